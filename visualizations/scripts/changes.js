/* What began and what ended between two years, by the rules of `interurban changes` (queries/analysis/changes): certain
   where it is so on every reading of the dates, possible where it is so on some. */

import { data, edgesOf, nodeById } from "./data.js";
import { DEFINITELY, NO, POSSIBLY, heldIn } from "./tenures.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {{ first: number, last: number }} Years */
/** @typedef {[kind: string, began: string, ended: string]} Words */
/**
 * What may change, by types, and what tenures do not tell of it (visualizations/changes.py).
 * @typedef {object} ChangeRules
 * @property {string[]} kinds
 * @property {Record<string, Words>} states
 * @property {Record<string, Words>} events
 * @property {Record<string, Words>} nodes
 * @property {string} belonging
 * @property {[number: number, tenure: number, begin: 0 | 1, end: 0 | 1, when: string][]} ofNodes
 * @property {number[]} lent
 * @property {number[]} begins
 * @property {number[]} ends
 */
/**
 * How surely something held at either year, began and ended between them; and whether it may have, unsaid.
 * @typedef {object} Compared
 * @property {number} before
 * @property {number} after
 * @property {number} began
 * @property {number} ended
 * @property {boolean} beginUnknown
 * @property {boolean} endUnknown
 */
/**
 * What is a node, or else relationships between the same two, which are told as one.
 * @typedef {{ kind: string, change: string, isCertain: boolean, node?: GraphNode, when?: string, edges: GraphEdge[] }}
 *   Change
 */
/** @typedef {{ kind: string, lookedAt: number, begin: number, end: number }} Unknown */

const { ofNodes = [], lent = [], begins = [], ends = [] } = data.changes ?? {};
const isLent = new Set(lent), beginsOtherwise = new Set(begins), endsOtherwise = new Set(ends);

/**
 * Return what changed, and of how much nothing says when: of everything, or of one node and the roles in it.
 * @param {Years} years the first before the last
 * @param {GraphNode | null} of
 */
export function changesBetween(years, of) {
  const found = new Found(), nodes = of ? withRoles(of) : null;
  for (const [words, edges] of wantedTies(nodes)) {
    found.add(words, asOne(edges.map((each) => ofEdge(each, years))), { edges });
  }
  for (const [number, tenure, begin, end, when] of ofNodes) {
    const node = data.nodes[number], words = node && data.changes?.nodes[node.type];
    if (!words || (nodes && !nodes.has(node.id))) continue;
    found.add(words, compare(tenure, { begin: begin > 0, end: end > 0 }, years), { node, when, edges: [] });
  }
  return found;
}

class Found {
  /** @type {Change[]} */
  changes = [];
  /** @type {Map<string, Unknown>} */
  unknown = new Map();

  /**
   * @param {Words} words
   * @param {Compared} compared
   * @param {Pick<Change, "node" | "when" | "edges">} what
   */
  add([kind, began, ended], compared, what) {
    const { lookedAt, begin, end } = this.unknown.get(kind) ?? { lookedAt: 0, begin: 0, end: 0 };
    const isOpen = compared.endUnknown && (ended !== "" || !what.node);
    this.unknown.set(kind, {
      kind, lookedAt: lookedAt + 1, begin: begin + Number(compared.beginUnknown), end: end + Number(isOpen),
    });
    for (const [change, level] of /** @type {const} */ ([[began, compared.began], [ended, compared.ended]])) {
      if (change && level) this.changes.push({ kind, change, isCertain: level === DEFINITELY, ...what });
    }
  }
}

/**
 * What changed as `changes` lists it: of each the kind, the change, how sure it is, and the ids of its ends.
 * @param {number} first
 * @param {number} last
 * @param {string} [of]
 */
export function listChanges(first, last, of) {
  const found = changesBetween({ first, last }, of === undefined ? null : nodeById(of));
  return {
    changes: found.changes.map(({ kind, change, isCertain, node, edges: [edge] }) => (
      [kind, change, isCertain ? "certain" : "possible", node?.id ?? edge?.from ?? "", edge?.to ?? ""])),
    unknown: [...found.unknown.values()],
  };
}

