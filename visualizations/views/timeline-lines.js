/* The lines of the timeline: what is dated, together by what it is of, and each along its years. */

import { data, nodeById, relationshipTypeOf } from "../scripts/data.js";
import { datesInWords } from "../scripts/dates.js";
import { readsInWords, typeInWords } from "../scripts/glossary.js";
import { findShown } from "../scripts/shown.js";
import { collate } from "../scripts/sorting.js";
import { filters, hidden } from "../scripts/state.js";
import { LAST_YEAR, FIRST_YEAR, yearsOf, yearsOfTenure } from "../scripts/tenures.js";

/** @typedef {import("../scripts/data.js").GraphNode} GraphNode */
/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("../scripts/tenures.js").Years} Years */
/** @typedef {import("../scripts/tenures.js").Tenure} Tenure */
/** @typedef {{ nodes: [number: number, tenure: Tenure, words: string][] }} ViewData */
/**
 * A line: what is dated, of what (`host`, by a `phrase`), in words and in years; `depth` 0 begins what lies together.
 * @typedef {object} Line
 * @property {GraphNode} host
 * @property {string} phrase
 * @property {GraphNode | null} other
 * @property {GraphEdge | null} edge
 * @property {Tenure | null} own the tenure of a node
 * @property {string} words
 * @property {Years | null} years
 * @property {0 | 1} depth
 * @property {number} [within] how many lines follow that belong to it
 */
/**
 * What belongs together: a role and who held it, a network and its members, or two cities.
 * @typedef {{ host: GraphNode, section: string, head: Line, lines: Line[], first: number }} Group
 */

export const ORDERS = /** @type {const} */ (["beginning", "number", "name"]);
/** @typedef {typeof ORDERS[number]} Order */

const FIRST_SECTIONS = ["Role", "Organisation", "Forum", "MOU", "Initiative"];
const ACTORS = ["City", "Country", "Person"]; // of two, what a relationship is listed under is the other

/** @type {Map<string, { tenure: Tenure, key: string, words: string }>} dates of nodes by their ids */
const own = new Map();

/**
 * Take the dates of nodes.
 * @param {ViewData} viewData
 */
export function takeDates({ nodes }) {
  for (const [number, tenure, words] of nodes) {
    const node = data.nodes[number];
    if (node) own.set(node.id, { tenure, key: JSON.stringify(tenure), words: datesInWords(words) });
  }
}

/**
 * All that is dated and that the legend and the filters leave, in any year, by what it belongs to.
 * @param {Order} order
 * @returns {Group[]}
 */
export function groupsNow(order) {
  /** @type {Map<string, Group>} */
  const groups = new Map(), left = findShown({ hidden, filters, year: null });
  for (const node of data.nodes) if (own.has(node.id) && left.nodes[node.number]) groups.set(node.id, groupOf(node));
  for (const edge of data.edges) if (left.edges[edge.id] && isToldByItself(edge)) file(groups, edge);
  for (const group of groups.values()) {
    group.lines.sort(byBeginning);
    group.first = Math.min(beginningOf(group.head), ...group.lines.slice(0, 1).map(beginningOf));
  }
  return [...groups.values()].sort((a, b) => rankOf(a) - rankOf(b) || collate(a.section, b.section) || {
    beginning: a.first - b.first, number: b.lines.length - a.lines.length, name: 0,
  }[order] || collate(a.host.name, b.host.name));
}

/* Whether a relationship names a year, and has not but the dates of an end of it, which has a line of its own. */
function isToldByItself(/** @type {GraphEdge} */ { from, to, tenure }) {
  const claims = data.tenures?.all[tenure] ?? [], key = JSON.stringify(claims);
  if (!claims.flat(2).some((year) => year > FIRST_YEAR && year < LAST_YEAR)) return false;
  return own.get(from)?.key !== key && own.get(to)?.key !== key;
}

/**
 * @param {Map<string, Group>} groups
 * @param {GraphEdge} edge
 */
