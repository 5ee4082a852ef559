/* The shortest chains between two nodes, shortest first: Yen's algorithm (1971) with a search from both ends, step by
   step as NetworkX has it (shortest_simple_paths), so that of equally short ones the same come first. */

/** @typedef {(node: number) => number[]} NeighboursOf */
/** @typedef {{ nodes: Set<number>, ties: Set<string> }} Ignored */

/**
 * Yield chains of nodes from one to another, each node once in it.
 * @param {NeighboursOf} neighboursOf
 * @param {number} source
 * @param {number} target
 * @returns {Generator<number[]>}
 */
export function* shortestChains(neighboursOf, source, target) {
  /** @type {number[][]} */
  const told = [];
  /** @type {{ cost: number, chain: number[] }[]} in the order in which they were found */
  let waiting = [];
  const wait = (/** @type {number} */ cost, /** @type {number[]} */ chain) => {
    if (!waiting.some((each) => isEqual(each.chain, chain))) waiting.push({ cost, chain });
  };
  const first = shortestChain(neighboursOf, [source, target], { nodes: new Set(), ties: new Set() });
  if (first) wait(first.length, first);
  while (waiting.length) {
    const next = waiting.reduce((best, each) => (each.cost < best.cost ? each : best));
    waiting = waiting.filter((each) => each !== next);
    yield next.chain;
    told.push(next.chain);
    for (const { root, spur } of deviations(neighboursOf, next.chain, told)) {
      wait(root.length + spur.length, [...root.slice(0, -1), ...spur]);
    }
  }
}

/**
 * Yield where chains leave the one that was told last, and how they go on.
 * @param {NeighboursOf} neighboursOf
 * @param {number[]} last
 * @param {number[][]} told
 */
function* deviations(neighboursOf, last, told) {
  /** @type {Ignored} */
  const ignored = { nodes: new Set(), ties: new Set() };
  for (let length = 1; length < last.length; length += 1) {
    const root = last.slice(0, length), from = root.at(-1) ?? 0;
    for (const chain of told) {
      if (isEqual(chain.slice(0, length), root)) ignored.ties.add(`${chain[length - 1]} ${chain[length]}`);
    }
    const spur = shortestChain(neighboursOf, [from, last.at(-1) ?? 0], ignored);
    if (spur) yield { root, spur };
    ignored.nodes.add(from);
  }
}

/** @typedef {Map<number, number | null>} Reached from where each node was reached */

/**
 * The first shortest chain that a search from both ends meets, or null.
 * @param {NeighboursOf} neighboursOf
 * @param {[source: number, target: number]} ends
 * @param {Ignored} ignored
 */
function shortestChain(neighboursOf, [source, target], { nodes, ties }) {
  if (nodes.has(source) || nodes.has(target)) return null;
  const nextOf = (/** @type {number} */ node) => neighboursOf(node).filter((other) => (
    !nodes.has(other) && !ties.has(`${node} ${other}`) && !ties.has(`${other} ${node}`)));
  /** @type {Reached} */
  const before = new Map([[source, null]]), /** @type {Reached} */ after = new Map([[target, null]]);
  let [forward, backward] = [[source], [target]];
  while (forward.length && backward.length) {
    const isForward = forward.length <= backward.length;
    const [own, others] = isForward ? [before, after] : [after, before];
    const { met, reached } = grow(nextOf, isForward ? forward : backward, own, others);
    if (met !== null) return chainThrough([before, after], met);
    if (isForward) forward = reached;
    else backward = reached;
  }
  return null;
}

/**
 * Go one step on from all nodes of a level, until one is met that was reached from the other end.
 * @param {NeighboursOf} nextOf
 * @param {number[]} level
 * @param {Reached} own
 * @param {Reached} others
 * @returns {{ met: number | null, reached: number[] }}
 */
function grow(nextOf, level, own, others) {
  const reached = [];
  for (const node of level) {
    for (const other of nextOf(node)) {
      if (!own.has(other)) {
        reached.push(other);
        own.set(other, node);
      }
      if (others.has(other)) return { met: other, reached };
    }
  }
  return { met: null, reached };
}

/**
 * @param {[Map<number, number | null>, Map<number, number | null>]} reached
 * @param {number} meeting
 */
function chainThrough([before, after], meeting) {
  const chain = [];
  for (let at = before.get(meeting) ?? null; at !== null; at = before.get(at) ?? null) chain.unshift(at);
  for (let at = /** @type {number | null} */ (meeting); at !== null; at = after.get(at) ?? null) chain.push(at);
  return chain;
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function isEqual(one, other) {
  return one.length === other.length && one.every((each, place) => each === other[place]);
}
