/* How much of the page is shown. */

import { data } from "./data.js";
import { isEdgeShown, isNodeShown } from "./state.js";

/** @typedef {{ nodes: number, edges: number, sources: number }} Counts the sources cited by these nodes and edges */
/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {import("./data.js").Citation} Citation */

/** @type {Map<string, number>} the number of each source that is cited */
const numbers = new Map();
const citedByNodes = data.nodes.map(({ names = [], statements = [], sources = [] }) => (
  numbersOf([...sources, ...[...names, ...statements].flatMap((each) => each.sources ?? [])])));
const citedByEdges = data.edges.map(({ sources = [] }) => numbersOf(sources));
const all = count(() => true, () => true);

/**
 * @param {Citation[]} citations
 */
function numbersOf(citations) {
  return [...new Set(citations.map(([source]) => {
    const number = numbers.get(source) ?? numbers.size;
    numbers.set(source, number);
    return number;
  }))];
}

/** What there is when nothing is switched off. */
export function countAll() {
  return all;
}

/** The sources that are cited by what is shown now. */
export function citedNow() {
  const cited = [...data.nodes.filter(isNodeShown).flatMap(({ number }) => citedByNodes[number] ?? []),
                 ...data.edges.filter(isEdgeShown).flatMap(({ id }) => citedByEdges[id] ?? [])];
  const names = [...numbers.keys()];
  return [...new Set(cited)].sort((a, b) => a - b).map((number) => names[number] ?? "");
}

/** What is shown now. */
export function countShown() {
  return count(isNodeShown, isEdgeShown);
}

/**
 * @param {(node: GraphNode) => boolean} isNodeCounted
 * @param {(edge: GraphEdge) => boolean} isEdgeCounted
 * @returns {Counts}
 */
function count(isNodeCounted, isEdgeCounted) {
  const cited = new Uint8Array(numbers.size), found = { nodes: 0, edges: 0 };
  const take = (/** @type {number[]} */ sources) => {
    for (const source of sources) cited[source] = 1;
  };
  for (const node of data.nodes) {
    if (!isNodeCounted(node)) continue;
    found.nodes += 1;
    take(citedByNodes[node.number] ?? []);
  }
  for (const edge of data.edges) {
    if (!isEdgeCounted(edge)) continue;
    found.edges += 1;
    take(citedByEdges[edge.id] ?? []);
  }
  return { ...found, sources: cited.reduce((sum, each) => sum + each, 0) };
}
