/* Names on the map, as a cartographer sets them: of one size on the screen, the largest nodes first, each where it
   covers neither another name nor a node. More appear as one zooms in. */

import { freeSpaceOf } from "../scripts/free-space.js";
import { selection } from "../scripts/state.js";
import { theme } from "../scripts/theme.js";
import { BoxGrid, LINE_HEIGHT, bestPlacement } from "./label-placement.js";
import { FACE, waysToSet } from "./network-label-ways.js";

/** @typedef {import("./label-placement.js").Box} Box */
/** @typedef {import("./label-placement.js").Placement} Placement */
/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-camera.js").Viewpoint} Viewpoint */
/** @typedef {import("./network-label-ways.js").Spot} Spot */
/** @typedef {import("./network-label-ways.js").Way} Way */
/** @typedef {{ lines: string[], size: number, placement: Placement }} Set */

const MOST_LABELS = 220;
const MOST_TRIED = 900;
const FAVOURED = 8; // names of the largest nodes, which may cover others where there are many
const MANY = 150; // nodes that are seen
const MAY_COVER = 260; // sum of squared radii in pixels: the few small nodes that a favoured name may cover
const NEVER = 1e9; // squared pixels
/** @type {string | null} */
let hovered = null;

/**
 * Let the name of a node under the pointer go before others.
 * @param {string | null} id
 */
export function hover(id) {
  hovered = id;
}

/**
 * Draw the names of nodes on the canvas; those of nodes that are not bright are left out.
 * @param {CanvasRenderingContext2D} context
 * @param {Viewpoint} network
 * @param {Disc[]} discs the largest first
 * @param {{ isBright: (id: string) => boolean, taken: Box[] }} how `taken` is where other names stand on the map
 */
export function drawLabels(context, network, discs, { isBright, taken }) {
  const { frame, pixelRatio } = network.canvas, screen = freeSpaceOf(frame);
  const view = { width: frame.clientWidth, height: frame.clientHeight };
  const spots = spotsInView(network, view, discs).filter(({ id }) => isBright(id));
  const names = gridOf([...taken.map((box) => onScreen(network, view, box)), ...boxesUpon(frame)]);
  const keptFree = new Map(spots.map((spot) => [spot, boxToKeepFree(spot)])), nodes = gridOf(keptFree.values());
  const favoured = spots.length > MANY ? FAVOURED : 0;
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  let drawn = 0;
  for (const spot of mostImportant(spots)) {
    const allowed = mayCover(spot, drawn < favoured), own = keptFree.get(spot);
    const weight = importance(spot) > 0 || spot.label ? 700 : 500;
    const set = firstThatFits(waysToSet(spot, weight), { names, nodes, screen, allowed, ...(own ? { own } : {}) });
    if (!set) continue;
    const [left, top, right, bottom] = set.placement.box;
    names.add([left, top, right, bottom, 1]);
    write(context, set, weight);
    drawn += 1;
    if (drawn >= MOST_LABELS) break;
  }
  context.restore();
}

/**
 * @param {Iterable<Way>} ways
 * @param {Parameters<typeof bestPlacement>[1]} where
 * @returns {Set | null}
 */
function firstThatFits(ways, where) {
  for (const { label, size, places } of ways) {
    const placement = bestPlacement(places, where);
    if (placement) return { lines: label.lines, size, placement };
  }
  return null;
}

/**
 * @param {Iterable<Box>} boxes
 */
function gridOf(boxes) {
  const grid = new BoxGrid();
  for (const box of boxes) grid.add(box);
  return grid;
}

/**
 * Where the legend and the like lie upon the drawing.
 * @param {HTMLElement} frame
 * @returns {Box[]}
 */
function boxesUpon(frame) {
  const { left: x, top: y } = frame.getBoundingClientRect();
  return theme.printing ? [] : [...document.querySelectorAll("#legend, .overlay")].map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return [left - x, top - y, right - x, bottom - y, 1];
  });
}

/**
 * @param {Viewpoint} network
 * @param {{ width: number, height: number }} view
 * @param {Box} box
 * @returns {Box}
 */
function onScreen(network, view, [left, top, right, bottom, weight = 0]) {
  const scale = network.getScale(), { x, y } = network.getViewPosition();
  const across = (/** @type {number} */ at) => (at - x) * scale + view.width / 2;
  const down = (/** @type {number} */ at) => (at - y) * scale + view.height / 2;
  return [across(left), down(top), across(right), down(bottom), weight];
}

/**
 * The sum of squared radii, in pixels, of the nodes that a name may cover.
 * @param {Spot} spot
 * @param {boolean} isFavoured
 */
function mayCover(spot, isFavoured) {
  if (importance(spot) > 0) return Infinity;
  if (spot.label) return 0;
  return isFavoured ? Math.max(spot.radius ** 2, MAY_COVER) : 0;
}

/**
 * What of a node names are to leave free; a bubble only the name under the pointer may cover.
 * @param {Spot} spot
 * @returns {Box}
 */
function boxToKeepFree({ x, y, radius, label }) {
  return [x - radius, y - radius, x + radius, y + radius, label ? NEVER : radius ** 2, Boolean(label)];
}

/**
 * @param {Viewpoint} network
 * @param {{ width: number, height: number }} view
 * @param {Disc[]} discs
 * @returns {Spot[]}
 */
function spotsInView(network, view, discs) {
  const scale = network.getScale(), middle = network.getViewPosition();
  const spots = [];
  for (const { id, size, label, beside, ...place } of discs) {
    const x = (place.x - middle.x) * scale + view.width / 2, y = (place.y - middle.y) * scale + view.height / 2;
    const isInView = x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40;
    const more = { ...(label ? { label } : {}), ...(beside ? { beside } : {}) };
    if (isInView) spots.push({ id, x, y, size, radius: size * scale, ...more });
  }
  return spots;
}

/**
 * @param {Spot[]} spots
 */
function mostImportant(spots) {
  return spots.sort((a, b) => importance(b) - importance(a)).slice(0, MOST_TRIED);
}

/**
 * 2 for a node under the pointer, 1 for the one that is selected, 3 for both; 0 for others.
 * @param {Spot} spot
 */
function importance({ id }) {
  return (id === hovered ? 2 : 0) + (id === selection.node?.id ? 1 : 0);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Set} set
 * @param {number} weight
 */
function write(context, { lines, size, placement: { x, align, box } }, weight) {
  context.font = `${weight} ${size}px ${FACE}`;
  Object.assign(context, { textAlign: align, textBaseline: "top", lineJoin: "round", lineWidth: 3.5 });
  Object.assign(context, { strokeStyle: theme.ground, fillStyle: theme.ink });
  if (selection.bright) { // dark lines run there
    context.globalAlpha = 0.85;
    context.fillStyle = theme.ground;
    context.fillRect(box[0] - 2, box[1] - 1, box[2] - box[0] + 4, box[3] - box[1] + 1);
    Object.assign(context, { globalAlpha: 1, fillStyle: theme.ink });
  }
  lines.forEach((line, number) => context.strokeText(line, x, box[1] + number * size * LINE_HEIGHT));
  lines.forEach((line, number) => context.fillText(line, x, box[1] + number * size * LINE_HEIGHT));
}
