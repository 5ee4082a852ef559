/* What hands do on the network: enter a node or a bubble, ask about a tie, close a group, move a node, point at one. */

import { announce } from "../scripts/announcements.js";
import { edgeById } from "../scripts/data.js";
import { askPair } from "../scripts/pairs.js";
import { clear, notify, select, selectEdge, selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { numberOfBubble } from "./network-bubbles.js";
import { bringIn } from "./network-camera.js";
import { hover } from "./network-labels.js";
import { endsOfLine } from "./network-lines.js";
import { idOf, keyOf } from "./network-looks.js";
import { discOf, isInGroups, lookAgain, shownDiscs } from "./network-scene.js";
import { groups } from "./network-shown-groups.js";
import { stepByKeys } from "./network-steps.js";

/** @typedef {import("./network-groups.js").Group} Group */

/**
 * @param {vis.Network} network
 */
export function obeyHands(network) {
  const { frame } = network.canvas;
  network.on("click", (happening) => obeyClick(network, happening));
  network.on("dragEnd", ({ nodes: moved }) => {
    const places = Object.entries(network.getPositions(moved));
    for (const [key, place] of places) if (numberOfBubble(key) === null) Object.assign(discOf(idOf(key)), place);
    lookAgain();
  });
  network.on("hoverNode", ({ node }) => {
    hover(numberOfBubble(node) === null ? idOf(node) : node);
    frame.style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    hover(null);
    frame.style.cursor = "";
  });
  stepByKeys(network, {
    discs: shownDiscs, enter: (id) => enter(network, numberOfBubble(id) === null ? keyOf(id) : id),
  });
}

/**
 * Obey a click at a place that was clicked before vis-network was there.
 * @param {vis.Network} network
 * @param {vis.Point} point in pixels from the corner of the drawing
 */
export function obeyClickAt(network, point) {
  const node = network.getNodeAt(point), edge = network.getEdgeAt(point);
  obeyClick(network, {
    nodes: node === undefined ? [] : [node], edges: edge === undefined ? [] : [edge],
    pointer: { canvas: network.DOMtoCanvas(point) },
  });
}

/**
 * @param {vis.Network} network
 * @param {Pick<vis.Happening, "nodes" | "edges" | "pointer">} happening
 */
function obeyClick(network, { nodes: [node], edges: [edge], pointer }) {
  const ground = isInGroups() ? groups.openAt(pointer.canvas) : null;
  if (node !== undefined) enter(network, node);
  else if (pickTie(edge)) return;
  else if (ground && !selection.bright) close(ground);
  else clear();
}

/**
 * @param {vis.Network} network
 * @param {string} key of a node or of a bubble
 */
function enter(network, key) {
  const bubble = groups.all[numberOfBubble(key) ?? -1];
  if (bubble) open(network, bubble);
  else select(idOf(key));
}

/**
 * Select an edge, or ask how the ends of a line are tied, and tell whether it is one: a sum of ties is none.
 * @param {string | number} [key]
 */
function pickTie(key = "") {
  const line = endsOfLine(key);
  if (typeof key === "number") selectEdge(edgeById(key));
  else if (line) askPair(line.from, line.to);
  return typeof key === "number" || line !== null;
}

/**
 * @param {vis.Network} network
 * @param {Group} group
 */
function open(network, group) {
  groups.open(group.number);
  notify({ drawing: true });
  announce(say("group-opened", {
    name: group.name, nodes: say("count-nodes", { count: group.members.length }),
    groups: say("count-groups", { count: group.parts.length }),
  }));
  network.setSelection({ nodes: [], edges: [] }, { highlightEdges: false });
  bringIn(network, { discs: [{ id: "", x: group.x, y: group.y, size: group.radius }] });
}

/**
 * @param {Group} group
 */
function close(group) {
  groups.close(group.number);
  notify({ drawing: true });
  announce(say("group-closed", { name: group.name }));
}
