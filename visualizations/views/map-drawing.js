/* The map, drawn: land, arcs, dots, marks, and what is bright. */

import { selection } from "../scripts/state.js";
import { shade, theme } from "../scripts/theme.js";
import { OUTLINES } from "../scripts/symbols.js";
import { numeral } from "../scripts/texts.js";
import { camera, copiesOf, screenOf } from "./map-camera.js";
import { radiusOf } from "./map-groups.js";
import { palette } from "./map-palette.js";

/** @typedef {import("../scripts/data.js").GraphNode} GraphNode */
/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-places.js").Place} Place */
/** @typedef {import("./map-ties.js").Arc} Arc */
/** @typedef {import("./map-projection.js").Point} Point */
/** @typedef {CanvasRenderingContext2D} Pen */

const FINE_FROM = 3200; // pixels that the world is wide
const DASHES = [5, 4];
const MANY_ARCS = 120; // of which the weaker are paler
const FACE = getComputedStyle(document.body).fontFamily;

/**
 * Draw sea and land; a world further where the view goes beyond the edge of one.
 * @param {Pen} pen
 * @param {{ fine: Path2D, coarse: Path2D }} outlines
 * @param {number} ratio device pixels for one of the page's
 */
export function drawLand(pen, outlines, ratio) {
  const { x, y, scale, width, height } = camera, path = scale < FINE_FROM ? outlines.coarse : outlines.fine;
  pen.fillStyle = palette.sea;
  pen.fillRect(0, 0, width, height);
  Object.assign(pen, { fillStyle: palette.land, strokeStyle: palette.coast, lineWidth: 0.8 / scale });
  const first = Math.floor(x - width / 2 / scale - 0.5 - 0.03), last = Math.floor(x + width / 2 / scale + 0.5);
  pen.save();
  for (let world = first; world <= last; world += 1) {
    const left = (world - x) * scale + width / 2, down = height / 2 - y * scale;
    pen.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, down * ratio);
    pen.fill(path);
    pen.stroke(path);
  }
  pen.restore();
}

/**
 * @param {Pen} pen
 * @param {Arc[]} arcs the strongest first
 * @param {{ colour: string, alpha: number, least: number, most: number }} look widths in pixels
 */
export function drawArcs(pen, arcs, { colour, alpha, least, most }) {
  const strongest = Math.max(2, arcs[0]?.edges.length ?? 1);
  Object.assign(pen, { strokeStyle: colour, globalAlpha: alpha, lineCap: "round" });
  for (const arc of arcs) {
    const strength = Math.sqrt((arc.edges.length - 1) / strongest);
    pen.lineWidth = least + (most - least) * strength;
    pen.globalAlpha = alpha * (arcs.length > MANY_ARCS ? 0.4 + 0.6 * strength : 1);
    pen.setLineDash(arc.isDashed ? DASHES : []);
    pen.beginPath();
    for (const { x } of copiesOf(arc.from)) trace(pen, arc, x);
    const back = screenOf(arc.to).x - (arc.to.x - arc.from.x) * camera.scale;
    if (Math.abs(back - screenOf(arc.from).x) > 1) trace(pen, arc, back); // it goes over the edge of the world
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/**
 * @param {Pen} pen
 * @param {Arc} arc
 * @param {number} left where it begins
 */
function trace(pen, { from, over, to }, left) {
  const { scale, y, height } = camera;
  const at = (/** @type {Point} */ point) => (
    /** @type {const} */ ([left + (point.x - from.x) * scale, (point.y - y) * scale + height / 2]));
  pen.moveTo(...at(from));
  pen.quadraticCurveTo(...at(over), ...at(to));
}

/**
 * Draw places that are drawn together with others, each as a dot.
 * @param {Pen} pen
 * @param {Place[]} places
 * @param {number} alpha
 */
export function drawDots(pen, places, alpha) {
  const size = camera.scale < 2500 ? 2 : 3;
  let colour = "";
  pen.globalAlpha = alpha;
  for (const place of places) {
    const { x, y } = screenOf(place);
    if (y < 0 || y > camera.height) continue;
    if (place.node.color !== colour) {
      colour = place.node.color;
      pen.fillStyle = shade(colour);
    }
    for (let at = x - camera.scale; at <= camera.width; at += camera.scale) { // as many as there are worlds in view
      if (at >= 0) pen.fillRect(at - size / 2, y - size / 2, size, size);
    }
  }
  pen.globalAlpha = 1;
}

/**
 * @param {Pen} pen
 * @param {Mark[]} marks the largest first
 * @param {number} alpha
 */
export function drawMarks(pen, marks, alpha) {
  pen.globalAlpha = alpha;
  for (const mark of [...marks].reverse()) {
    for (const at of copiesOf(mark.place).filter((each) => isNearView(each, mark.radius))) {
      if (mark.members.length > 1) drawGroup(pen, mark, at);
      else drawNode(pen, mark.place.node, at, mark.radius);
    }
  }
  pen.globalAlpha = 1;
}

/**
 * Draw each of these where it is; many of them smaller.
 * @param {Pen} pen
 * @param {Place[]} places
 */
export function drawBright(pen, places) {
  for (const place of [...places].reverse()) {
    const isChosen = place.node === selection.node;
    const radius = isChosen ? radiusOf([place]) + 2 : places.length > 400 ? 3 : radiusOf([place]);
    for (const at of copiesOf(place).filter((each) => isNearView(each, radius))) {
      drawNode(pen, place.node, at, radius);
      if (isChosen) drawRing(pen, at, radius + 3);
    }
  }
}

/**
 * @param {Point} at
 * @param {number} radius
 */
function isNearView({ x, y }, radius) {
  return x > -radius && y > -radius && x < camera.width + radius && y < camera.height + radius;
}

/**
 * @param {Pen} pen
 * @param {Mark} mark
 * @param {Point} at
 */
function drawGroup(pen, { members, radius }, { x, y }) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  Object.assign(pen, { fillStyle: palette.halo, strokeStyle: shade(usualColourOf(members)), lineWidth: 2.4 });
  pen.fill();
  pen.stroke();
  Object.assign(pen, { fillStyle: palette.ink, textAlign: "center", textBaseline: "middle" });
  pen.font = `600 ${(members.length > 999 ? 10.5 : 11.5) * theme.letters}px ${FACE}`;
  pen.fillText(numeral(members.length), x, y + 0.5);
}

/**
 * The colour that most of these have.
 * @param {Place[]} members
 */
function usualColourOf(members) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { node } of members) counts.set(node.color, (counts.get(node.color) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/**
 * @param {Pen} pen
 * @param {GraphNode} node
 * @param {Point} at
 * @param {number} radius
 */
function drawNode(pen, { shape, color }, { x, y }, radius) {
  const outline = OUTLINES[shape];
  pen.beginPath();
  if (outline) for (const [right, down] of outline) pen.lineTo(x + right * radius, y + down * radius);
  else pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.closePath();
  Object.assign(pen, { fillStyle: shade(color), strokeStyle: palette.halo, lineWidth: 1.2 });
  pen.fill();
  pen.stroke();
}

/**
 * @param {Pen} pen
 * @param {Point} at
 * @param {number} radius
 */
export function drawRing(pen, { x, y }, radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  Object.assign(pen, { strokeStyle: palette.ink, lineWidth: 2.2 });
  pen.stroke();
}
