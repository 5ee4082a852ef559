/* How groups of nodes look: a closed one is a bubble, an open one a ground with its name. */

import { nodeById } from "../scripts/data.js";
import { numeral } from "../scripts/texts.js";
import { shade, theme } from "../scripts/theme.js";
import { ofAll } from "../scripts/words.js";
import { breakIntoLines } from "./label-placement.js";

/** @typedef {import("./network-groups.js").Group} Group */

const BUBBLE = "group ";
const LONGEST_LINE = 14; // letters: names stand in their bubbles

/**
 * The key by which vis-network knows the bubble of a group.
 * @param {{ number: number }} group
 */
export function keyOfBubble({ number }) {
  return `${BUBBLE}${number}`;
}

/**
 * The number of the group whose bubble has this key, or null if it is not one.
 * @param {string} key
 */
export function numberOfBubble(key) {
  return key.startsWith(BUBBLE) ? Number(key.slice(BUBBLE.length)) : null;
}

/**
 * @param {Group} group
 * @param {boolean} isBright
 * @param {string} colour
 */
export function bubbleLook(group, isBright, colour) {
  const fill = mixed(shade(colour), theme.ground, isBright ? 0.8 : 0.93);
  const border = isBright ? shade(colour) : mixed(shade(colour), theme.ground, 0.7);
  const bold = { background: fill, border: theme.ink }, { x, y, size } = group;
  return {
    id: keyOfBubble(group), shape: "dot", x, y, size, borderWidth: 1.5,
    borderWidthSelected: 3, hidden: false, opacity: 1, fixed: true,
    color: { background: fill, border, highlight: bold, hover: bold },
  };
}

/**
 * Where a bubble lies, with its name and how many of its nodes are shown.
 * @param {Group} group
 * @param {Int32Array} counts how many nodes that are shown each group has
 * @returns {import("./network-camera.js").Disc}
 */
export function discOfBubble(group, counts) {
  const { x, y, size, name, number, count } = group, shown = counts[number] ?? 0;
  const label = [...breakIntoLines(name, LONGEST_LINE), ofAll(shown, count)];
  return { id: keyOfBubble(group), x, y, size, label };
}

/**
 * The colour that most of these nodes have.
 * @param {string[]} ids
 */
export function usualColour(ids) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const id of ids) counts.set(nodeById(id).color, (counts.get(nodeById(id).color) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ["#7f8793", 0])[0];
}

/**
 * Draw the ground of open groups, and their names at its upper edge.
 * @param {CanvasRenderingContext2D} context
 * @param {Group[]} groups
 * @param {number} scale
 */
export function drawGrounds(context, groups, scale) {
  context.save();
  for (const { x, y, radius, name, count } of groups) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    Object.assign(context, { fillStyle: theme.edge, globalAlpha: 0.09 });
    context.fill();
    Object.assign(context, { globalAlpha: 0.7, strokeStyle: theme.edge, lineWidth: 1.2 / scale });
    context.stroke();
    if (radius * scale < 60) continue;
    const size = (13 * theme.letters) / scale;
    Object.assign(context, { globalAlpha: 1, fillStyle: theme.ink, textAlign: "center", textBaseline: "bottom" });
    context.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
    context.fillText(`${[...name].slice(0, 40).join("")} · ${numeral(count)}`, x, y - radius - size * 0.3);
  }
  context.restore();
}

/**
 * A colour between two, given as #rrggbb.
 * @param {string} one
 * @param {string} other
 * @param {number} share of the other
 */
function mixed(one, other, share) {
  const part = (/** @type {string} */ colour, /** @type {number} */ at) => parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(part(one, at) * (1 - share) + part(other, at) * share));
  return `#${parts.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}
