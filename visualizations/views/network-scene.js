/* What the network view has to draw now: nodes, edges, bubbles, sums of ties, and where they lie. */

import { data, numberOf } from "../scripts/data.js";
import { chosen } from "../scripts/looks.js";
import { isEdgeShown, isNodeShown, selection } from "../scripts/state.js";
import { arrangeAgain, arrangementNow } from "./network-arrangement.js";
import { bubbleLook, discOfBubble, numberOfBubble } from "./network-bubbles.js";
import { groundsOf } from "./network-grounds.js";
import { lineToDraw } from "./network-lines.js";
import {
  areMany, edgeLook, fixedEdgeLook, fixedNodeLook, hasManyEdges, keyOf, keyOfEdgeLook, keyOfNodeLook, nodeLook,
} from "./network-looks.js";
import { brightOnNetwork } from "./network-modes.js";
import { colourOf, followMode, forgetColours, groups, takeGroups } from "./network-shown-groups.js";
import { sumsToDraw } from "./network-sums.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-grounds.js").Ground} Ground */
/** @typedef {import("./network-groups.js").Group} Group */
/**
 * `x` and `y` of each node are about the middle of its group, if it is in one.
 * @typedef {import("./network-groups.js").Written & { x: number[], y: number[] }} ViewData
 */
/** @typedef {import("./network-plain-drawing.js").PlainNode} NodeMark */
/** @typedef {import("./network-plain-drawing.js").PlainEdge} EdgeMark */
/** @typedef {import("./network-marks.js").Wanted<NodeMark>} WantedNode */
/** @typedef {import("./network-marks.js").Wanted<EdgeMark>} WantedEdge */

/**
 * Where each node lies when all are seen and how large it is, by its number.
 * @type {Disc[]}
 */
let discs = [];
/** @type {number[]} the numbers of the nodes, the largest first */
let largestFirst = [];
let dressed = ""; // what colours and sizes stood for when they were taken
let sums = { shown: 0, count: 0 };
/**
 * How many nodes that are shown each bubble has, which bubbles are bright, what is seen of discs, and the grounds of
 * clusters; forgotten when anything changes.
 * @type {{ counts: Int32Array, bright: Set<number>, discs: Disc[], grounds: Ground[] } | null}
 */
let now = null;
/**
 * Take the places of nodes and the groups that the page has.
 * @param {ViewData} viewData
 */
export function placeAll(viewData) {
  discs = data.nodes.map(({ id, number, size }) => {
    const [x, y] = viewData.groups?.[viewData.groupOf?.[number] ?? -1] ?? [0, 0];
    return { id, x: x + (viewData.x[number] ?? 0), y: y + (viewData.y[number] ?? 0), size };
  });
  takeGroups(viewData, discs);
  dress();
  arrangeAgain(discs, { anew: true });
}

/* Take how large the nodes are, and forget what colours bubbles had. */
function dress() {
  dressed = looksNow();
  forgetColours();
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
  const number = numberOf(id);
  return arrangementNow()?.discs.get(number) ?? discs[number] ?? { id, x: 0, y: 0, size: 0 };
}

/** Find out anew what there is to be seen. */
export function lookAgain() {
  const isDressed = dressed === looksNow();
  now = null;
  if (!isDressed) dress();
  followMode();
  arrangeAgain(discs, { anew: !isDressed });
}

/** Whether what is seen is in groups, which open and close. */
export function isInGroups() {
  return groups.all.length > 0 && !arrangementNow();
}

function scene() {
  const hasGrounds = !groups.all.length && !arrangementNow() && chosen.colour === "cluster";
  now ??= { ...countInBubbles(), discs: [], grounds: hasGrounds ? groundsOf(discOf) : [] };
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
  const { bubbleNumbers } = groups, places = arrangementNow()?.discs ?? null;
  const bubbles = places ? [] : groups.bubbles.filter(({ number }) => counts[number]);
  const found = bubbles.map((group) => discOfBubble(group, counts)).sort((a, b) => b.size - a.size);
  for (const number of largestFirst) {
    const node = data.nodes[number], isSeen = places ? places.has(number) : (bubbleNumbers[number] ?? -1) < 0;
    if (node && isSeen && isNodeShown(node)) found.push(discOf(node.id));
  }
  return found;
}

