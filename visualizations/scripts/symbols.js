/* The shapes of node types: their outlines, and symbols of them for text. */

import { svgElement } from "./dom.js";
import { shade } from "./theme.js";

/** @typedef {[x: number, y: number][]} Outline */

export const GREY = "#7f8793";

/** @type {Outline} */
const PENTAGON = [0, 1, 2, 3, 4].map((corner) => [Math.sin(corner * 0.4 * Math.PI), -Math.cos(corner * 0.4 * Math.PI)]);

/** @type {Outline} */
const STAR = Array.from({ length: 10 }, (_, corner) => {
  const reach = corner % 2 ? 0.45 : 1.05, turn = (corner * Math.PI) / 5;
  return [Math.sin(turn) * reach, -Math.cos(turn) * reach];
});

/**
 * Outlines on a square from -1 to 1; a shape without one is a circle.
 * @type {Record<string, Outline | undefined>}
 */
export const OUTLINES = {
  pentagon: PENTAGON,
  star: STAR,
  plus: [[-1, 0.36], [-0.36, 0.36], [-0.36, 1], [0.36, 1], [0.36, 0.36], [1, 0.36],
         [1, -0.36], [0.36, -0.36], [0.36, -1], [-0.36, -1], [-0.36, -0.36], [-1, -0.36]],
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  triangle: [[0, -0.9], [1, 0.8], [-1, 0.8]],
  triangleDown: [[0, 0.9], [1, -0.8], [-1, -0.8]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]],
};

/**
 * Draw a shape as large as a letter.
 * @param {string} shape
 * @param {string} colour
 */
export function symbol(shape, colour) {
  const outline = OUTLINES[shape], fill = shade(colour);
  const made = svgElement("svg", { viewBox: "-1.1 -1.1 2.2 2.2", width: 14, height: 14, "aria-hidden": "true" });
  made.append(outline ? svgElement("polygon", { points: outline.map((point) => point.join(",")).join(" "), fill })
    : svgElement("circle", { cx: 0, cy: 0, r: 0.9, fill }));
  return made;
}
