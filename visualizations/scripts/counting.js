/* How much of the page is shown. */

import { data } from "./data.js";
import { isEdgeShown, isNodeShown } from "./state.js";

/** @typedef {{ nodes: number, edges: number, sources: number }} Counts the sources cited by these nodes and edges */
/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */

const all = count(data.nodes, data.edges);

/** What there is when nothing is switched off. */
export function countAll() {
  return all;
}

/** What is shown now. */
export function countShown() {
  return count(data.nodes.filter(isNodeShown), data.edges.filter(isEdgeShown));
}

/**
 * @param {GraphNode[]} nodes
 * @param {GraphEdge[]} edges
 * @returns {Counts}
 */
function count(nodes, edges) {
  const cited = new Set();
  for (const { names = [], statements = [], sources = [] } of nodes) {
    for (const [source] of [...sources, ...[...names, ...statements].flatMap((each) => each.sources ?? [])]) {
      cited.add(source);
    }
  }
  for (const { sources = [] } of edges) for (const [source] of sources) cited.add(source);
  return { nodes: nodes.length, edges: edges.length, sources: cited.size };
}
