/* The land as outlines, in two degrees of detail: a world that is seen whole is drawn with fewer corners. */

import { pathOfRings } from "../scripts/svg-writing.js";
import { unpackNumbers } from "./map-packing.js";
import { project } from "./map-projection.js";

/** @typedef {import("./map-projection.js").Point} Point */

const UNIT = 0.02; // degrees (visualizations/coastline)
const COARSE = 0.0009; // of the width of the world: the least way between corners of the coarse outline

/**
 * Rings of land as places on the map.
 * @param {string} text
 * @returns {Point[][]}
 */
export function ringsOf(text) {
  return text.split(".").filter(Boolean).map((packed) => {
    const numbers = unpackNumbers(packed), ring = [];
    let east = 0, north = 0;
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      east += numbers[at] ?? 0;
      north += numbers[at + 1] ?? 0;
      ring.push(project(east * UNIT, north * UNIT));
    }
    return ring;
  });
}

/**
 * Both outlines of the land.
 * @param {string} text
 */
export function outlinesOf(text) {
  const rings = ringsOf(text);
  return { fine: pathOfRings(rings), coarse: pathOfRings(rings.map(coarsened).filter((ring) => ring.length > 2)) };
}

/**
 * @param {Point[]} ring
 */
function coarsened(ring) {
  let last = ring[0];
  return ring.filter((corner, place) => {
    const isFar = !last || place === 0 || Math.hypot(corner.x - last.x, corner.y - last.y) >= COARSE;
    if (isFar) last = corner;
    return isFar;
  });
}