/** The nodes and bubbles that are to be drawn, each as it looks now. @returns {WantedNode[]} */
export function nodesToDraw() {
  const { bubbleNumbers } = groups, { counts } = scene(), places = arrangementNow()?.discs;
  if (places) return [...places.keys()].flatMap((number) => nodeToDraw(data.nodes[number]));
  const bubbles = groups.bubbles.filter(({ number }) => counts[number]).map((group) => {
    const isBubbleBright = isGroupBright(group), colour = colourOf(group);
    const made = bubbleLook(group, isBubbleBright, colour);
    return { id: made.id, look: `${isBubbleBright}${made.color.background}${made.color.border}`, make: () => made };
  });
  return [...bubbles, ...data.nodes.filter(({ number }) => (bubbleNumbers[number] ?? -1) < 0).flatMap(nodeToDraw)];
}

/**
 * @param {import("../scripts/data.js").GraphNode | undefined} node
 * @returns {WantedNode[]}
 */
function nodeToDraw(node) {
  if (!node) return [];
  const { x, y, size } = discOf(node.id), place = arrangementNow() ? ` ${x} ${y} ${size}` : "";
  return [{
    id: keyOf(node.id), look: keyOfNodeLook(node) + place,
    make: () => ({ ...nodeLook(node), ...fixedNodeLook(node), x, y, size }),
  }];
}

/** The edges that are to be drawn, and those to and from bubbles as sums. @returns {WantedEdge[]} */
export function edgesToDraw() {
  const { bubbleNumbers } = groups, others = [], found = arrangementNow();
  if (found) {
    const isOneOfMany = areMany(found.edges);
    return [...found.edges.map((edge) => edgeToDraw(edge, isOneOfMany)), ...found.lines.map(lineToDraw)];
  }
  /** @type {WantedEdge[]} */
  const drawn = [];
  for (const edge of data.edges) {
    const isSeen = (bubbleNumbers[edge.start] ?? -1) < 0 && (bubbleNumbers[edge.end] ?? -1) < 0;
    if (isSeen) drawn.push(edgeToDraw(edge, hasManyEdges));
    else if (isEdgeShown(edge)) others.push(edge);
  }
  if (!groups.all.length) return drawn;
  const { drawn: lines, count } = sumsToDraw(groups, others);
  sums = { shown: lines.length, count };
  return [...drawn, ...lines];
}

/**
 * @param {GraphEdge} edge
 * @param {boolean} isOneOfMany
 * @returns {WantedEdge}
 */
function edgeToDraw(edge, isOneOfMany) {
  return { id: edge.id, look: keyOfEdgeLook(edge, isOneOfMany),
           make: () => ({ ...edgeLook(edge, isOneOfMany), ...fixedEdgeLook(edge) }) };
}

/**
 * @param {Group} group
 */
function isGroupBright({ number }) {
  return !selection.bright || scene().bright.has(number);
}

/** How many sums of ties are drawn, of how many. */
export function shownSums() {
  return sums;
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
  const places = arrangementNow()?.discs, bright = [...brightOnNetwork() ?? []];
  if (places) return bright.flatMap((id) => places.get(numberOf(id)) ?? []);
  return [...new Set(bright.map((id) => groups.bubbleOf(id) ?? id))]
    .map((each) => (typeof each === "string" ? discOf(each) : discOfBubble(each, scene().counts)));
}

/**
 * Whether a node or a bubble is bright.
 * @param {string} id of a node, or the key of a bubble
 */
export function isBright(id) {
  const bubble = groups.all[numberOfBubble(id) ?? -1], bright = brightOnNetwork();
  return bubble ? isGroupBright(bubble) : !bright || bright.has(id);
}
