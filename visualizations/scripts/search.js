/* Search for nodes by any of their names. */

import { joined } from "./folding.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {{ node: GraphNode, written: string, fit: number }} Hit */
/** @typedef {{ words: string[], whole: string }} Wanted */

const NO_FIT = 3;

/**
 * Return the nodes with a name that has all words of a text, in any order, each with the name by which it was found:
 * equal names first, then those in which the words begin words, then those that contain them; larger nodes before
 * smaller ones.
 * @param {GraphNode[]} nodes
 * @param {string[]} spellings the folded words of the text, in each way in which it is spelt
 */
export function findNodes(nodes, spellings) {
  const wanted = spellings.filter(Boolean).map((words) => ({ words: words.split(" "), whole: joined(words) }));
  return nodes.map((node) => bestHit(node, wanted)).filter((hit) => hit.fit < NO_FIT)
    .sort((a, b) => a.fit - b.fit || b.node.size - a.node.size);
}

/**
 * The name of a node that fits best; of several, the one that the node goes by.
 * @param {GraphNode} node
 * @param {Wanted[]} wanted
 * @returns {Hit}
 */
function bestHit(node, wanted) {
  const hits = node.search.map(([words, written]) => {
    return { node, written, fit: Math.min(NO_FIT, ...wanted.map((each) => fitOf(words, each))) };
  });
  return hits.reduce((one, two) => {
    const better = two.fit < one.fit || (two.fit === one.fit && two.written === node.name);
    return better ? two : one;
  }, { node, written: node.name, fit: NO_FIT });
}

/**
 * 0 where a name is the text, 1 where each word of the text begins a word of it, 2 where it contains each.
 * @param {string} name its folded words
 * @param {Wanted} wanted
 */
function fitOf(name, { words, whole }) {
  const key = joined(name), spaced = ` ${name}`;
  if (key === whole) return 0;
  if (key.startsWith(whole) || words.every((word) => spaced.includes(` ${word}`))) return 1;
  return key.includes(whole) || words.every((word) => key.includes(word)) ? 2 : NO_FIT;
}
