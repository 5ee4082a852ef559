/* The network view: vis-network draws nodes and edges where the page says; names are drawn by network-labels.js. */
/* global vis */

import { announce } from "../scripts/announcements.js";
import { edgeById } from "../scripts/data.js";
import { button, element } from "../scripts/dom.js";
import { clear, notify, select, selectEdge, selection } from "../scripts/state.js";
import { registerView } from "../scripts/views.js";
import { say } from "../scripts/texts.js";
import { drawGrounds, numberOfBubble } from "./network-bubbles.js";
import { bringIn, zoomBy } from "./network-camera.js";
import { networkFacts } from "./network-facts.js";
import { drawClusterGrounds } from "./network-grounds.js";
import { drawLabels, hover } from "./network-labels.js";
import { hasManyEdges, idOf, keyOf } from "./network-looks.js";
import { Marks, inOneGo } from "./network-marks.js";
import {
  brightDiscs, clusterGrounds, discOf, edgesToDraw, groups, isBright, lookAgain, marksInWords, nodesToDraw, placeAll,
  shownDiscs,
} from "./network-scene.js";
import { drawStep, stepByKeys } from "./network-steps.js";

/** @typedef {import("../scripts/state.js").Change} Change */
/** @typedef {import("./network-groups.js").Group} Group */
/** @typedef {import("./network-groups.js").Groups} Groups */
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
 * @property {Groups} groups
 * @property {Marks<NodeMark>} nodeMarks
 * @property {Marks<EdgeMark>} edgeMarks
 * @property {HTMLElement} note
 */
/** @type {Drawing | null} */
let drawing = null;

registerView({ name: "network", mount, update, facts: networkFacts, picture, keys: say("network-keys") });

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
  const network = new vis.Network(container, { nodes, edges }, options());
  const note = element("p", null, { class: "marks overlay" });
  drawing = { network, nodes, edges, groups, nodeMarks, edgeMarks, note };
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.setAttribute("aria-label", say("network-described"));
  container.append(renderZoom(network), ...(groups.all.length ? [note] : []));
  tellMarks();
  listen(network);
  const isPhone = matchMedia("(max-width: 640px)").matches, all = shownDiscs();
  bringIn(network, isPhone && !groups.all.length ? all.slice(0, FIRST_ON_A_PHONE) : all, { calm: true });
  return drawing;
}

/**
 * @param {Change} change
 */
function update(change) {
  if (!drawing) return;
  if (change.selection) for (const id of selectedIds()) groups.openFor(id);
  draw();
  if (change.selection) showSelected(drawing.network);
  if (change.theme) drawing.network.redraw();
  if (!change.travel) return;
  if (selection.node) bringIn(drawing.network, brightDiscs(), { heart: discOf(selection.node.id) });
  else if (selection.pair) bringIn(drawing.network, brightDiscs());
}

function selectedIds() {
  const { node, edge, pair } = selection;
  return node ? [node.id] : edge ? [edge.from, edge.to] : pair ? [...selection.bright ?? []].slice(0, MOST_OPENED) : [];
}

/**
 * @param {vis.Network} network
 */
function showSelected(network) {
  const { node, edge } = selection;
  const selected = { nodes: node ? [keyOf(node.id)] : [], edges: edge ? [edge.id] : [] };
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
  tellMarks();
}

/**
 * @param {string} id of a node, or the key of a bubble
 */
function enter(id) {
  const bubble = groups.all[numberOfBubble(id) ?? -1];
  if (bubble) open(bubble);
  else select(id);
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

function tellMarks() {
  if (drawing) drawing.note.textContent = marksInWords();
}

/**
 * What is seen of the network, for another pen: vis-network draws with it once.
 * @returns {import("../scripts/picture.js").Picture | null}
 */
function picture() {
  if (!drawing) return null;
  const { network, network: { canvas } } = drawing, { clientWidth: width, clientHeight: height } = canvas.frame;
  return {
    width, height, ratio: canvas.pixelRatio,
    draw(pen) {
      const own = canvas.getContext;
      canvas.getContext = () => pen;
      try {
        network.redraw();
      } finally {
        canvas.getContext = own;
      }
    },
  };
}

function options() {
  return {
    physics: false,
    nodes: { borderWidth: 1.5, borderWidthSelected: 3 },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
    interaction: { hover: true, hideEdgesOnDrag: hasManyEdges, selectConnectedEdges: false,
                   tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false } },
  };
}

/**
 * @param {vis.Network} network
 */
function listen(network) {
  const { frame } = network.canvas;
  /** @type {import("./label-placement.js").Box[]} */
  let taken = [];
  network.on("beforeDrawing", (context) => {
    drawGrounds(context, groups.opened, network.getScale());
    taken = drawClusterGrounds(context, clusterGrounds(), network.getScale());
  });
  network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
    const bubble = groups.all[numberOfBubble(node ?? "") ?? -1];
    const ground = groups.all.length ? groups.openAt(pointer.canvas) : null;
    if (bubble) open(bubble);
    else if (node !== undefined) select(idOf(node));
    else if (typeof edge === "number") selectEdge(edgeById(edge));
    else if (ground && !selection.bright) close(ground);
    else clear();
  });
  network.on("dragEnd", ({ nodes: moved }) => {
    const places = Object.entries(network.getPositions(moved));
    for (const [key, place] of places) if (numberOfBubble(key) === null) Object.assign(discOf(idOf(key)), place);
    lookAgain();
  });
  network.on("hoverNode", ({ node }) => {
    if (numberOfBubble(node) === null) hover(idOf(node));
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
  stepByKeys(network, { discs: shownDiscs, enter });
}

/**
 * @param {vis.Network} network
 */
function renderZoom(network) {
  const group = element("div", null, { class: "zoom overlay", role: "group", "aria-label": say("zoom") });
  group.append(
    button("+", () => zoomBy(network, 1.4), { "aria-label": say("zoom-in"), title: say("zoom-in") }),
    button("−", () => zoomBy(network, 1 / 1.4), { "aria-label": say("zoom-out"), title: say("zoom-out") }),
    button("⤢", () => bringIn(network, shownDiscs()), { "aria-label": say("zoom-all"), title: say("zoom-all") }),
    ...(groups.all.length
      ? [button("⊖", closeAll, { "aria-label": say("close-groups"), title: say("close-groups") })] : []),
  );
  return group;
}
