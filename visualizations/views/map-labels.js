/* Names on the map, as on the network: each where it covers no other name, as little as may be of marks. */

import { theme } from "../scripts/theme.js";
import { withOthers } from "../scripts/words.js";
import { BoxGrid, bestPlacement, breakIntoLines, placementsOf } from "./label-placement.js";
import { camera, copiesOf } from "./map-camera.js";
import { radiusOf } from "./map-groups.js";
import { palette } from "./map-palette.js";

/** @typedef {import("./label-placement.js").Label} Label */
/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-places.js").Place} Place */
/** @typedef {CanvasRenderingContext2D} Pen */
/** @typedef {{ name: string, x: number, y: number, radius: number }} Spot */

const MOST_LABELS = 120;
const MOST_TRIED = 400;
const SIZE = 12; // of the letters, in pixels
const FACE = getComputedStyle(document.body).fontFamily;
/** @type {Map<string, Label>} */
const measured = new Map();

/**
 * Name marks, the largest first, or those that are bright.
 * @param {Pen} pen
 * @param {Mark[]} marks
 * @param {Place[] | null} bright
 */
export function nameMarks(pen, marks, bright) {
  const named = bright?.map((place) => ({ place, radius: radiusOf([place]) })) ?? marks;
  const spots = named.flatMap(({ place, radius }) => spotsOf(place, radius)).filter(isInView);
  const names = new BoxGrid(), nodes = new BoxGrid();
  for (const { x, y, radius } of spots) nodes.add([x - radius, y - radius, x + radius, y + radius, radius ** 2]);
  let drawn = 0;
  for (const spot of spots.slice(0, MOST_TRIED)) {
    const label = labelOf(pen, spot.name), allowed = drawn < 6 ? 90 : 0;
    const places = placementsOf(spot, label, SIZE * theme.letters);
    const placement = bestPlacement(places, { names, nodes, screen: camera, allowed });
    if (!placement) continue;
    const [left, top, right, bottom] = placement.box;
    names.add([left, top, right, bottom, 1]);
    write(pen, label.lines, placement);
    drawn += 1;
    if (drawn >= MOST_LABELS) break;
  }
}

/**
 * Name what is pointed at, whatever else stands there.
 * @param {Pen} pen
 * @param {Mark} mark
 */
export function namePointed(pen, { place, members, radius }) {
  const nothing = { names: new BoxGrid(), nodes: new BoxGrid(), screen: camera, allowed: Infinity };
  for (const spot of spotsOf(place, radius)) {
    const label = labelOf(pen, withOthers(spot.name, members.length - 1));
    const placement = bestPlacement(placementsOf(spot, { ...label, width: label.width * 1.1 }, SIZE), nothing);
    if (placement) write(pen, label.lines, placement, { isPointedAt: true });
  }
}

/**
 * @param {Place} place
 * @param {number} radius
 * @returns {Spot[]}
 */
function spotsOf(place, radius) {
  return copiesOf(place).map((at) => ({ name: place.node.name, ...at, radius }));
}

/**
 * @param {Spot} spot
 */
function isInView({ x, y }) {
  return x > 0 && y > 0 && x < camera.width && y < camera.height;
}

/**
 * @param {Pen} pen
 * @param {string} name
 */
function labelOf(pen, name) {
  const known = measured.get(name);
  if (known) return known;
  pen.font = `500 100px ${FACE}`;
  const lines = breakIntoLines(name), width = Math.max(...lines.map((line) => pen.measureText(line).width)) / 100;
  measured.set(name, { lines, width });
  return { lines, width };
}

/**
 * @param {Pen} pen
 * @param {string[]} lines
 * @param {import("./label-placement.js").Placement} placement
 * @param {{ isPointedAt?: boolean }} [how]
 */
function write(pen, lines, { x, align, box }, { isPointedAt = false } = {}) {
  const [left, top, right, bottom] = box, size = SIZE * theme.letters;
  pen.font = `${isPointedAt ? 700 : 500} ${size}px ${FACE}`;
  Object.assign(pen, { textAlign: align, textBaseline: "top", lineJoin: "round", lineWidth: 3 });
  Object.assign(pen, { strokeStyle: palette.halo, fillStyle: palette.halo });
  if (isPointedAt) pen.fillRect(left - 4, top - 2, right - left + 8, bottom - top + 3);
  pen.fillStyle = palette.ink;
  lines.forEach((line, number) => pen.strokeText(line, x, top + number * size * 1.2));
  lines.forEach((line, number) => pen.fillText(line, x, top + number * size * 1.2));
}
