/* Names on the map, as a cartographer sets them: of one size on the screen, the largest nodes first, each where it
   covers neither another name nor a node. More appear as one zooms in. */

import { nodeById } from "../scripts/data.js";
import { freeSpaceOf } from "../scripts/free-space.js";
import { selection } from "../scripts/state.js";
import { theme } from "../scripts/theme.js";
import { BoxGrid, bestPlacement, breakIntoLines, placementsOf } from "./label-placement.js";

/** @typedef {import("./label-placement.js").Box} Box */
/** @typedef {import("./label-placement.js").Label} Label */
/** @typedef {import("./label-placement.js").Placement} Placement */
/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-camera.js").Viewpoint} Viewpoint */
/**
 * @typedef {{ id: string, x: number, y: number, radius: number, size: number, label?: string[],
 *             beside?: "left" | "right" }} Spot
 */

const WIDEST = 3; // times the radius of a bubble, in whose middle a name of that width still is seen as its own
const MOST_LABELS = 220;
const MOST_TRIED = 900;
const FAVOURED = 8; // names of the largest nodes, which may cover others where there are many
const MANY = 150; // nodes that are seen
const MAY_COVER = 260; // sum of squared radii in pixels: the few small nodes that a favoured name may cover
const FACE = getComputedStyle(document.body).fontFamily;
const pen = document.createElement("canvas").getContext("2d");
const NOTHING = new BoxGrid();
/** @type {Map<string, Label>} */
const measured = new Map();
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
  const nodes = gridOf(spots.map(boxToKeepFree)), favoured = spots.length > MANY ? FAVOURED : 0;
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  let drawn = 0;
  for (const spot of mostImportant(spots)) {
    const label = labelOf(spot), size = Math.round(sizeOfLetters(spot) * theme.letters);
    const allowed = mayCover(spot, drawn < favoured);
    const placement = bestPlacement(placesInside(spot, label, size), { names, nodes: NOTHING, screen, allowed })
      ?? bestPlacement(placesBeside(spot, label, size), { names, nodes, screen, allowed });
    if (!placement) continue;
    const [left, top, right, bottom] = placement.box;
    names.add([left, top, right, bottom, 1]);
    write(context, label.lines, placement, { size, weight: importance(spot) > 0 || spot.label ? 700 : 500 });
    drawn += 1;
    if (drawn >= MOST_LABELS) break;
  }
  context.restore();
}

/**
 * @param {Box[]} boxes
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
 * @param {Spot} spot
 */
function sizeOfLetters({ size, radius, label }) {
  return 11 + (label ? Math.min(radius, 60) / 15 : Math.min(size, 34) / 10);
}

/**
 * The sum of squared radii, in pixels, of the nodes that a name may cover.
 * @param {Spot} spot
 * @param {boolean} isFavoured
 */
function mayCover(spot, isFavoured) {
  if (importance(spot) > 0 || spot.label) return Infinity;
  return isFavoured ? Math.max(spot.radius ** 2, MAY_COVER) : 0;
}

/**
 * What of a node names are to leave free; of a bubble, the square in it.
 * @param {Spot} spot
 * @returns {Box}
 */
function boxToKeepFree({ x, y, radius, label }) {
  const half = label ? radius * Math.SQRT1_2 : radius;
  return [x - half, y - half, x + half, y + half, radius ** 2];
}

/**
 * Where the label of a bubble stands, if it is no wider.
 * @param {Spot} spot
 * @param {Label} label
 * @param {number} size
 * @returns {Placement[]}
 */
function placesInside({ x, y, radius, label: isBubble }, label, size) {
  const width = label.width * size, height = label.lines.length * size * 1.2;
  const left = x - width / 2, top = y - height / 2;
  if (!isBubble || width > WIDEST * radius) return [];
  return [{ align: "center", x, box: [left, top, left + width, top + height] }];
}

/**
 * Where a label may stand outside of its node.
 * @param {Spot} spot
 * @param {Label} label
 * @param {number} size
 */
function placesBeside(spot, label, size) {
  const all = placementsOf(spot, label, size), { beside } = spot;
  return beside ? all.filter(isLevel).filter(({ align }) => align !== beside) : all;
}

/**
 * Whether a name stands at the height of its node.
 * @param {Placement} placement
 * @param {number} place among all
 */
function isLevel({ align }, place) {
  return align !== "center" && place < 4;
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
 * @param {Spot} spot
 */
function labelOf({ id, label: lines, beside }) {
  const key = lines ? `${id} ${lines.at(-1)}` : `${beside ? "beside" : ""} ${id}`;
  const label = measured.get(key) ?? measure(lines ?? linesOf(nodeById(id).name, beside !== undefined));
  measured.set(key, label);
  return label;
}

/**
 * @param {string} name
 * @param {boolean} isInColumn where one line has to do
 */
function linesOf(name, isInColumn) {
  return isInColumn ? [breakIntoLines(name).join(" ")] : breakIntoLines(name);
}

/**
 * @param {string[]} lines
 */
function measure(lines) {
  if (!pen) return { lines, width: 0 };
  pen.font = `500 100px ${FACE}`;
  return { lines, width: Math.max(...lines.map((line) => pen.measureText(line).width)) / 100 };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string[]} lines
 * @param {Placement} placement
 * @param {{ size: number, weight: number }} letters
 */
function write(context, lines, { x, align, box }, { size, weight }) {
  context.font = `${weight} ${size}px ${FACE}`;
  Object.assign(context, { textAlign: align, textBaseline: "top", lineJoin: "round", lineWidth: 3.5 });
  Object.assign(context, { strokeStyle: theme.ground, fillStyle: theme.ink });
  if (selection.bright) { // dark lines run there
    context.globalAlpha = 0.85;
    context.fillStyle = theme.ground;
    context.fillRect(box[0] - 2, box[1] - 1, box[2] - box[0] + 4, box[3] - box[1] + 1);
    Object.assign(context, { globalAlpha: 1, fillStyle: theme.ink });
  }
  lines.forEach((line, number) => context.strokeText(line, x, box[1] + number * size * 1.2));
  lines.forEach((line, number) => context.fillText(line, x, box[1] + number * size * 1.2));
}
