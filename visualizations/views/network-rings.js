/* Nodes on rings around one: each ring holds those that are as many steps away. */

/** @typedef {Omit<import("./network-camera.js").Disc, "id">} Mark where a mark lies, and its radius */

const FULL = 2 * Math.PI;
const GAP = 34; // pixels between two nodes of a ring
const APART = 190; // pixels between rings, at least
const ROWS_APART = 64; // pixels between the rows of a ring that has many

/**
 * The nodes within some steps of one, by how many steps they are away; none twice.
 * @param {number} centre
 * @param {number} radius
 * @param {(node: number) => Iterable<number>} neighboursOf
 */
export function ringsAround(centre, radius, neighboursOf) {
  const met = new Set([centre]), rings = [[centre]];
  for (let step = 0; step < radius; step += 1) {
    /** @type {number[]} */
    const ring = [];
    for (const node of rings[step] ?? []) {
      for (const other of neighboursOf(node)) {
        if (met.has(other)) continue;
        met.add(other);
        ring.push(other);
      }
    }
    rings.push(ring);
  }
  return rings;
}

/**
 * Where the nodes of rings lie. Those next to the middle stand around it at equal distances, in the order in which the
 * whole has them around it; the others as near as they can to what they are tied to in the ring within.
 * @param {number[][]} rings
 * @param {{ neighboursOf: (node: number) => Iterable<number>, discs: readonly Mark[] }} how where the whole has them
 */
export function placeRings(rings, { neighboursOf, discs }) {
  const [centre = 0] = rings[0] ?? [], middle = discs[centre] ?? { x: 0, y: 0, size: 0 };
  /** @type {Map<number, number>} */
  let turns = new Map();
  /** @type {Map<number, Mark>} */
  const places = new Map([[centre, { x: 0, y: 0, size: middle.size }]]);
  let reach = middle.size;
  rings.slice(1).forEach((ring, place) => {
    const turnOf = (/** @type {number} */ node) => (place === 0
      ? Math.atan2((discs[node]?.y ?? 0) - middle.y, (discs[node]?.x ?? 0) - middle.x)
      : meanTurn([...neighboursOf(node)].flatMap((each) => turns.get(each) ?? [])));
    const wanted = ring.map((node) => ({ node, turn: turnOf(node) }))
      .sort((a, b) => a.turn - b.turn || a.node - b.node);
    const widths = wanted.map(({ node }) => 2 * (discs[node]?.size ?? 0) + GAP);
    const { radius, rows } = sizeOfRing(widths, reach + APART);
    const steps = widths.map((width) => width / rows / radius);
    const found = spread(wanted.map(({ turn }) => turn), steps, place === 0);
    turns = new Map(wanted.map(({ node }, at) => [node, found[at] ?? 0]));
    wanted.forEach(({ node }, at) => {
      const far = radius + (at % rows) * ROWS_APART, turn = found[at] ?? 0;
      places.set(node, { x: Math.cos(turn) * far, y: Math.sin(turn) * far, size: discs[node]?.size ?? 0 });
    });
    reach = radius + (rows - 1) * ROWS_APART;
  });
  return places;
}

/**
 * The mean of turns, as of the points of a circle.
 * @param {number[]} turns
 */
function meanTurn(turns) {
  const across = turns.reduce((sum, turn) => sum + Math.cos(turn), 0);
  return Math.atan2(turns.reduce((sum, turn) => sum + Math.sin(turn), 0), across);
}

/**
 * How large a ring is for nodes as wide as these, and in how many rows they stand.
 * @param {number[]} widths
 * @param {number} least
 */
function sizeOfRing(widths, least) {
  const length = widths.reduce((sum, width) => sum + width, 0);
  let rows = 1;
  while (FULL * least * (1 + rows * 0.2) * rows < length) rows += 1;
  return { radius: Math.max(least, length / rows / FULL), rows };
}

/**
 * Turns as near as can be to those that are wanted, in their order, each its step from the next; evenly where they fill
 * the ring.
 * @param {number[]} wanted in order
 * @param {number[]} steps
 * @param {boolean} isEven
 */
export function spread(wanted, steps, isEven) {
  const all = steps.reduce((sum, step) => sum + step, 0), offsets = offsetsOf(steps);
  const turns = keptApart(wanted, steps), [first = 0] = turns;
  if (!isEven && (turns.at(-1) ?? 0) - first + (steps.at(-1) ?? 0) <= FULL) return turns;
  return offsets.map((offset) => (wanted[0] ?? 0) + (offset / (all || 1)) * FULL);
}

/**
 * Values as near as can be, by least squares, to those that are wanted, in their order, with room for each.
 * @param {number[]} wanted in order
 * @param {number[]} widths
 */
export function keptApart(wanted, widths) {
  const offsets = offsetsOf(widths), found = pooled(wanted.map((value, at) => value - (offsets[at] ?? 0)));
  return found.map((value, at) => value + (offsets[at] ?? 0));
}

/**
 * How far each stands behind the first, when all stand as close as they may.
 * @param {number[]} steps
 */
function offsetsOf(steps) {
  let sum = 0;
  return steps.map((step, at) => {
    if (at > 0) sum += (step + (steps[at - 1] ?? 0)) / 2;
    return sum;
  });
}

/**
 * The nearest values that do not fall, by least squares: neighbours that do are pooled (Ayer et al. 1955).
 * @param {number[]} values
 */
function pooled(values) {
  /** @type {{ sum: number, many: number }[]} */
  const pools = [];
  for (const value of values) {
    let pool = { sum: value, many: 1 };
    for (let last = pools.at(-1); last && last.sum / last.many > pool.sum / pool.many; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, many: last.many + pool.many };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, many }) => Array.from({ length: many }, () => sum / many));
}
