/* Which nodes and relationships are shown: found for all of them at once, whenever what is switched off or the year
   changes, so that everything that asks is answered at once. */

import { data, edgesOf } from "./data.js";
import { allFacets } from "./facets.js";
import { NO, heldIn } from "./tenures.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/**
 * The names of the types and the keys of the clusters that are switched off.
 * @typedef {{ types: Set<string>, relationships: Set<string>, clusters: Set<string> }} Hidden
 */
/**
 * What alone is to be shown, where it is asked for: of facets the numbers of the values, of measures the bounds.
 * @typedef {{ values: Map<string, Set<number>>, bounds: Map<string, [least: number, most: number]> }} Filters
 */
/** @typedef {{ hidden: Hidden, filters: Filters, year: number | null }} Asked */
/**
 * 1 for what is shown, by the numbers of nodes and of edges.
 * @typedef {{ nodes: Uint8Array, edges: Uint8Array }} Shown
 */

const OUT = 0, BESIDE = 1, CHOSEN = 2;

/**
 * Return what is shown: nodes that are not switched off, and that a relationship joins which is not, and held in that
 * year (or that none ever joins, where nothing else is asked); and relationships between them. Filters of nodes choose
 * those that have what is asked for, and leave beside them those to which it does not apply and that are tied to one
 * that is chosen; what nothing joins then drops out.
 * @param {Asked} asked
 * @returns {Shown}
 */
export function findShown(asked) {
  const { hidden, filters, year } = asked, isFiltered = filters.values.size + filters.bounds.size > 0;
  const isEdgeWanted = wantedEdges(filters), held = new Uint8Array(data.edges.length);
  for (const edge of data.edges) held[edge.id] = Number(holds(edge, hidden, year) && isEdgeWanted(edge.id));
  const standing = isFiltered ? standingOfNodes(filters, held) : null;
  const on = Uint8Array.from(data.nodes, (node) => (
    Number(isOn(node, hidden) && (standing === null || standing[node.number] !== OUT))));
  const edges = Uint8Array.from(data.edges, ({ id, start, end }) => (
    (held[id] ?? 0) & (on[start] ?? 0) & (on[end] ?? 0)));
  const tied = new Uint8Array(data.nodes.length);
  for (const { id, start, end } of data.edges) if ((isFiltered ? edges : held)[id]) tied[start] = tied[end] = 1;
  const nodes = on.map((each, number) => each & ((tied[number] ?? 0) | Number(!isFiltered && isLone(number, year))));
  return { nodes, edges };
}

/**
 * How each node stands to the filters of nodes.
 * @param {Filters} filters
 * @param {Uint8Array} held
 */
function standingOfNodes(filters, held) {
  const standing = new Uint8Array(data.nodes.length).fill(BESIDE), tests = testsOf(filters, "nodes");
  if (!tests.length) return standing;
  for (const { number } of data.nodes) {
    const answers = tests.map((test) => test(number));
    if (answers.includes(false)) standing[number] = OUT;
    else if (answers.includes(true)) standing[number] = CHOSEN;
  }
  const near = new Uint8Array(data.nodes.length);
  for (const { id, start, end } of data.edges) {
    if (!held[id]) continue;
    if (standing[start] === CHOSEN) near[end] = 1;
    if (standing[end] === CHOSEN) near[start] = 1;
  }
  return standing.map((each, number) => (each === BESIDE && !near[number] ? OUT : each));
}

/**
 * @param {Filters} filters
 */
function wantedEdges(filters) {
  const tests = testsOf(filters, "edges");
  return (/** @type {number} */ number) => tests.every((test) => test(number) !== false);
}

/**
 * Tests of the filters that are asked for: whether something has what is asked for; null where it does not apply.
 * @param {Filters} filters
 * @param {"nodes" | "edges"} of
 * @returns {((number: number) => boolean | null)[]}
 */
function testsOf({ values, bounds }, of) {
  const { facets, measures } = values.size + bounds.size ? allFacets() : { facets: [], measures: [] };
  return [
    ...facets.filter((each) => each.of === of && values.has(each.name)).map(({ name, at }) => {
      const wanted = values.get(name) ?? new Set();
      return (/** @type {number} */ number) => {
        const own = at[number] ?? [];
        return own.length ? own.some((each) => wanted.has(each)) : null;
      };
    }),
    ...measures.filter((each) => each.of === of && bounds.has(each.name)).map(({ name, at }) => {
      const [least, most] = bounds.get(name) ?? [-Infinity, Infinity];
      return (/** @type {number} */ number) => {
        const value = at[number] ?? NaN;
        return Number.isNaN(value) ? null : least <= value && value <= most;
      };
    }),
  ];
}

/**
 * Whether a node has a relationship that is not switched off and held in the year, or none at all.
 * @param {GraphNode} node
 * @param {Hidden} hidden
 * @param {number | null} year
 */
export function isTied(node, hidden, year) {
  return isLone(node.number, year) || edgesOf(node.id).some((edge) => holds(edge, hidden, year));
}

/**
 * @param {number} number
 * @param {number | null} year
 */
function isLone(number, year) {
  return year === null && !edgesOf(data.nodes[number]?.id ?? "").length;
}

/**
 * @param {GraphEdge} edge
 * @param {Hidden} hidden
 * @param {number | null} year
 */
function holds({ type, tenure }, hidden, year) {
  return !hidden.relationships.has(type) && heldIn(tenure, year) !== NO;
}

/**
 * Whether the legend leaves a node.
 * @param {GraphNode} node
 * @param {Hidden} hidden
 */
export function isOn({ type, cluster }, hidden) {
  return !hidden.types.has(type) && !(cluster !== undefined && hidden.clusters.has(cluster));
}
