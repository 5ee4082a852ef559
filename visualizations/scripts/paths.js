/* How two nodes are tied, by the rules of `interurban path` (queries/lookups/paths.py): directly, by what they share,
   and by the shortest chains; what leads through a hub, which joins much of the graph and tells little, apart. As of a
   year only by what held then, possibly at least. */

import { data, edgesOf, nodeById } from "./data.js";
import { shortestChains } from "./shortest-chains.js";
import { NO, heldIn } from "./tenures.js";

/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/**
 * A chain of relationships that counts as one tie.
 * @typedef {[start: number, end: number, reads: string, edges: number[], between: number[], tenure: number]} Composite
 */
/** @typedef {{ hubs: number[], composites: Composite[] }} PathRules */
/**
 * What one of the two is tied to what they share by: relationships, or else composite ties.
 * @typedef {{ edges: GraphEdge[], composites: Composite[] }} Side
 */
/** @typedef {{ node: number, isHub: boolean, sides: [Side, Side] }} Shared */
/**
 * Chains are numbers of nodes, from one end to the other.
 * @typedef {{ direct: GraphEdge[], shared: Shared[], telling: number[][], throughHubs: number[][] }} Tied
 */

const MOST_CHAINS = 3;
const CHAINS_LOOKED_AT = 100;
const hubs = new Set(data.paths?.hubs ?? []);
/** @type {Int32Array | null} */
let ranks = null;

