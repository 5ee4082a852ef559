/* What ties two nodes, from left to right: the chains of `interurban path`, each node as far along as in its chains. */

import { data } from "../scripts/data.js";
import { stepsOf, tiesBetween } from "../scripts/paths.js";
import { asOf, isNodeShown } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { keptApart } from "./network-rings.js";

/** @typedef {import("./network-arrangement.js").Arrangement} Arrangement */
/** @typedef {import("./network-rings.js").Mark} Mark */

const STEP = 260; // pixels from one node of a chain to the next
const ROW = 84; // pixels from one chain to the next
const GAP = 30; // pixels between the edges of two nodes, one below the other

/**
 * @param {number} one
 * @param {number} other
 * @param {readonly Mark[]} discs
 * @returns {Arrangement}
 */
export function arrangeChains(one, other, discs) {
  const all = chainsBetween(one, other), chains = all.filter((chain) => chain.every(isShown));
  const edges = [...new Set(chains.flatMap((chain) => stepsOf(chain, asOf.year).flat()))];
  const name = (/** @type {number} */ node) => data.nodes[node]?.name ?? "";
  const told = chains.length < all.length ? say("of-chains", { shown: chains.length, count: all.length })
    : say("count-chains", { count: all.length });
  return {
    places: placeChains(chains.length ? chains : [[one, other]], discs), edges, lines: [],
    note: all.length ? say("chains-between", { chains: told, one: name(one), other: name(other) })
      : say("no-chain-between", { one: name(one), other: name(other) }),
  };
}

/**
 * @param {number} node
 */
function isShown(node) {
  const found = data.nodes[node];
  return found !== undefined && isNodeShown(found);
}

/**
 * All chains that tie two, each as the numbers of its nodes: the direct one, those through what both share, the others.
 * @param {number} one
 * @param {number} other
 * @returns {number[][]}
 */
function chainsBetween(one, other) {
  const { direct, shared, telling, throughHubs } = tiesBetween(one, other, asOf.year);
  const through = shared.flatMap(({ node, sides: [near, far] }) => waysTo(near).flatMap((before) => (
    waysTo(far).map((after) => [one, ...before, node, ...[...after].reverse(), other]))));
  return [...(direct.length ? [[one, other]] : []), ...through, ...telling, ...throughHubs];
}

/**
 * What stands between a node and what it shares: nothing, or what a composite tie leads through.
 * @param {import("../scripts/paths.js").Side} side
 * @returns {number[][]}
 */
function waysTo({ edges, composites }) {
  return edges.length ? [[]] : composites.map((each) => each[4]);
}

/**
 * Where the nodes of chains lie: as far along as in their chains, on average, in half steps, and as far down as their
 * chains, of which the first is the highest.
 * @param {number[][]} chains
 * @param {readonly Mark[]} discs
 */
function placeChains(chains, discs) {
  const longest = Math.max(2, ...chains.map(({ length }) => length - 1));
  /** @type {Map<number, { along: number, down: number }[]>} */
  const found = new Map();
  chains.forEach((chain, row) => chain.forEach((node, at) => {
    found.set(node, [...found.get(node) ?? [], { along: at / (chain.length - 1), down: row * ROW }]);
  }));
  /** @type {Map<number, { node: number, down: number }[]>} */
  const columns = new Map();
  for (const [node, all] of found) {
    const along = Math.round(mean(all.map((each) => each.along)) * longest * 2) / 2;
    columns.set(along, [...columns.get(along) ?? [], { node, down: mean(all.map((each) => each.down)) }]);
  }
  return new Map([...columns].flatMap(([along, column]) => placeColumn(column, along * STEP, discs)));
}

/**
 * Place nodes one below the other, each as near as can be to where it is wanted.
 * @param {{ node: number, down: number }[]} column
 * @param {number} x
 * @param {readonly Mark[]} discs
 */
function placeColumn(column, x, discs) {
  const ordered = [...column].sort((a, b) => a.down - b.down || a.node - b.node);
  const sizes = ordered.map(({ node }) => discs[node]?.size ?? 0);
  const found = keptApart(ordered.map(({ down }) => down), sizes.map((size) => 2 * size + GAP));
  return ordered.map(({ node }, at) => (
    /** @type {[number, Mark]} */ ([node, { x, y: found[at] ?? 0, size: sizes[at] ?? 0 }])));
}

/**
 * @param {number[]} numbers
 */
function mean(numbers) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
