/* The network view: vis-network draws nodes and edges where the page says; names are drawn by network-labels.js. */
/* global vis */
import { announce } from "../scripts/announcements.js";
import { edgeById } from "../scripts/data.js";
import { element } from "../scripts/dom.js";
import { askPair } from "../scripts/pairs.js";
import { clear, notify, select, selectEdge, selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { fitLetters } from "../scripts/theme.js";
import { registerView } from "../scripts/views.js";
import { drawGrounds, numberOfBubble } from "./network-bubbles.js";
import { bringIn, takeRoom, zoomBy } from "./network-camera.js";
import { renderModes, renderZoom } from "./network-controls.js";
import { networkFacts } from "./network-facts.js";
import { drawClusterGrounds } from "./network-grounds.js";
import { drawLabels, hover } from "./network-labels.js";
import { endsOfLine } from "./network-lines.js";
import { idOf, keyOf, optionsOfDrawing } from "./network-looks.js";
import { Marks, inOneGo } from "./network-marks.js";
import { modeInText } from "./network-modes.js";
import { noteInWords } from "./network-note.js";
import { pictureOf } from "./network-picture.js";
import {
  brightDiscs, clusterGrounds, discOf, edgesToDraw, isBright, isInGroups, lookAgain, nodesToDraw, placeAll, shownDiscs,
} from "./network-scene.js";
import { groups } from "./network-shown-groups.js";
import { drawStep, stepByKeys } from "./network-steps.js";

/** @typedef {import("../scripts/state.js").Change} Change */
/** @typedef {import("./network-groups.js").Group} Group */
/** @typedef {import("./network-scene.js").ViewData} ViewData */
/** @typedef {import("./network-scene.js").NodeMark} NodeMark */
/** @typedef {import("./network-scene.js").EdgeMark} EdgeMark */

const MOST_OPENED = 60; // nodes that tie a pair, whose groups are opened for them
const FIRST_ON_A_PHONE = 40; // nodes; all of them would be too small to be read

/**
 * @typedef {object} Drawing
 * @property {vis.Network} network
 * @property {vis.DataSet<NodeMark>} nodes
 * @property {vis.DataSet<EdgeMark>} edges
 * @property {typeof groups} groups
 * @property {Marks<NodeMark>} nodeMarks
 * @property {Marks<EdgeMark>} edgeMarks
 * @property {() => void} tell lets what stands on the drawing follow it
 * @property {string} mode what it was when it was last drawn
 */
/** @type {Drawing | null} */
let drawing = null;

registerView({
  name: "network", mount, update, facts: networkFacts, picture: () => drawing && pictureOf(drawing.network),
  keys: say("network-keys"),
});

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  placeAll(/** @type {ViewData} */ (viewData));
  const nodes = /** @type {vis.DataSet<NodeMark>} */ (new vis.DataSet([]));
  const edges = /** @type {vis.DataSet<EdgeMark>} */ (new vis.DataSet([]));
  const nodeMarks = new Marks(nodes), edgeMarks = new Marks(edges);
  nodeMarks.show(nodesToDraw());
  edgeMarks.show(edgesToDraw());
  const network = new vis.Network(container, { nodes, edges }, optionsOfDrawing());
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.setAttribute("aria-label", say("network-described"));
  const tell = renderControls(container, network);
  drawing = { network, nodes, edges, groups, nodeMarks, edgeMarks, tell, mode: modeInText() };
  tell();
  listen(network);
  const isPhone = matchMedia("(max-width: 640px)").matches, all = shownDiscs();
  bringIn(network, isPhone && !isInGroups() ? all.slice(0, FIRST_ON_A_PHONE) : all, { calm: true });
  return drawing;
}

/**
 * @param {Change} change
 */
function update(change) {
  if (!drawing) return;
  if (change.room || change.selection) takeRoom(drawing.network);
  if (change.selection) for (const id of selectedIds()) groups.openFor(id);
  draw();
  if (change.selection) showSelected(drawing);
  if (change.theme) drawing.network.redraw();
  lookWhereAsked(drawing, change);
}

/**
 * @param {Drawing} drawing
 * @param {Change} change
 */
function lookWhereAsked(drawing, { room = false, travel = false }) {
  if (drawing.mode !== modeInText() || room) showMode(drawing);
  else if (travel) goToSelected(drawing);
}

