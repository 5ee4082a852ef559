/* The network view: vis-network draws nodes and edges where the page says; names are drawn by network-labels.js. */
/* global vis */

import { data, edgeById, nodeById, numberOf } from "../scripts/data.js";
import { button, element } from "../scripts/dom.js";
import { clear, isNodeShown, select, selectEdge, selection, timeOfPage } from "../scripts/state.js";
import { registerView } from "../scripts/views.js";
import { dashesInWords } from "../scripts/words.js";
import { bringIn, zoomBy } from "./network-camera.js";
import { drawLabels, hover } from "./network-labels.js";
import { edgeLook, fixedEdgeLook, fixedNodeLook, hasManyEdges, idOf, keyOf, nodeLook } from "./network-looks.js";

/** @typedef {import("../scripts/state.js").Change} Change */
/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-looks.js").NodeLook} NodeLook */
/** @typedef {import("./network-looks.js").EdgeLook} EdgeLook */
/** @typedef {{ places: [x: number, y: number][] }} ViewData */

const DESCRIPTION = "Map: arrow keys move it, + and − zoom. Search or List give the same as text.";
const FIRST_ON_A_PHONE = 40; // nodes; all of them would be too small to be read
const hasManyNodes = data.nodes.length > 1500;

/**
 * Where each node lies and how large it is, by its id, the largest first.
 * @type {Map<string, Disc>}
 */
const discs = new Map();
/** @type {{ network: vis.Network, nodes: vis.DataSet<NodeLook>, edges: vis.DataSet<EdgeLook> } | null} */
let drawing = null;

registerView({ name: "network", mount, update, facts, keys: "arrows move the map, + and − zoom" });

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  placeDiscs(/** @type {ViewData} */ (viewData));
  const nodes = new vis.DataSet(data.nodes.map((node) => (
    { ...nodeLook(node), ...fixedNodeLook(node), ...placeOf(node) })));
  const edges = new vis.DataSet(data.edges.map((edge) => ({ ...edgeLook(edge), ...fixedEdgeLook(edge) })));
  const network = new vis.Network(container, { nodes, edges }, options());
  drawing = { network, nodes, edges };
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.setAttribute("aria-label", DESCRIPTION);
  container.append(renderZoom(network));
  listen(network);
  const isPhone = matchMedia("(max-width: 640px)").matches, all = [...discs.values()];
  bringIn(network, isPhone ? all.slice(0, FIRST_ON_A_PHONE) : all, { calm: true });
  return drawing;
}

/**
 * @param {Change} change
 */
function update(change) {
  if (!drawing) return;
  const { network, nodes, edges } = drawing, { node, edge, bright } = selection;
  if (change.selection) {
    const selected = { nodes: node ? [keyOf(node.id)] : [], edges: edge ? [edge.id] : [] };
    network.setSelection(selected, { highlightEdges: false });
  }
  nodes.update(data.nodes.map(nodeLook));
  edges.update(data.edges.map(edgeLook));
  if (change.theme) network.redraw();
  if (change.travel && node && bright) bringIn(network, [...bright].map(discOf), { heart: discOf(node.id) });
}

/** @returns {import("../scripts/views.js").Fact[]} */
function facts() {
  return [
    ["Size", `${data.sizeLabel} (by area)`],
    ["Colour", data.clusters.length ? "cluster; shape tells the type" : "type, as does shape"],
    ["Place", `computed (communities, each force-directed, seed ${data.seed}): what is tied lies close; `
      + "directions mean nothing"],
    ["Dashed", dashesInWords({ ...data, at: timeOfPage() })],
  ];
}

/**
 * @param {ViewData} viewData
 */
function placeDiscs({ places }) {
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
 * @param {string} id
 */
function discOf(id) {
  return discs.get(id) ?? { id, x: 0, y: 0, size: 0 };
}

function options() {
  return {
    physics: false,
    nodes: { borderWidth: 1.5, borderWidthSelected: 3 },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
    interaction: { hover: !hasManyNodes, hideEdgesOnDrag: hasManyEdges, selectConnectedEdges: false,
                   tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false } },
  };
}

/**
 * @param {vis.Network} network
 */
function listen(network) {
  const { frame } = network.canvas;
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select(idOf(node));
    else if (edge !== undefined) selectEdge(edgeById(edge));
    else clear();
  });
  network.on("dragEnd", ({ nodes: moved }) => {
    const places = Object.entries(network.getPositions(moved));
    for (const [key, place] of places) Object.assign(discOf(idOf(key)), place);
  });
  network.on("hoverNode", ({ node }) => {
    hover(idOf(node));
    frame.style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    hover(null);
    frame.style.cursor = "";
  });
  network.on("afterDrawing", (context) => drawLabels(context, network, shownDiscs()));
}

function shownDiscs() {
  return [...discs.values()].filter(({ id }) => isNodeShown(nodeById(id)));
}

/**
 * @param {vis.Network} network
 */
function renderZoom(network) {
  const group = element("div", null, { class: "zoom overlay", role: "group", "aria-label": "Zoom" });
  group.append(
    button("+", () => zoomBy(network, 1.4), { "aria-label": "Zoom in", title: "Zoom in" }),
    button("−", () => zoomBy(network, 1 / 1.4), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("⤢", () => bringIn(network, shownDiscs()), { "aria-label": "Show all", title: "Show all" }),
  );
  return group;
}
