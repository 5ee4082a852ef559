/* Which nodes and relationships are shown: found for all of them at once, whenever what is switched off or the year
   changes, so that everything that asks is answered at once. */

import { data, edgesOf } from "./data.js";
import { NO, heldIn } from "./tenures.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/**
 * The names of the types and the keys of the clusters that are switched off.
 * @typedef {{ types: Set<string>, relationships: Set<string>, clusters: Set<string> }} Hidden
 */
/**
 * 1 for what is shown, by the numbers of nodes and of edges.
 * @typedef {{ nodes: Uint8Array, edges: Uint8Array }} Shown
 */

/**
 * Return what is shown: nodes that are not switched off, and that a relationship joins which is not, and held in that
 * year (or that none ever joins, where no year is asked); and relationships between them.
 * @param {Hidden} hidden
 * @param {number | null} year
 * @returns {Shown}
 */
export function findShown(hidden, year) {
  const held = new Uint8Array(data.edges.length), tied = new Uint8Array(data.nodes.length);
  for (const edge of data.edges) {
    if (!holds(edge, hidden, year)) continue;
    held[edge.id] = tied[edge.start] = tied[edge.end] = 1;
  }
  const nodes = Uint8Array.from(data.nodes, (node) => (
    Number(isOn(node, hidden) && (tied[node.number] === 1 || isLone(node, year)))));
  const edges = Uint8Array.from(data.edges, ({ id, start, end }) => (held[id] ?? 0) & (nodes[start] ?? 0)
    & (nodes[end] ?? 0));
  return { nodes, edges };
}

/**
 * Whether a node has a relationship that is not switched off and held in the year, or none at all.
 * @param {GraphNode} node
 * @param {Hidden} hidden
 * @param {number | null} year
 */
export function isTied(node, hidden, year) {
  return isLone(node, year) || edgesOf(node.id).some((edge) => holds(edge, hidden, year));
}

/**
 * @param {GraphNode} node
 * @param {number | null} year
 */
function isLone({ id }, year) {
  return year === null && !edgesOf(id).length;
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
