/* What the network view has to draw now: nodes, edges, bubbles, sums of ties, and where they lie. */

import { registerPart } from "../scripts/address-parts.js";
import { data, numberOf } from "../scripts/data.js";
import { chosen } from "../scripts/looks.js";
import { isEdgeShown, isNodeShown, selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { ofAll } from "../scripts/words.js";
import { breakIntoLines } from "./label-placement.js";
import { bubbleLook, keyOfBubble, numberOfBubble, usualColour } from "./network-bubbles.js";
import { groundsOf } from "./network-grounds.js";
import { Groups } from "./network-groups.js";
import {
  edgeLook, fixedEdgeLook, fixedNodeLook, keyOf, keyOfEdgeLook, keyOfNodeLook, nodeLook,
} from "./network-looks.js";
import { sumsToDraw } from "./network-sums.js";

/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-grounds.js").Ground} Ground */
/** @typedef {import("./network-groups.js").Group} Group */
/** @typedef {import("./network-looks.js").NodeLook} NodeLook */
/** @typedef {import("./network-looks.js").EdgeLook} EdgeLook */
/** @typedef {import("./network-groups.js").Written & { places: [x: number, y: number][] }} ViewData */
/** @typedef {NodeLook | ReturnType<typeof bubbleLook>} NodeMark */
/** @typedef {EdgeLook | import("./network-sums.js").SumLook} EdgeMark */
/** @typedef {import("./network-marks.js").Wanted<NodeMark>} WantedNode */
/** @typedef {import("./network-marks.js").Wanted<EdgeMark>} WantedEdge */

/**
 * Where each node lies and how large it is, by its number.
 * @type {Disc[]}
 */
let discs = [];
/** @type {number[]} the numbers of the nodes, the largest first */
let largestFirst = [];
/** Which groups there are, and which of them are open; none where all can be seen at once. */
export const groups = new Groups();
/** @type {Map<number, string>} the colour of each group's bubble */
const colours = new Map();
let dressed = ""; // what colours and sizes stood for when they were taken
let sums = { shown: 0, count: 0 };
/**
 * How many nodes that are shown each bubble has, which bubbles are bright, what is seen of discs, and the grounds of
 * clusters; forgotten when anything changes.
 * @type {{ counts: Int32Array, bright: Set<number>, discs: Disc[], grounds: Ground[] } | null}
 */
let now = null;
/**
 * The groups that are to be open once they are known.
 * @type {number[] | null}
 */
let wanted = null;

registerPart({
  key: "open", is: "shown", write: () => (wanted ?? groups.openNumbers).join(","),
  take(text) {
    const numbers = text.split(",").filter((each) => /^\d+$/.test(each)).map(Number);
    if (groups.all.length) groups.openNumbers = numbers;
    else if (!discs.length) wanted = numbers;
  },
});

/**
 * Take the places of nodes and the groups that the page has.
 * @param {ViewData} viewData
 */
export function placeAll(viewData) {
  groups.take(viewData);
  if (wanted) groups.openNumbers = wanted;
  wanted = null;
  discs = data.nodes.map(({ id, number, size }) => {
    const [x, y] = viewData.places[number] ?? [0, 0];
    return { id, x, y, size };
  });
  dress();
}

/* Take how large the nodes are, and forget what colours bubbles had. */
function dress() {
  dressed = looksNow();
  colours.clear();
  for (const { number, size } of data.nodes) Object.assign(discs[number] ?? {}, { size });
  largestFirst = [...data.nodes].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .map(({ number }) => number);
}

function looksNow() {
  return `${chosen.colour}\n${chosen.size}`;
}

/**
 * Where a node lies.
 * @param {string} id
 */
export function discOf(id) {
  return discs[numberOf(id)] ?? { id, x: 0, y: 0, size: 0 };
}

/** Find out anew what there is to be seen. */
export function lookAgain() {
  now = null;
  if (dressed !== looksNow()) dress();
}

function scene() {
  now ??= { ...countInBubbles(), discs: [], grounds: groups.all.length ? [] : groundsOf(discOf) };
  if (!now.discs.length) now.discs = findDiscs(now.counts);
  return now;
}

function countInBubbles() {
  const counts = new Int32Array(groups.all.length), { bubbleNumbers } = groups;
  /** @type {Set<number>} */
  const bright = new Set();
  for (const { number } of data.nodes.filter(isNodeShown)) {
    const bubble = bubbleNumbers[number] ?? -1;
    if (bubble >= 0) counts[bubble] = (counts[bubble] ?? 0) + 1;
  }
  for (const id of selection.bright ?? []) bright.add(bubbleNumbers[numberOf(id)] ?? -1);
  return { counts, bright };
}

/**
 * @param {Int32Array} counts
 */
function findDiscs(counts) {
  /** @type {Disc[]} */
  const found = groups.bubbles.filter(({ number }) => counts[number]).map((group) => discOfBubble(group, counts))
    .sort((a, b) => b.size - a.size);
  const { bubbleNumbers } = groups;
  for (const number of largestFirst) {
    const node = data.nodes[number], disc = discs[number];
    if (node && disc && (bubbleNumbers[number] ?? -1) < 0 && isNodeShown(node)) found.push(disc);
  }
  return found;
}

/** The nodes and bubbles that are to be drawn, each as it looks now. @returns {WantedNode[]} */
export function nodesToDraw() {
  const { bubbleNumbers } = groups, { counts } = scene();
  const bubbles = groups.bubbles.filter(({ number }) => counts[number]).map((group) => {
    const isBubbleBright = isGroupBright(group), colour = colourOf(group);
    const made = bubbleLook(group, isBubbleBright, colour);
    return { id: made.id, look: `${isBubbleBright}${made.color.background}${made.color.border}`, make: () => made };
  });
  const nodes = data.nodes.filter(({ number }) => (bubbleNumbers[number] ?? -1) < 0).map((node) => ({
    id: keyOf(node.id), look: keyOfNodeLook(node),
    make: () => ({ ...nodeLook(node), ...fixedNodeLook(node), ...placeOf(node) }),
  }));
  return [...bubbles, ...nodes];
}

/**
 * @param {import("../scripts/data.js").GraphNode} node
 */
function placeOf({ id, size }) {
  const { x, y } = discOf(id);
  return { x, y, size };
}

/** The edges that are to be drawn, and those to and from bubbles as sums. @returns {WantedEdge[]} */
export function edgesToDraw() {
  const { bubbleNumbers } = groups, others = [];
  /** @type {WantedEdge[]} */
  const wanted = [];
  for (const edge of data.edges) {
    const isSeen = (bubbleNumbers[edge.start] ?? -1) < 0 && (bubbleNumbers[edge.end] ?? -1) < 0;
    if (isSeen) {
      wanted.push({ id: edge.id, look: keyOfEdgeLook(edge),
                    make: () => ({ ...edgeLook(edge), ...fixedEdgeLook(edge) }) });
    } else if (isEdgeShown(edge)) others.push(edge);
  }
  if (!groups.all.length) return wanted;
  const { drawn, count } = sumsToDraw(groups, others);
  sums = { shown: drawn.length, count };
  return [...wanted, ...drawn];
}

/**
 * @param {Group} group
 */
function isGroupBright({ number }) {
  return !selection.bright || scene().bright.has(number);
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
  const discsShown = shownDiscs(), bubbles = discsShown.filter(({ label }) => label).length;
  const nodes = discsShown.length - bubbles, left = sums.count - sums.shown;
  const inGroups = say("count-groups", { count: bubbles }), less = { shown: sums.shown, count: sums.count };
  const shown = nodes ? say("groups-and-nodes", { groups: inGroups, nodes: say("count-nodes", { count: nodes }) })
    : inGroups;
  return [say("groups-shown", { shown }), ...(left > 0 ? [say("strongest-sums", less)] : [])].join("; ");
}

/** The nodes and bubbles that are to be seen, the largest first. */
export function shownDiscs() {
  return scene().discs;
}

/** The grounds of the clusters, where no groups are seen. */
export function clusterGrounds() {
  return scene().grounds;
}

/** The nodes that are bright, or the bubbles in which they are. */
export function brightDiscs() {
  return [...new Set([...selection.bright ?? []].map((id) => groups.bubbleOf(id) ?? id))]
    .map((each) => (typeof each === "string" ? discOf(each) : discOfBubble(each)));
}

/**
 * @param {Group} group
 * @param {Int32Array} [counts]
 */
function discOfBubble(group, counts = scene().counts) {
  const { x, y, radius, name, number, count } = group, shown = counts[number] ?? 0;
  return { id: keyOfBubble(group), x, y, size: radius, label: [...breakIntoLines(name), ofAll(shown, count)] };
}

/**
 * Whether a node or a bubble is bright.
 * @param {string} id of a node, or the key of a bubble
 */
export function isBright(id) {
  const bubble = groups.all[numberOfBubble(id) ?? -1];
  return bubble ? isGroupBright(bubble) : !selection.bright || selection.bright.has(id);
}
