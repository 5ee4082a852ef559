/* The picture of the map: what is drawn on its canvas, in order. */

import { element } from "../scripts/dom.js";
import { say } from "../scripts/texts.js";
import { fitLetters, theme } from "../scripts/theme.js";
import { camera, resizeTo, screenOf } from "./map-camera.js";
import { drawArcs, drawBright, drawDots, drawLand, drawMarks, drawRing } from "./map-drawing.js";
import { nameMarks, namePointed } from "./map-labels.js";
import { palette } from "./map-palette.js";
import { shorterWay } from "./map-projection.js";
import { brightNow, mapInWords, sceneNow, unplacedInWords } from "./map-scene.js";

/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {ReturnType<typeof import("./map-coastline.js").outlinesOf>} Outlines */


const AROUND = 0.3; // of the view, drawn around it for a hand to bring in
const SETTLES_AFTER = 120; // milliseconds after the last zoom

export const canvas = element("canvas", null, {
  tabindex: "0", role: "application", "aria-label": say("map-described"),
});
export const note = element("p", null, { class: "marks overlay" });
/**
 * The mark under the pointer, and the one that keys have led to.
 * @type {{ pointed: Mark | null, stepped: Mark | null }}
 */
export const hands = { pointed: null, stepped: null };
let isWaiting = false;
/** @type {Outlines | null} */
let outlines = null;
/** What was drawn last, with room around it, so that a hand can move it without drawing it anew. */
const drawn = { canvas: element("canvas"), x: 0, y: 0, scale: 0, right: 0, down: 0, isGood: false };
let settling = 0;

/**
 * Take what the land looks like.
 * @param {Outlines} given
 */
export function takeOutlines(given) {
  outlines = given;
}

/** Fit what is drawn to the canvas. */
export function measureMap() {
  const { clientWidth: width, clientHeight: height } = canvas, ratio = devicePixelRatio;
  if (!width || !height) return;
  Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  resizeTo({ width, height });
}

/** Draw what has changed with the next frame; a page is printed before that comes. */
export function drawMapSoon() {
  drawn.isGood = false;
  if (theme.printing) drawMap();
  else moveMapSoon();
}

/** Draw with the next frame what has not changed, but was moved; all that is known of its edges comes after. */
export function moveMapSoon() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(drawMap);
}

/** Draw all of it now. */
export function drawMap() {
  isWaiting = false;
  const pen = canvas.getContext("2d"), ratio = canvas.width / Math.max(camera.width, 1);
  if (!pen || !outlines || !canvas.parentElement?.clientWidth) return;
  fitLetters(camera.width);
  if (!drawn.isGood || isBeyond()) drawAnew(outlines, ratio);
  else if (drawn.scale !== camera.scale) settleLater();
  const { x, y, scale, right, down } = drawn, factor = camera.scale / scale;
  const left = (shorterWay(camera.x, x) * camera.scale) + camera.width / 2 - (camera.width / 2 + right) * factor;
  const top = (y - camera.y) * camera.scale + camera.height / 2 - (camera.height / 2 + down) * factor;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = palette.sea;
  pen.fillRect(0, 0, camera.width, camera.height);
  pen.drawImage(drawn.canvas, left, top, (camera.width + 2 * right) * factor, (camera.height + 2 * down) * factor);
  drawHands(pen);
  const told = unplacedInWords() || mapInWords();
  if (note.textContent !== told) note.textContent = told;
}

/* Whether the view has been moved beyond what was drawn; what is only zoomed stays until the hand rests. */
function isBeyond() {
  if (drawn.scale !== camera.scale) return false;
  const { scale } = camera, right = Math.abs(shorterWay(camera.x, drawn.x)) * scale;
  return right > drawn.right || Math.abs(camera.y - drawn.y) * scale > drawn.down;
}

function settleLater() {
  clearTimeout(settling);
  settling = window.setTimeout(drawMapSoon, SETTLES_AFTER);
}

/**
 * Draw the view, and so much around it.
 * @param {Outlines} land
 * @param {number} ratio
 */
function drawAnew(land, ratio) {
  const { x, y, scale, width, height } = camera, right = Math.round(width * AROUND), down = Math.round(height * AROUND);
  const wide = { width: width + 2 * right, height: height + 2 * down }, pen = drawn.canvas.getContext("2d");
  if (!pen) return;
  clearTimeout(settling);
  const size = { width: Math.round(wide.width * ratio), height: Math.round(wide.height * ratio) };
  if (drawn.canvas.width !== size.width || drawn.canvas.height !== size.height) Object.assign(drawn.canvas, size);
  Object.assign(drawn, { x, y, scale, right, down, isGood: true });
  Object.assign(camera, wide);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLand(pen, land, ratio);
  drawScene(pen);
  nameMarks(pen, sceneNow().marks, brightNow()?.places ?? null);
  Object.assign(camera, { width, height });
}

/**
 * The map as it is seen, for another pen.
 * @returns {import("../scripts/picture.js").Picture}
 */
export function pictureOfMap() {
  return {
    width: camera.width, height: camera.height,
    draw(pen) {
      if (outlines) drawLand(pen, outlines, 1);
      drawScene(pen);
      nameMarks(pen, sceneNow().marks, brightNow()?.places ?? null);
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} pen
 */
function drawScene(pen) {
  const { marks, dots, arcs } = sceneNow(), bright = brightNow();
  const faded = bright ? { arcs: 0.12, dots: 0.25, marks: 0.25 } : { arcs: 0.55, dots: 0.7, marks: 1 };
  drawArcs(pen, arcs, { colour: palette.arc, alpha: faded.arcs, least: 0.8, most: 6 });
  drawDots(pen, dots, faded.dots);
  drawMarks(pen, marks, faded.marks);
  if (!bright) return;
  drawArcs(pen, bright.arcs, { colour: palette.bright, alpha: 0.85, least: 1.4, most: 3 });
  drawBright(pen, bright.places);
}

/**
 * Draw what hands are at.
 * @param {CanvasRenderingContext2D} pen
 */
function drawHands(pen) {
  const { pointed, stepped } = hands, named = pointed ?? stepped;
  if (stepped) drawRing(pen, screenOf(stepped.place), stepped.radius + 5);
  if (named) namePointed(pen, named);
}
