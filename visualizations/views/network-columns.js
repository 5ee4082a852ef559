/* Nodes in columns, ordered so that few ties cross: by the barycentre method (Sugiyama, Tagawa and Toda 1981). Each
   column is sorted by where on average what its nodes are tied to stands, in turn, and the order with the fewest
   crossings is kept; so there are never more than in the order that is given. */

/** @typedef {[one: number, other: number]} Tie */

const TURNS = 24;

/**
 * Return the columns, each in an order of its own in which few ties cross.
 * @param {number[][]} columns numbers of nodes, each in one column
 * @param {Tie[]} ties between nodes of different columns
 */
export function orderColumns(columns, ties) {
  const neighbours = neighboursOf(ties);
  let now = columns, best = columns, least = countCrossings(columns, ties);
  for (let turn = 0; turn < TURNS && least > 0; turn += 1) {
    const places = turn % 2 ? [...now.keys()].reverse() : [...now.keys()];
    now = places.reduce((all, place) => (
      all.map((column, at) => (at === place ? sorted(column, all, neighbours) : column))), now);
    const crossings = countCrossings(now, ties);
    if (crossings < least) [best, least] = [now, crossings];
  }
  return best;
}

/**
 * @param {Tie[]} ties
 */
function neighboursOf(ties) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  const add = (/** @type {number} */ one, /** @type {number} */ other) => {
    const known = found.get(one);
    if (known) known.push(other);
    else found.set(one, [other]);
  };
  for (const [one, other] of ties) {
    add(one, other);
    add(other, one);
  }
  return found;
}

/**
 * A column sorted by the mean place of what its nodes are tied to; what is tied to nothing keeps its own.
 * @param {number[]} column
 * @param {number[][]} columns
 * @param {Map<number, number[]>} neighbours
 */
function sorted(column, columns, neighbours) {
  const places = placesIn(columns);
  const means = new Map(column.map((node) => {
    const around = neighbours.get(node) ?? [node];
    return [node, around.reduce((sum, each) => sum + (places.get(each)?.[1] ?? 0), 0) / around.length];
  }));
  return [...column].sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
}

/**
 * Of each node its column, and how far down in it: from 0 at its head to 1 at its foot.
 * @param {number[][]} columns
 */
function placesIn(columns) {
  return new Map(columns.flatMap((column, at) => column.map((node, row) => (
    /** @type {[number, [column: number, down: number]]} */ ([node, [at, (row + 0.5) / column.length]])))));
}

/**
 * How many pairs of ties between the same two columns cross.
 * @param {number[][]} columns
 * @param {Tie[]} ties
 */
export function countCrossings(columns, ties) {
  const places = placesIn(columns);
  /** @type {Map<string, [left: number, right: number][]>} */
  const between = new Map();
  for (const [one, other] of ties) {
    const [[from, high], [to, low]] = [places.get(one) ?? [0, 0], places.get(other) ?? [0, 0]];
    const key = `${Math.min(from, to)} ${Math.max(from, to)}`, known = between.get(key) ?? [];
    known.push(from < to ? [high, low] : [low, high]);
    between.set(key, known);
  }
  return [...between.values()].reduce((sum, each) => sum + countInversions(each), 0);
}

/**
 * How many pairs are in another order at the right than at the left, in O(n log n) by a tree of sums (Fenwick 1994).
 * @param {[left: number, right: number][]} pairs
 */
function countInversions(pairs) {
  const ranks = new Map([...new Set(pairs.map(([, right]) => right))].sort((a, b) => a - b)
    .map((right, rank) => [right, rank + 1]));
  const sums = new Int32Array(ranks.size + 1), ordered = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let found = 0;
  ordered.forEach(([, right], before) => {
    const rank = ranks.get(right) ?? 0;
    let above = before;
    for (let at = rank; at > 0; at -= at & -at) above -= sums[at] ?? 0;
    found += above;
    for (let at = rank; at <= ranks.size; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
  });
  return found;
}
