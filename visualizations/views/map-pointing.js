/* What of the map is at a point of the screen, and which mark lies next to another in a direction. */

import { camera, screenOf } from "./map-camera.js";
import { radiusOf } from "./map-groups.js";
import { brightNow, sceneNow } from "./map-scene.js";
import { pointOf } from "./map-ties.js";

/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-projection.js").Point} Point */

const SLACK = 4; // pixels beside a mark or an arc that still count as it
const STEPS = 24;

/**
 * The mark at a point: of those that are bright before others.
 * @param {Point} point
 * @returns {Mark | null}
 */
export function markAt(point) {
  const bright = (brightNow()?.places ?? []).map((place) => (
    { place, members: [place], radius: radiusOf([place]) }));
  return nearest(bright, point) ?? nearest(sceneNow().marks, point);
}

/**
 * @param {Mark[]} marks
 * @param {Point} point
 */
function nearest(marks, point) {
  /** @type {Mark | null} */
  let found = null;
  let least = Infinity;
  for (const mark of marks) {
    const way = distance(screenOf(mark.place), point);
    if (way <= mark.radius + SLACK && way < least) [found, least] = [mark, way];
  }
  return found;
}

/**
 * The relationships that an arc at a point stands for; none where there is no arc.
 * @param {Point} point
 */
export function edgesAt(point) {
  for (const arc of brightNow()?.arcs ?? sceneNow().arcs) {
    for (let step = 0; step <= STEPS; step += 1) {
      if (distance(screenOf(pointOf(arc, step / STEPS)), point) <= SLACK + 4) return arc.edges;
    }
  }
  return [];
}

/**
 * The nearest mark in a direction.
 * @param {Point} from
 * @param {Point} direction
 * @returns {Mark | null}
 */
export function markBeside(from, direction) {
  /** @type {Mark | null} */
  let found = null;
  let least = Infinity;
  for (const mark of sceneNow().marks) {
    const at = screenOf(mark.place), right = at.x - from.x, down = at.y - from.y;
    const along = right * direction.x + down * direction.y, aside = Math.abs(right * direction.y - down * direction.x);
    if (along < 1 || aside > along) continue;
    if (along + 2 * aside < least) [found, least] = [mark, along + 2 * aside];
  }
  return found;
}

/**
 * The mark that is nearest to the middle of the view.
 * @returns {Mark | null}
 */
export function markInTheMiddle() {
  const middle = { x: camera.width / 2, y: camera.height / 2 };
  /** @type {Mark | null} */
  let found = null;
  let least = Infinity;
  for (const mark of sceneNow().marks) {
    const way = distance(screenOf(mark.place), middle);
    if (way < least) [found, least] = [mark, way];
  }
  return found;
}

/**
 * @param {Point} one
 * @param {Point} other
 */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