/**
 * A node, and the roles in it.
 * @param {GraphNode} node
 */
function withRoles({ id }) {
  const roles = edgesOf(id).filter(({ type, to }) => type === data.changes?.belonging && to === id);
  return new Set([id, ...roles.map(({ from }) => from)]);
}

/**
 * The relationships that may have changed, with what their changes are called, those from one node to another together.
 * @param {Set<string> | null} nodes whose; null for all
 */
function wantedTies(nodes) {
  const { states = {}, events = {} } = data.changes ?? {}, known = nodes ? { ...events, ...states } : states;
  const isWanted = (/** @type {GraphEdge} */ { id, from, to }) => (
    nodes ? nodes.has(from) || nodes.has(to) : !isLent.has(id));
  /** @type {Map<string, [Words, GraphEdge[]]>} */
  const groups = new Map();
  for (const edge of data.edges) {
    const words = known[edge.type], key = `${edge.type} ${edge.start} ${edge.end}`, group = groups.get(key);
    if (!words || !isWanted(edge)) continue;
    if (group) group[1].push(edge);
    else groups.set(key, [words, [edge]]);
  }
  return groups.values();
}

/**
 * @param {GraphEdge} edge
 * @param {Years} years
 */
function ofEdge({ id, tenure }, years) {
  const spans = spansOf(tenure);
  const isBounded = { begin: spans.every(([first]) => first > 1), end: spans.every((span) => span[3] < 9999) };
  return compare(tenure, {
    begin: isBounded.begin !== beginsOtherwise.has(id), end: isBounded.end !== endsOtherwise.has(id),
  }, years);
}

/**
 * @param {number} tenure
 */
function spansOf(tenure) {
  return (data.tenures?.all[tenure] ?? []).flat();
}

/**
 * @param {number} tenure
 * @param {{ begin: boolean, end: boolean }} stated whether a source says when it began, and ended
 * @param {Years} years
 * @returns {Compared}
 */
function compare(tenure, stated, { first, last }) {
  const spans = spansOf(tenure);
  const most = (/** @type {0 | 1 | 2 | 3} */ place) => Math.max(...spans.map((span) => span[place]));
  const least = (/** @type {0 | 1 | 2 | 3} */ place) => Math.min(...spans.map((span) => span[place]));
  const began = levelOf(most(1) > first && least(0) <= last, least(0) > first && most(1) <= last);
  const ended = levelOf(most(3) >= first && least(2) < last, least(2) >= first && most(3) < last);
  return {
    before: heldIn(tenure, first), after: heldIn(tenure, last),
    began: stated.begin ? began : NO, ended: stated.end ? ended : NO,
    beginUnknown: began > NO && !stated.begin, endUnknown: ended > NO && !stated.end,
  };
}

/**
 * @param {boolean} isPossible
 * @param {boolean} isCertain
 */
function levelOf(isPossible, isCertain) {
  return isPossible ? isCertain ? DEFINITELY : POSSIBLY : NO;
}

/**
 * What became of several, as the spells of one tie, as of one: what definitely held before has not begun since, and
 * what possibly held has at most possibly begun; so with ends.
 * @param {Compared[]} parts
 * @returns {Compared}
 */
function asOne(parts) {
  const strongest = (/** @type {"before" | "after" | "began" | "ended"} */ part) => (
    Math.max(...parts.map((each) => each[part])));
  const before = strongest("before"), after = strongest("after");
  const began = Math.min(strongest("began"), DEFINITELY - before);
  const ended = Math.min(strongest("ended"), DEFINITELY - after);
  return {
    before, after, began, ended,
    beginUnknown: parts.some((each) => each.beginUnknown) && began === NO && before !== DEFINITELY,
    endUnknown: parts.some((each) => each.endUnknown) && ended === NO && after !== DEFINITELY,
  };
}
