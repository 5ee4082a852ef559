/* Steps on the network by keys: Shift and an arrow key lead to the nearest mark in that direction, Enter opens it. */

import { announce } from "../scripts/announcements.js";
import { nodeById } from "../scripts/data.js";
import { typeInWords } from "../scripts/glossary.js";
import { joinedPlainly } from "../scripts/long-text.js";
import { selection } from "../scripts/state.js";
import { theme } from "../scripts/theme.js";

/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {[right: number, down: number]} Direction */

/** @type {Record<string, Direction | undefined>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const AROUND = 5; // pixels between a mark and the ring around it
/**
 * The mark that keys have led to.
 * @type {string | null}
 */
let stepped = null;

/**
 * Let keys step from mark to mark, before vis-network hears of them.
 * @param {vis.Network} network
 * @param {{ discs: () => Disc[], enter: (id: string) => void }} how
 */
export function stepByKeys(network, { discs, enter }) {
  network.canvas.frame.addEventListener("keydown", (event) => {
    const direction = event.shiftKey ? DIRECTIONS[event.key] : undefined;
    if (!direction && !(event.key === "Enter" && stepped !== null)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (direction) step(network, discs(), direction);
    else if (stepped !== null && discs().some(({ id }) => id === stepped)) enter(stepped);
  }, { capture: true });
}

/**
 * @param {vis.Network} network
 * @param {Disc[]} discs
 * @param {Direction} direction
 */
function step(network, discs, direction) {
  const from = discs.find(({ id }) => id === (stepped ?? selection.node?.id));
  const next = from ? nearestBeside(from, discs, direction) : nearestTo(network.getViewPosition(), discs);
  if (!next) return;
  stepped = next.id;
  const { x, y, label } = next, node = label ? null : nodeById(next.id);
  network.moveTo({ position: { x, y }, scale: network.getScale(), animation: false });
  announce(joinedPlainly(node ? [node.name, typeInWords(node.type)] : label ?? []));
}

/**
 * Of the marks in a direction the one that is nearest; what lies aside counts as farther.
 * @param {Disc} from
 * @param {Disc[]} discs
 * @param {Direction} direction
 */
export function nearestBeside(from, discs, [right, down]) {
  /** @type {Disc | null} */
  let found = null;
  let least = Infinity;
  for (const disc of discs) {
    const x = disc.x - from.x, y = disc.y - from.y;
    const along = x * right + y * down, aside = Math.abs(x * down - y * right);
    if (disc.id === from.id || along <= 0 || aside > along || along + 2 * aside >= least) continue;
    [found, least] = [disc, along + 2 * aside];
  }
  return found;
}

/**
 * @param {vis.Point} point
 * @param {Disc[]} discs
 */
function nearestTo({ x, y }, discs) {
  const way = (/** @type {Disc} */ disc) => Math.hypot(disc.x - x, disc.y - y);
  return discs.reduce((/** @type {Disc | null} */ best, disc) => (best && way(best) <= way(disc) ? best : disc), null);
}

/**
 * Draw a ring around the mark that keys have led to.
 * @param {CanvasRenderingContext2D} context
 * @param {Disc[]} discs
 * @param {number} scale
 */
export function drawStep(context, discs, scale) {
  const disc = stepped === null ? undefined : discs.find(({ id }) => id === stepped);
  if (!disc) return;
  context.save();
  context.beginPath();
  context.arc(disc.x, disc.y, disc.size + AROUND / scale, 0, 2 * Math.PI);
  Object.assign(context, { strokeStyle: theme.ink, lineWidth: 2.4 / scale });
  context.stroke();
  context.restore();
}
