/* How hands move the map: by mouse, by touch and by keys. */

import { moveBy, zoomMap } from "./map-camera.js";

/** @typedef {import("./map-projection.js").Point} Point */
/**
 * @typedef {object} Acts
 * @property {() => void} moved
 * @property {(point: Point) => void} click
 * @property {(point: Point | null) => void} point
 * @property {(direction: Point) => void} step
 * @property {() => void} enter
 * @property {() => void} all
 */

const ONE_STEP = 80; // pixels that an arrow key moves the map
const STILL = 5; // pixels that a hand may move and still click
/** @type {Record<string, Point | undefined>} */
const ARROWS = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};
/** @type {Record<string, number | undefined>} */
const ZOOMS = { "+": 1.4, "=": 1.4, "-": 1 / 1.4, "−": 1 / 1.4 };

/**
 * Let hands move the map that is drawn on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {Acts} acts
 */
export function followHands(canvas, acts) {
  followPointers(canvas, acts);
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 30 : 1);
    zoomMap(Math.exp(-Math.max(-240, Math.min(pixels, 240)) / 400), pointIn(canvas, event));
    acts.moved();
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => {
    zoomMap(2, pointIn(canvas, event));
    acts.moved();
  });
  canvas.addEventListener("keydown", (event) => obey(event, acts));
}

/**
 * @param {HTMLElement} canvas
 * @param {MouseEvent} event
 */
function pointIn(canvas, { clientX, clientY }) {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Acts} acts
 */
function followPointers(canvas, acts) {
  /** @type {Map<number, Point>} */
  const down = new Map();
  let gone = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (!down.size) gone = 0;
    down.set(event.pointerId, pointIn(canvas, event));
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId), now = pointIn(canvas, event);
    if (!before) return acts.point(now);
    gone += Math.hypot(now.x - before.x, now.y - before.y);
    const others = [...down].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    down.set(event.pointerId, now);
    if (gone < STILL) return undefined;
    if (others[0]) pinch(before, now, others[0]);
    else moveBy(now.x - before.x, now.y - before.y);
    return acts.moved();
  });
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    canvas.addEventListener(name, (event) => {
      const isClick = down.delete(event.pointerId) && !down.size && gone < STILL && name === "pointerup";
      if (isClick) acts.click(pointIn(canvas, event));
    });
  }
  canvas.addEventListener("pointerleave", () => acts.point(null));
}

/**
 * Two fingers, of which one moves.
 * @param {Point} before
 * @param {Point} now
 * @param {Point} other
 */
function pinch(before, now, other) {
  const was = Math.hypot(before.x - other.x, before.y - other.y), is = Math.hypot(now.x - other.x, now.y - other.y);
  moveBy((now.x - before.x) / 2, (now.y - before.y) / 2);
  zoomMap(Math.max(is, 10) / Math.max(was, 10), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
}

/**
 * @param {KeyboardEvent} event
 * @param {Acts} acts
 */
function obey(event, acts) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key], zoom = ZOOMS[event.key];
  if (arrow && event.shiftKey) acts.step(arrow);
  else if (arrow) moveBy(-arrow.x * ONE_STEP, -arrow.y * ONE_STEP);
  else if (zoom !== undefined) zoomMap(zoom);
  else if (event.key === "Enter") acts.enter();
  else if (event.key === "0") acts.all();
  else return;
  event.preventDefault();
  acts.moved();
}
