/* Which part of the world is seen: the place in the middle of the view, and how wide the world is in pixels. */

import { shorterWay } from "./map-projection.js";

/** @typedef {import("./map-projection.js").Point} Point */
/** @typedef {{ width: number, height: number }} Size */

export const WIDEST = 140_000; // pixels; the coastline has no more detail to show
const EDGE = 0.335; // some 86 degrees north and south: there is nothing beyond
const MARGIN = 46; // pixels around what is brought into view
const CLOSEST_FIT = 9000; // pixels: a place alone is seen with what is around it

export const camera = { x: 0, y: -0.05, scale: 1000, width: 0, height: 0 };

/**
 * Take the size of the view.
 * @param {Size} size
 */
export function resizeTo({ width, height }) {
  Object.assign(camera, { width, height });
  settle();
}

/* Keep to the world: it never is narrower than the view, nor leaves it. */
function settle() {
  const { width, height } = camera;
  camera.scale = Math.min(Math.max(camera.scale, width, 200), WIDEST);
  const half = Math.min(height / 2 / camera.scale, EDGE);
  camera.x -= Math.floor(camera.x + 0.5);
  camera.y = Math.min(Math.max(camera.y, half - EDGE), EDGE - half);
}

/**
 * Bring a place into the middle, at a width of the world in pixels.
 * @param {Point & { scale: number }} wanted
 */
export function lookAt({ x, y, scale }) {
  Object.assign(camera, { x, y, scale });
  settle();
}

/**
 * Move the map with what a hand drags over it.
 * @param {number} right
 * @param {number} down
 */
export function moveBy(right, down) {
  camera.x -= right / camera.scale;
  camera.y -= down / camera.scale;
  settle();
}

/**
 * Zoom about a place on the screen, which stays where it is.
 * @param {number} factor
 * @param {Point} [about]
 */
export function zoomMap(factor, about = { x: camera.width / 2, y: camera.height / 2 }) {
  const before = placeAt(about);
  camera.scale *= factor;
  settle();
  const after = placeAt(about);
  camera.x += before.x - after.x;
  camera.y += before.y - after.y;
  settle();
}

/**
 * The place at a point of the screen.
 * @param {Point} point
 * @returns {Point}
 */
export function placeAt({ x, y }) {
  return { x: camera.x + (x - camera.width / 2) / camera.scale, y: camera.y + (y - camera.height / 2) / camera.scale };
}

/**
 * Where a place is on the screen: the copy of the world that is nearest to the middle of the view.
 * @param {Point} place
 * @returns {Point}
 */
export function screenOf({ x, y }) {
  return {
    x: shorterWay(camera.x, x) * camera.scale + camera.width / 2,
    y: (y - camera.y) * camera.scale + camera.height / 2,
  };
}

/**
 * Where all copies of a place are that may be seen: the nearest, and others where more than one world is in view.
 * @param {Point} place
 * @returns {Point[]}
 */
export function copiesOf(place) {
  const nearest = screenOf(place), { scale, width } = camera;
  if (width <= scale) return [nearest];
  return [nearest, { x: nearest.x - scale, y: nearest.y }, { x: nearest.x + scale, y: nearest.y }];
}

/**
 * Bring places into the part of the view that is free.
 * @param {Point[]} places
 * @param {import("../scripts/free-space.js").FreeSpace} free
 */
export function showPlaces(places, { width, height, offset }) {
  if (!places.length) return;
  const { left, right } = narrowestSpan(places.map(({ x }) => x)), ys = places.map(({ y }) => y);
  const top = Math.min(...chunked(ys, Math.min)), bottom = Math.max(...chunked(ys, Math.max));
  const wide = Math.max(width - 2 * MARGIN, 60) / Math.max(right - left, 1e-9);
  const high = Math.max(height - 2 * MARGIN, 60) / Math.max(bottom - top, 1e-9);
  camera.scale = Math.min(wide, high, CLOSEST_FIT);
  settle();
  camera.x = (left + right) / 2 - offset.x / camera.scale;
  camera.y = (top + bottom) / 2 - offset.y / camera.scale;
  settle();
}

/**
 * The narrowest part of the way round the world that has all of these: what lies beside the widest gap.
 * @param {number[]} xs
 */
export function narrowestSpan(xs) {
  const sorted = xs.map((x) => x - Math.floor(x)).sort((a, b) => a - b), first = sorted[0] ?? 0;
  let widest = 0, left = first;
  sorted.forEach((x, place) => {
    const next = sorted[place + 1] ?? first + 1;
    if (next - x > widest) [widest, left] = [next - x, next];
  });
  return { left, right: left + 1 - widest };
}

/**
 * The results for parts of a list that is too long to be given as arguments.
 * @param {number[]} values
 * @param {(...values: number[]) => number} of
 */
function chunked(values, of) {
  const found = [];
  for (let at = 0; at < values.length; at += 10_000) found.push(of(...values.slice(at, at + 10_000)));
  return found;
}