/* The place of each node when all are sorted by their ids, letter by letter as Python does. */
function rankIds() {
  const points = data.nodes.map(({ id }) => [...id].map((letter) => letter.codePointAt(0) ?? 0));
  const order = data.nodes.map(({ number }) => number).sort((a, b) => compare(points[a] ?? [], points[b] ?? []));
  const found = new Int32Array(order.length);
  order.forEach((number, rank) => {
    found[number] = rank;
  });
  return found;
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function compare(one, other) {
  const place = one.findIndex((each, at) => each !== other[at]);
  if (place < 0) return one.length - other.length;
  return other[place] === undefined ? 1 : (one[place] ?? 0) - (other[place] ?? 0);
}

/**
 * @param {number} one
 * @param {number} other
 */
function byId(one, other) {
  ranks ??= rankIds();
  return (ranks[one] ?? 0) - (ranks[other] ?? 0);
}

/**
 * Return what ties two nodes in a year, or at any time (null).
 * @param {number} one
 * @param {number} other
 * @param {number | null} year
 * @returns {Tied}
 */
export function tiesBetween(one, other, year) {
  const ties = new Ties(year), isHub = (/** @type {number} */ node) => node !== one && node !== other && hubs.has(node);
  const direct = ties.between(one, other), shared = sharedBy(ties, [one, other], isHub);
  const wanted = MOST_CHAINS - Number(direct.length > 0) - shared.filter((each) => !each.isHub).length;
  const among = new Set(shared.map(({ node }) => node));
  const telling = take(wanted, chains(ties, [one, other], (node) => among.has(node) || isHub(node)));
  const throughHubs = direct.length || shared.length ? []
    : take(MOST_CHAINS, hubChains(ties, [one, other], isHub, telling));
  return { direct, shared, telling, throughHubs };
}

/* The ties that held in a year. */
class Ties {
  /** @type {Map<number, number[]>} */
  #known = new Map();

  /**
   * @param {number | null} year
   */
  constructor(year) {
    this.year = year;
  }

  /**
   * @param {number} node
   */
  #edges(node) {
    return edgesOf(data.nodes[node]?.id ?? "").filter(({ tenure }) => heldIn(tenure, this.year) !== NO);
  }

  /**
   * The neighbours of a node, each once, by their ids.
   * @param {number} node
   */
  of(node) {
    const found = this.#known.get(node)
      ?? [...new Set(this.#edges(node).map(({ start, end }) => (start === node ? end : start)))].sort(byId);
    this.#known.set(node, found);
    return found;
  }

  /**
   * @param {number} one
   * @param {number} other
   */
  between(one, other) {
    return this.#edges(one).filter(({ start, end }) => (start === one ? end : start) === other);
  }

  /**
   * What a node is tied to by composite ties of which none leads through one of the two ends.
   * @param {number} node
   * @param {number[]} ends
   */
  composites(node, ends) {
    /** @type {Map<number, Composite[]>} */
    const found = new Map();
    for (const each of data.paths?.composites ?? []) {
      const [start, end, , , between, tenure] = each;
      if (start !== node || heldIn(tenure, this.year) === NO || between.some((at) => ends.includes(at))) continue;
      found.set(end, [...found.get(end) ?? [], each]);
    }
    return found;
  }
}

/**
 * What both ends are tied to: hubs last, and before that what fewest are tied to.
 * @param {Ties} ties
 * @param {[number, number]} ends
 * @param {(node: number) => boolean} isHub
 * @returns {Shared[]}
 */
function sharedBy(ties, ends, isHub) {
  const composites = ends.map((end) => ties.composites(end, ends));
  const [first = [], second = []] = ends.map((end, place) => (
    [...ties.of(end), ...composites[place]?.keys() ?? []]));
  const others = new Set(second);
  const both = [...new Set(first)].filter((node) => others.has(node) && !ends.includes(node));
  const sideOf = (/** @type {0 | 1} */ place, /** @type {number} */ node) => {
    const edges = ties.between(ends[place], node);
    return { edges, composites: edges.length ? [] : composites[place]?.get(node) ?? [] };
  };
  const many = (/** @type {number} */ node) => edgesOf(data.nodes[node]?.id ?? "").length;
  return both.sort((a, b) => Number(isHub(a)) - Number(isHub(b)) || many(a) - many(b) || byId(a, b))
    .map((node) => ({ node, isHub: isHub(node), sides: [sideOf(0, node), sideOf(1, node)] }));
}

/**
 * Chains of three steps or more, through no node that is out.
 * @param {Ties} ties
 * @param {[number, number]} ends
 * @param {(node: number) => boolean} isOut
 */
function chains(ties, [one, other], isOut) {
  const beyond = new Map([[one, other], [other, one]]);
  const neighboursOf = (/** @type {number} */ node) => (
    ties.of(node).filter((each) => each !== beyond.get(node) && !isOut(each)));
  return shortestChains(neighboursOf, one, other);
}

/**
 * Chains through hubs that are shorter than those that tell more.
 * @param {Ties} ties
 * @param {[number, number]} ends
 * @param {(node: number) => boolean} isHub
 * @param {number[][]} telling
 */
function* hubChains(ties, ends, isHub, [shortest]) {
  for (const chain of take(CHAINS_LOOKED_AT, chains(ties, ends, () => false))) {
    if (shortest && chain.length >= shortest.length) return;
    if (chain.some(isHub)) yield chain;
  }
}

/**
 * @template Thing
 * @param {number} most
 * @param {Generator<Thing>} things
 */
function take(most, things) {
  const found = [];
  if (most > 0) {
    for (const each of things) {
      found.push(each);
      if (found.length >= most) break;
    }
  }
  return found;
}

/**
 * The relationships along a chain, those of each step by their numbers.
 * @param {number[]} chain
 * @param {number | null} year
 */
export function stepsOf(chain, year) {
  const ties = new Ties(year);
  return chain.slice(1).map((node, place) => ties.between(chain[place] ?? 0, node));
}

/**
 * What ties two nodes as `path` lists it: for each line the chain, from which node, and to which.
 * @param {string} one
 * @param {string} other
 * @param {number | null} year
 */
export function listTies(one, other, year) {
  const from = nodeById(one), to = nodeById(other), { direct, shared, telling, throughHubs } = tiesBetween(
    from.number, to.number, year);
  const idOf = (/** @type {number} */ node) => data.nodes[node]?.id ?? "";
  const steps = (/** @type {string} */ title, /** @type {number[][]} */ chains) => chains.flatMap((chain, number) => (
    stepsOf(chain, year).flatMap((edges, place) => edges.map(() => (
      [`${title} ${number + 1}`, idOf(chain[place] ?? 0), idOf(chain[place + 1] ?? 0)])))));
  return [
    ...direct.map(() => ["direct", one, other]),
    ...shared.map(({ node, isHub }) => [isHub ? "shared hub" : "shared", one, idOf(node)]),
    ...steps("telling", telling), ...steps("through hubs", throughHubs),
  ];
}

/**
 * The numbers of all nodes that tie two.
 * @param {Tied} tied
 */
export function nodesOf({ shared, telling, throughHubs }) {
  const composites = shared.flatMap(({ sides }) => sides.flatMap((side) => side.composites));
  const between = composites.flatMap((each) => each[4]);
  return new Set([...shared.map(({ node }) => node), ...between, ...telling.flat(), ...throughHubs.flat()]);
}