function file(groups, edge) {
  const from = nodeById(edge.from), to = nodeById(edge.to), type = relationshipTypeOf(edge);
  const areActors = ACTORS.includes(from.type) && ACTORS.includes(to.type);
  const isOfFrom = areActors || (ACTORS.includes(to.type) && !ACTORS.includes(from.type));
  const host = isOfFrom ? from : to, other = isOfFrom ? to : from;
  const group = groups.get(host.id) ?? groupOf(host);
  groups.set(host.id, group);
  group.lines.push({
    host, other, edge, own: null, phrase: readsInWords(isOfFrom ? type.forward : type.backward),
    words: datesInWords(edge.when ?? ""),
    years: yearsOf(edge.tenure), depth: 1,
  });
}

/**
 * @param {GraphNode} host
 * @returns {Group}
 */
function groupOf(host) {
  const { tenure = null, words = "" } = own.get(host.id) ?? {};
  const years = tenure && yearsOfTenure(tenure);
  return {
    host, section: host.type, lines: [], first: LAST_YEAR,
    head: { host, other: null, edge: null, own: tenure, phrase: "", words, years, depth: 0 },
  };
}

/**
 * @param {Group} group
 */
function rankOf({ section }) {
  const rank = FIRST_SECTIONS.indexOf(section);
  return rank < 0 ? FIRST_SECTIONS.length : rank;
}

/**
 * @param {Line} a
 * @param {Line} b
 */
function byBeginning(a, b) {
  return beginningOf(a) - beginningOf(b) || endOf(a) - endOf(b) || collate(a.other?.name ?? "", b.other?.name ?? "");
}

/* The first year that is told; what has no known beginning comes by its end. */
function beginningOf(/** @type {Line} */ { years }) {
  if (!years) return LAST_YEAR;
  return years.first > FIRST_YEAR ? years.first : Math.min(years.surelyFirst, years.last);
}

function endOf(/** @type {Line} */ { years }) {
  return years?.last ?? LAST_YEAR;
}

/**
 * The lines of groups, those that have each word of a text, or are of what is selected; one line where a group has no
 * dates of its own and one relationship.
 * @param {Group[]} groups
 * @param {{ text: string, only: string | null }} asked
 * @returns {Line[]}
 */
export function linesOf(groups, { text, only }) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isAsked = (/** @type {Line} */ line) => has(line, words) && (only === null || isOf(line, only));
  return groups.flatMap(({ head, lines }) => {
    const found = lines.filter(isAsked), [first] = found;
    if (!first) return head.years && isAsked(head) ? [head] : [];
    if (found.length === 1 && !head.years) return [{ ...first, depth: /** @type {0} */ (0) }];
    return [{ ...head, within: found.length }, ...found];
  });
}

/**
 * @param {Line} line
 * @param {string[]} words
 */
function has({ host, other, phrase, words: when }, words) {
  if (!words.length) return true;
  const text = [host.name, typeInWords(host.type), phrase, other?.name, when].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * @param {Line} line
 * @param {string} id
 */
function isOf({ host, other }, id) {
  return host.id === id || other?.id === id;
}

/**
 * The first and the last year that anything dated names.
 * @returns {{ first: number, last: number }}
 */
export function boundsOfAll() {
  const spans = [...own.values()].flatMap(({ tenure }) => tenure.flat(2));
  const years = [...spans, ...(data.tenures?.bounds ?? [])].filter((year) => year > FIRST_YEAR && year < LAST_YEAR);
  const first = years.reduce((least, year) => Math.min(least, year), LAST_YEAR);
  const last = years.reduce((most, year) => Math.max(most, year), FIRST_YEAR);
  return { first, last };
}

/**
 * Round years of an axis, at most so many.
 * @param {{ first: number, last: number }} bounds
 * @param {number} most
 */
export function ticksOf({ first, last }, most) {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((each) => (last + 1 - first) / each <= most) ?? 2000;
  const ticks = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year);
  return ticks;
}
