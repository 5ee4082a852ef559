/* The network view: vis-network draws nodes and edges where the page says; names are drawn by network-labels.js. */

import { data, edgeById, nodeById, relationshipTypeOf } from "../scripts/data.js";
import { button, element } from "../scripts/dom.js";
import { clear, isEdgeShown, isNodeShown, select, selectEdge, selection, shade, theme } from "../scripts/state.js";
import { OUTLINES } from "../scripts/symbols.js";
import { registerView } from "../scripts/views.js";
import { bringIn, zoomBy } from "./network-camera.js";
import { drawLabels, hover } from "./network-labels.js";

/** @typedef {import("../scripts/data.js").GraphNode} GraphNode */
/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("../scripts/state.js").Change} Change */
/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {{ places: Record<string, [x: number, y: number]> }} Described */

const FADED = 0.13;
const FIRST_ON_A_PHONE = 40; // nodes; all of them would be too small to be read
const hasManyNodes = data.nodes.length > 1500;
const hasManyEdges = data.edges.length > 3000;
/** The shapes that vis-network lacks. */
const SHAPES_OF_OUR_OWN = ["pentagon", "plus"];

/**
 * Where each node lies and how large it is, by its id, the largest first.
 * @type {Map<string, Disc>}
 */
const discs = new Map();
/** @type {{ network: vis.Network, nodes: vis.DataSet<NodeLook>, edges: vis.DataSet<EdgeLook> } | null} */
let drawing = null;

registerView({ name: "network", mount, update });

/**
 * @param {HTMLElement} container
 * @param {unknown} described
 */
function mount(container, described) {
  placeDiscs(/** @type {Described} */ (described));
  const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...nodeLook(node), ...fixedNodeLook(node) })));
  const edges = new vis.DataSet(data.edges.map((edge) => ({ ...edgeLook(edge), ...fixedEdgeLook(edge) })));
  const network = new vis.Network(container, { nodes, edges }, options());
  drawing = { network, nodes, edges };
  const { frame } = network.canvas;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Map: arrow keys move it, + and − zoom. Search or List give the same as text.");
  container.append(renderZoom(network, container));
  listen(network, container);
  const isPhone = matchMedia("(max-width: 640px)").matches, all = [...discs.values()];
  bringIn(network, container, isPhone ? all.slice(0, FIRST_ON_A_PHONE) : all, { calm: true });
  return drawing;
}

/**
 * @param {Change} change
 */
function update(change) {
  if (!drawing) return;
  const { network, nodes, edges } = drawing, { node, edge, bright } = selection;
  if (change.selection) {
    network.setSelection({ nodes: node ? [node.id] : [], edges: edge ? [edge.id] : [] }, { highlightEdges: false });
  }
  nodes.update(data.nodes.map(nodeLook));
  edges.update(data.edges.map(edgeLook));
  if (change.theme) network.redraw();
  if (change.travel && node && bright) {
    const container = network.canvas.frame.parentElement ?? network.canvas.frame;
    bringIn(network, container, [...bright].map(discOf), { heart: discOf(node.id) });
  }
}

/**
 * @param {Described} described
 */
function placeDiscs({ places }) {
  const largestFirst = [...data.nodes].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  for (const { id, size } of largestFirst) {
    const [x, y] = places[id] ?? [0, 0];
    discs.set(id, { id, x, y, size });
  }
}

/**
 * @param {string} id
 */
function discOf(id) {
  return discs.get(id) ?? { id, x: 0, y: 0, size: 0 };
}

// -- how nodes and edges look ---------------------------------------------------------------------------------------

function options() {
  return {
    physics: false,
    nodes: { borderWidth: 1.5, borderWidthSelected: 3 },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
    interaction: { hover: !hasManyNodes, hideEdgesOnDrag: hasManyEdges, selectConnectedEdges: false,
                   tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false } },
  };
}

/** @typedef {ReturnType<typeof nodeLook>} NodeLook */
/** @typedef {ReturnType<typeof edgeLook>} EdgeLook */

/**
 * What of a node changes with the selection, the legend and the colours of the page.
 * @param {GraphNode} node
 */
