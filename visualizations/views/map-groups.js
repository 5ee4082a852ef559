/* Places that would lie upon each other on the screen, as groups around the largest of them. */

import { theme } from "../scripts/theme.js";
import { shorterWay } from "./map-projection.js";

/** @typedef {import("./map-places.js").Place} Place */
/**
 * A mark on the map: a place, and those that are drawn with it; the first is itself.
 * @typedef {{ place: Place, members: Place[], radius: number }} Mark
 */

const APART = 34; // pixels between marks
const LARGEST_NODE = 34; // as on the network (visualizations/encoding.py)

/**
 * Group places for a map on which the world is so many pixels wide.
 * @param {Place[]} places the largest first
 * @param {number} scale
 * @returns {Mark[]}
 */
export function groupPlaces(places, scale) {
  const reach = (APART * theme.letters) / scale, columns = Math.max(Math.floor(1 / reach), 1);
  const cells = cellsOf(places, reach, columns), marks = [], taken = new Set();
  for (const place of places) {
    if (taken.has(place)) continue;
    const members = [place];
    taken.add(place);
    for (const cell of cellsAround(place, reach, columns)) {
      for (const other of cells.get(cell) ?? []) {
        if (taken.has(other) || !isNear(place, other, reach)) continue;
        members.push(other);
        taken.add(other);
      }
    }
    marks.push({ place, members, radius: radiusOf(members) });
  }
  return marks;
}

/**
 * How large a mark is drawn, in pixels.
 * @param {Place[]} members
 */
export function radiusOf(members) {
  const [first] = members;
  if (members.length > 1 || !first) return (9 + 2.6 * Math.log10(members.length)) * theme.letters;
  return (3.5 + (6.5 * Math.min(first.node.size, LARGEST_NODE)) / LARGEST_NODE) * theme.letters;
}

/**
 * @param {Place} one
 * @param {Place} other
 * @param {number} reach
 */
function isNear(one, other, reach) {
  return Math.hypot(shorterWay(one.x, other.x), one.y - other.y) < reach;
}

/**
 * @param {Place[]} places
 * @param {number} reach
 * @param {number} columns
 */
function cellsOf(places, reach, columns) {
  /** @type {Map<number, Place[]>} */
  const cells = new Map();
  for (const place of places) {
    const key = keyOf(columnOf(place, columns), Math.floor(place.y / reach)), cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return cells;
}

/**
 * @param {Place} place
 * @param {number} reach
 * @param {number} columns
 */
function cellsAround(place, reach, columns) {
  const column = columnOf(place, columns), row = Math.floor(place.y / reach), keys = new Set();
  for (const right of [-1, 0, 1]) {
    for (const down of [-1, 0, 1]) keys.add(keyOf((column + right + columns) % columns, row + down));
  }
  return keys;
}

/**
 * @param {Place} place
 * @param {number} columns
 */
function columnOf({ x }, columns) {
  return Math.min(Math.floor(x * columns), columns - 1);
}

/**
 * @param {number} column
 * @param {number} row
 */
function keyOf(column, row) {
  return column * 65_536 + row + 32_768;
}