/**
 * @param {Drawing} drawing
 */
function showMode(drawing) {
  const isSame = drawing.mode.split(",")[0] === modeInText().split(",")[0];
  Object.assign(drawing, { mode: modeInText() });
  bringIn(drawing.network, shownDiscs(), { calm: !isSame });
  if (noteInWords()) announce(noteInWords());
}

/** @param {Drawing} drawing */
function goToSelected(drawing) {
  const { node, pair } = selection;
  if (node ?? pair) bringIn(drawing.network, brightDiscs(), node ? { heart: discOf(node.id) } : {});
}

function selectedIds() {
  const { node, edge, pair } = selection;
  return node ? [node.id] : edge ? [edge.from, edge.to] : pair ? [...selection.bright ?? []].slice(0, MOST_OPENED) : [];
}

/**
 * A mode may not have what is selected.
 * @param {Drawing} drawing
 */
function showSelected({ network, nodes, edges }) {
  const { node, edge } = selection, isNode = node && nodes.get(keyOf(node.id)), isEdge = edge && edges.get(edge.id);
  const selected = { nodes: isNode ? [keyOf(node.id)] : [], edges: isEdge ? [edge.id] : [] };
  network.setSelection(selected, { highlightEdges: false });
}

/* Draw what there is to be seen now. */
function draw() {
  if (!drawing) return;
  const { network, nodeMarks, edgeMarks } = drawing;
  lookAgain();
  inOneGo(network, () => {
    nodeMarks.show(nodesToDraw());
    edgeMarks.show(edgesToDraw());
  });
  drawing.tell();
}

/**
 * @param {string} key of a node or of a bubble
 */
function enter(key) {
  const bubble = groups.all[numberOfBubble(key) ?? -1];
  if (bubble) open(bubble);
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
 * @param {Group} group
 */
function open(group) {
  groups.open(group.number);
  notify({ drawing: true });
  announce(say("group-opened", {
    name: group.name, nodes: say("count-nodes", { count: group.members.length }),
    groups: say("count-groups", { count: group.parts.length }),
  }));
  drawing?.network.setSelection({ nodes: [], edges: [] }, { highlightEdges: false });
  if (drawing) bringIn(drawing.network, [{ id: "", x: group.x, y: group.y, size: group.radius }]);
}

/**
 * @param {Group} group
 */
function close(group) {
  groups.close(group.number);
  notify({ drawing: true });
  announce(say("group-closed", { name: group.name }));
}

function closeAll() {
  groups.closeAll();
  clear();
  if (drawing) bringIn(drawing.network, shownDiscs());
}

/**
 * Put on the drawing what stands there, and return what lets it follow.
 * @param {HTMLElement} container
 * @param {vis.Network} network
 */
function renderControls(container, network) {
  const note = element("p", null, { class: "marks overlay" }), modes = renderModes(), zoom = renderZoom({
    zoomIn: () => zoomBy(network, 1.4), zoomOut: () => zoomBy(network, 1 / 1.4),
    showAll: () => bringIn(network, shownDiscs()), closeAll,
  });
  container.append(modes.group, zoom.group, note);
  return () => {
    note.textContent = noteInWords();
    note.hidden = !note.textContent;
    zoom.close.hidden = !isInGroups();
    modes.follow();
  };
}

/**
 * @param {vis.Network} network
 */
function listen(network) {
  const { frame } = network.canvas;
  let taken = /** @type {import("./label-placement.js").Box[]} */ ([]);
  network.on("beforeDrawing", (context) => {
    fitLetters(frame.clientWidth);
    if (isInGroups()) drawGrounds(context, groups.opened, network.getScale());
    taken = drawClusterGrounds(context, clusterGrounds(), network.getScale());
  });
  network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
    const ground = isInGroups() ? groups.openAt(pointer.canvas) : null;
    if (node !== undefined) enter(node);
    else if (pickTie(edge)) return;
    else if (ground && !selection.bright) close(ground);
    else clear();
  });
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
  network.on("afterDrawing", (context) => {
    drawStep(context, shownDiscs(), network.getScale());
    drawLabels(context, network, shownDiscs(), { isBright, taken });
  });
  stepByKeys(network, { discs: shownDiscs, enter: (id) => enter(numberOfBubble(id) === null ? keyOf(id) : id) });
}