function nodeLook(node) {
  const background = shade(node.color), bold = { background, border: theme.ink }, { bright } = selection;
  return {
    id: node.id, hidden: !isNodeShown(node), opacity: bright && !bright.has(node.id) ? FADED : 1,
    color: { background, border: theme.ground, highlight: bold, hover: bold },
  };
}

/**
 * @param {GraphNode} node
 */
function fixedNodeLook({ id, shape }) {
  const { x, y, size } = discOf(id), outline = SHAPES_OF_OUR_OWN.includes(shape) && OUTLINES[shape];
  return { x, y, size, ...(outline ? { shape: "custom", ctxRenderer: rendererOf(outline) } : { shape }) };
}

/**
 * @param {import("../scripts/symbols.js").Outline} outline
 */
function rendererOf(outline) {
  /** @param {vis.DrawingArguments} given */
  return ({ ctx, x, y, style }) => ({
    drawNode() {
      ctx.beginPath();
      for (const [right, down] of outline) ctx.lineTo(x + right * style.size, y + down * style.size);
      ctx.closePath();
      ctx.globalAlpha = style.opacity ?? 1;
      ctx.fillStyle = style.color;
      ctx.strokeStyle = style.borderColor;
      ctx.lineWidth = style.borderWidth;
      ctx.fill();
      ctx.stroke();
    },
    nodeDimensions: { width: 2 * style.size, height: 2 * style.size },
  });
}

/**
 * What of an edge changes with the selection, the legend and the colours of the page.
 * @param {GraphEdge} edge
 */
function edgeLook(edge) {
  const isBright = isEdgeBright(edge), { edge: color, brightEdge } = theme;
  const opacity = isBright ? 0.9 : selection.bright ? FADED : hasManyEdges ? 0.3 : 0.75;
  return {
    id: edge.id, hidden: !isEdgeShown(edge), width: isBright ? 2 : hasManyEdges ? 0.8 : 1.3,
    color: { color: isBright ? brightEdge : color, highlight: brightEdge, hover: brightEdge, opacity },
  };
}

/**
 * @param {GraphEdge} edge
 */
function isEdgeBright({ from, to }) {
  const { node, bright } = selection;
  if (node) return from === node.id || to === node.id;
  return bright !== null && bright.has(from) && bright.has(to);
}

/**
 * @param {GraphEdge} edge
 */
function fixedEdgeLook(edge) {
  return {
    from: edge.from, to: edge.to, dashes: edge.dashes ? [5, 5] : false,
    arrows: relationshipTypeOf(edge).symmetric ? "" : { to: { enabled: true, scaleFactor: 0.35 } },
  };
}

// -- what one does with it ------------------------------------------------------------------------------------------

/**
 * @param {vis.Network} network
 * @param {HTMLElement} container
 */
function listen(network, container) {
  const { frame } = network.canvas;
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select(node);
    else if (edge !== undefined) selectEdge(edgeById(edge));
    else clear();
  });
  network.on("dragEnd", ({ nodes: moved }) => {
    for (const [id, place] of Object.entries(network.getPositions(moved))) Object.assign(discOf(id), place);
  });
  network.on("hoverNode", ({ node }) => {
    hover(node);
    frame.style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    hover(null);
    frame.style.cursor = "";
  });
  network.on("afterDrawing", (context) => drawLabels(context, network, container, shownDiscs()));
}

function shownDiscs() {
  return [...discs.values()].filter(({ id }) => isNodeShown(nodeById(id)));
}

/**
 * @param {vis.Network} network
 * @param {HTMLElement} container
 */
function renderZoom(network, container) {
  const group = element("div", null, { class: "zoom", role: "group", "aria-label": "Zoom" });
  group.append(
    button("+", () => zoomBy(network, 1.4), { "aria-label": "Zoom in", title: "Zoom in" }),
    button("−", () => zoomBy(network, 1 / 1.4), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("⤢", () => bringIn(network, container, shownDiscs()), { "aria-label": "Show all", title: "Show all" }),
  );
  return group;
}
