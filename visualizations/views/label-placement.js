/* Where a name stands beside its node: where it covers neither another name nor a node. */

/**
 * A box on the screen, how much it weighs to cover it, and whether only the disc in it is to be kept free.
 * @typedef {[left: number, top: number, right: number, bottom: number, weight?: number, isRound?: boolean]} Box
 */
/** @typedef {{ x: number, y: number, radius: number }} Spot */
/** @typedef {{ lines: string[], width: number }} Label */
/** @typedef {"left" | "right" | "center"} Align */
/** @typedef {{ align: Align, x: number, box: Box }} Placement */

export const LINE_HEIGHT = 1.2;
const LONGEST_LINE = 24; // letters
const LONGEST_NAME = 46;
const CELL = 64; // pixels; the grid in which boxes are looked up

/**
 * Return a name, shortened if need be, as one line or as two of about the same length.
 * @param {string} name
 * @param {number} [longest] letters of a line that is not broken
 */
export function breakIntoLines(name, longest = LONGEST_LINE) {
  const text = [...name].length > LONGEST_NAME ? shorten(name, LONGEST_NAME - 1) : name;
  const blanks = [...text.matchAll(/\s/g)].map((match) => match.index);
  if (text.length <= longest || !blanks.length) return [text];
  const fromMiddle = (/** @type {number} */ blank) => Math.abs(blank - text.length / 2);
  const middle = blanks.reduce((best, blank) => (fromMiddle(blank) < fromMiddle(best) ? blank : best));
  return [text.slice(0, middle), text.slice(middle + 1)];
}

/**
 * Return so many letters of a name, with a sign where it has more; a number is whole, or left out.
 * @param {string} name
 * @param {number} most
 */
export function shorten(name, most) {
  const letters = [...name], end = Math.max(most, 2), first = letters.slice(0, end).join("");
  if (letters.length <= most) return name;
  const whole = /\d/.test(letters[end] ?? "") ? first.replace(/\d+$/, "") : first;
  return `${(whole || first).trim()}…`;
}

/** Boxes that tell how much of them another box touches. */
export class BoxGrid {
  /** @type {Map<string, Box[]>} */
  #cells = new Map();

  /**
   * @param {Box} box
   */
  add(box) {
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  /**
   * Return the weight of all boxes that touch this one, but for one of them; once it is more than `most`, of some.
   * @param {Box} box
   * @param {{ own?: Box | undefined, most?: number }} [how]
   */
  weightTouching(box, { own, most = Infinity } = {}) {
    let sum = 0;
    for (const each of this.#touching(box)) {
      if (each !== own) sum += each[4] ?? 0;
      if (sum > most) break;
    }
    return sum;
  }

  /**
   * @param {Box} box
   */
  * #touching(box) {
    /** @type {Set<Box>} */
    const found = new Set();
    for (const key of cellsOf(box)) {
      for (const each of this.#cells.get(key) ?? []) {
        if (found.has(each) || !touch(each, box)) continue;
        found.add(each);
        yield each;
      }
    }
  }
}

/**
 * @param {Box} box
 */
function* cellsOf([left, top, right, bottom]) {
  for (let column = Math.floor(left / CELL); column <= right / CELL; column += 1) {
    for (let row = Math.floor(top / CELL); row <= bottom / CELL; row += 1) yield `${column} ${row}`;
  }
}

/**
 * @param {Box} one
 * @param {Box} box
 */
function touch(one, box) {
  const areNear = one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1];
  return areNear && !(one[5] && isClearOf(one, box));
}

/**
 * Whether a box is clear of the disc in another.
 * @param {Box} round
 * @param {Box} box
 */
function isClearOf([left, top, right, bottom], box) {
  const x = (left + right) / 2, y = (top + bottom) / 2;
  const nearest = [Math.min(Math.max(x, box[0]), box[2]) - x, Math.min(Math.max(y, box[1]), box[3]) - y];
  return Math.hypot(...nearest) >= (right - left) / 2;
}

/**
 * Return where a label may stand, the most usual place first: below, above, right, left of its node, then aslant.
 * @param {Spot} spot
 * @param {Label} label its width in units of the letter size
 * @param {number} size
 * @returns {Placement[]}
 */
export function placementsOf({ x, y, radius }, label, size) {
  const width = label.width * size, height = label.lines.length * size * LINE_HEIGHT;
  const off = radius + 3, aslant = radius * 0.7 + 2, middle = x - width / 2;
  /** @type {[align: Align, left: number, top: number][]} */
  const corners = [
    ["center", middle, y + off], ["center", middle, y - off - height],
    ["left", x + off, y - height / 2], ["right", x - off - width, y - height / 2],
    ["left", x + aslant, y + aslant], ["left", x + aslant, y - aslant - height],
    ["right", x - aslant - width, y + aslant], ["right", x - aslant - width, y - aslant - height],
  ];
  return corners.map(([align, left, top]) => (
    { align, x: { left, right: left + width, center: x }[align], box: [left, top, left + width, top + height] }));
}

/**
 * Return the best placement within a screen that covers no other name: one that covers no node, or the one where those
 * that it covers weigh least, if that is no more than `allowed`; null if there is none. Its own node it may cover.
 * @param {Placement[]} placements
 * @param {{ names: BoxGrid, nodes: BoxGrid, screen: { width: number, height: number }, allowed: number,
 *           own?: Box }} where
 */
export function bestPlacement(placements, { names, nodes, screen, allowed, own }) {
  /** @type {Placement | null} */
  let best = null;
  let least = Infinity;
  for (const placement of placements) {
    const [left, top, right, bottom] = placement.box;
    const isOutside = left < 0 || top < 0 || right > screen.width || bottom > screen.height;
    if (isOutside || names.weightTouching(placement.box, { most: 0 })) continue;
    const covered = nodes.weightTouching(placement.box, { own, most: Math.min(allowed, least) });
    if (covered < least) [best, least] = [placement, covered];
    if (!covered) break;
  }
  return least <= allowed ? best : null;
}
