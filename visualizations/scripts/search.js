/* Search for nodes by any of their names. */

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {{ node: GraphNode, written: string, fit: number }} Hit */

const NO_FIT = 3;

/**
 * Return the nodes with a name that fits a folded text, each with the name by which it was found: equal names first,
 * then those that begin with the text, then those that contain it; larger nodes before smaller ones.
 * @param {GraphNode[]} nodes
 * @param {string} wanted
 */
export function findNodes(nodes, wanted) {
  if (!wanted) return [];
  return nodes.map((node) => bestHit(node, wanted)).filter((hit) => hit.fit < NO_FIT)
    .sort((a, b) => a.fit - b.fit || b.node.size - a.node.size);
}

/**
 * The name of a node that fits best; of several, the one that the node goes by.
 * @param {GraphNode} node
 * @param {string} wanted
 * @returns {Hit}
 */
function bestHit(node, wanted) {
  const hits = node.search.map(([folded, written]) => ({ node, written, fit: fitOf(folded, wanted) }));
  return hits.reduce((one, two) => {
    const better = two.fit < one.fit || (two.fit === one.fit && two.written === node.name);
    return better ? two : one;
  }, { node, written: node.name, fit: NO_FIT });
}

/**
 * 0 where a name is the text, 1 where it begins with it, 2 where it contains it.
 * @param {string} name
 * @param {string} wanted
 */
function fitOf(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : NO_FIT;
}
