/* What the network view has to draw now: nodes, edges, bubbles, sums of ties, and where they lie. */

import { data, nodeById, numberOf } from "../scripts/data.js";
import { isEdgeShown, isNodeShown, selection } from "../scripts/state.js";
import { plural, withCommas } from "../scripts/words.js";
import { breakIntoLines } from "./label-placement.js";
import {
  MOST_SUMS, bubbleLook, keyOfBubble, numberOfBubble, sumLook, sumTies, usualColour,
} from "./network-bubbles.js";
import { Groups } from "./network-groups.js";
import { edgeLook, fixedEdgeLook, fixedNodeLook, keyOf, nodeLook } from "./network-looks.js";

/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-groups.js").Group} Group */
/** @typedef {import("./network-looks.js").NodeLook} NodeLook */
/** @typedef {import("./network-looks.js").EdgeLook} EdgeLook */
/** @typedef {import("./network-groups.js").Written & { places: [x: number, y: number][] }} ViewData */
/** @typedef {NodeLook | ReturnType<typeof bubbleLook>} NodeMark */
/** @typedef {EdgeLook | ReturnType<typeof sumLook>} EdgeMark */

/**
 * Where each node lies and how large it is, by its id, the largest first.
 * @type {Map<string, Disc>}
 */
const discs = new Map();
/** Which groups there are, and which of them are open; none where all can be seen at once. */
export const groups = new Groups();
/** @type {Map<number, string>} the colour of each group's bubble */
const colours = new Map();
let sums = { shown: 0, count: 0 };

/**
 * Take the places of nodes and the groups that the page has.
 * @param {ViewData} viewData
 */
export function placeAll(viewData) {
  groups.take(viewData);
  const { places } = viewData;
  const largestFirst = [...data.nodes].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  for (const { id, size } of largestFirst) {
    const [x, y] = places[numberOf(id)] ?? [0, 0];
    discs.set(id, { id, x, y, size });
  }
}

/**
 * @param {import("../scripts/data.js").GraphNode} node
 */
function placeOf({ id, size }) {
  const { x, y } = discOf(id);
  return { x, y, size };
}

/**
 * Where a node lies.
 * @param {string} id
 */
export function discOf(id) {
  return discs.get(id) ?? { id, x: 0, y: 0, size: 0 };
}

/** The nodes and bubbles that are to be drawn, each as it looks now. @returns {NodeMark[]} */
export function nodesToDraw() {
  const nodes = data.nodes.filter(({ id }) => !groups.bubbleOf(id));
  return [
    ...groups.bubbles.map((group) => bubbleLook(group, isBubbleBright(group), colourOf(group))),
    ...nodes.map((node) => ({ ...nodeLook(node), ...fixedNodeLook(node), ...placeOf(node) })),
  ];
}

/** The edges that are to be drawn, and those to and from bubbles as sums. @returns {EdgeMark[]} */
export function edgesToDraw() {
  const between = data.edges.filter(({ from, to }) => !groups.bubbleOf(from) && !groups.bubbleOf(to));
  const edges = between.map((edge) => ({ ...edgeLook(edge), ...fixedEdgeLook(edge) }));
  if (!groups.all.length) return edges;
  const drawn = new Set(between), others = data.edges.filter((edge) => !drawn.has(edge) && isEdgeShown(edge));
  const found = sumTies(others, markOf), most = Math.max(1, ...found.shown.map(({ count }) => count));
  sums = { shown: found.shown.length, count: found.count };
  const radii = groups.bubbles.map(({ radius }) => radius).sort((a, b) => a - b);
  const unit = Math.max(0.8, (radii[Math.floor(radii.length / 2)] ?? 0) / 90);
  return [...edges, ...found.shown.map((sum) => sumLook(sum, unit, most))];
}

/**
 * The key of the mark that stands for a node: its own, or that of the bubble in which it is.
 * @param {string} id
 */
function markOf(id) {
  const bubble = groups.bubbleOf(id);
  return bubble ? keyOfBubble(bubble) : keyOf(id);
}

/**
 * @param {Group} group
 */
function isBubbleBright(group) {
  return !selection.bright || [...selection.bright].some((id) => groups.bubbleOf(id) === group);
}

/**
 * @param {Group} group
 */
function colourOf(group) {
  const colour = colours.get(group.number) ?? usualColour(nodesIn(group));
  colours.set(group.number, colour);
  return colour;
}

/**
 * @param {Group} group
 * @returns {string[]}
 */
function nodesIn({ parts, members }) {
  return [...members, ...parts.flatMap((part) => {
    const group = groups.all[part];
    return group ? nodesIn(group) : [];
  })];
}

/** Tell how much is drawn, and what of the sums is left out; nothing where there are no groups. */
export function marksInWords() {
  if (!groups.all.length) return "";
  const nodes = groups.countMarks() - groups.bubbles.length, left = sums.count - sums.shown;
  const shown = `${plural(groups.bubbles.length, "group")}${nodes ? ` and ${plural(nodes, "node")}` : ""}`;
  const less = left > 0 ? [`the ${MOST_SUMS} strongest of ${withCommas(sums.count)} sums of ties`] : [];
  return [`${shown}: click a group to open it`, ...less].join("; ");
}

/** The nodes and bubbles that are to be seen, the largest first. */
export function shownDiscs() {
  const bubbles = groups.bubbles.map(discOfBubble).sort((a, b) => b.size - a.size);
  return [...bubbles, ...[...discs.values()].filter(({ id }) => isNodeShown(nodeById(id)) && !groups.bubbleOf(id))];
}

/** The nodes that are bright, or the bubbles in which they are. */
export function brightDiscs() {
  return [...new Set([...selection.bright ?? []].map((id) => groups.bubbleOf(id) ?? id))]
    .map((each) => (typeof each === "string" ? discOf(each) : discOfBubble(each)));
}

/**
 * @param {Group} group
 */
function discOfBubble(group) {
  const { x, y, radius, name, count } = group;
  return { id: keyOfBubble(group), x, y, size: radius, label: [...breakIntoLines(name), withCommas(count)] };
}

/**
 * Whether a node or a bubble is bright.
 * @param {string} id of a node, or the key of a bubble
 */
export function isBright(id) {
  const bubble = groups.all[numberOfBubble(id) ?? -1];
  return bubble ? isBubbleBright(bubble) : !selection.bright || selection.bright.has(id);
}
