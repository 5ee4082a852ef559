/* How nodes and edges of the network look: what never changes, and what follows the selection and the legend. */

import { isDashed } from "../scripts/as-of.js";
import { data, edgesOf, relationshipTypeOf } from "../scripts/data.js";
import { isEdgeShown, isNodeShown, selection } from "../scripts/state.js";
import { OUTLINES } from "../scripts/symbols.js";
import { shade, theme } from "../scripts/theme.js";
import { brightOnNetwork } from "./network-modes.js";

/** @typedef {import("../scripts/data.js").GraphNode} GraphNode */
/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */

const FADED = 0.13;
export const DASHES = [5, 5];
export const MOST_ARROWS = 12; // that may point at one node
const MANY_EDGES = 3000;
const hasManyNodes = data.nodes.length > 600; // of which most are so small that a pale border would hide them
export const hasManyEdges = areMany(data.edges);

/**
 * Whether there are so many edges that each is to be pale.
 * @param {GraphEdge[]} edges
 */
export function areMany({ length }) {
  return length > MANY_EDGES;
}

/** How vis-network is to draw, and to be moved. */
export function optionsOfDrawing() {
  return {
    physics: false,
    nodes: { borderWidth: hasManyNodes ? 0.5 : 1.5, borderWidthSelected: 3 },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
    interaction: { hover: true, hideEdgesOnDrag: hasManyEdges, selectConnectedEdges: false,
                   tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false } },
  };
}

const KEY = "node "; // vis-network keeps nodes in plain objects, where `constructor` and `__proto__` are taken

/**
 * The key by which vis-network knows a node.
 * @param {string} id
 */
export function keyOf(id) {
  return KEY + id;
}

/**
 * The id of the node that vis-network knows by this key.
 * @param {string} key
 */
export function idOf(key) {
  return key.slice(KEY.length);
}

/**
 * All that the look of a node depends on, as one text: two that are equal look alike.
 * @param {GraphNode} node
 */
export function keyOfNodeLook(node) {
  const bright = brightOnNetwork(), { ground, ink } = theme;
  const flags = (isNodeShown(node) ? 1 : 0) + (bright && !bright.has(node.id) ? 2 : 0);
  return `${flags}${shade(node.color)} ${node.size}${ground}${ink}`;
}

/**
 * All that the look of an edge depends on, as one text.
 * @param {GraphEdge} edge
 * @param {boolean} isOneOfMany
 */
export function keyOfEdgeLook(edge, isOneOfMany) {
  const flags = (isEdgeShown(edge) ? 1 : 0) + (isDashed(edge) ? 2 : 0) + (isEdgeBright(edge) ? 4 : 0);
  return `${flags}${brightOnNetwork() ? 1 : 0}${isOneOfMany ? pale() : 1}${theme.edge}${theme.brightEdge}`;
}

/**
 * What of a node changes with the selection, the legend and the colours of the page.
 * @param {GraphNode} node
 */
export function nodeLook(node) {
  const background = shade(node.color), bold = { background, border: theme.ink }, bright = brightOnNetwork();
  return {
    id: keyOf(node.id), hidden: !isNodeShown(node), opacity: bright && !bright.has(node.id) ? FADED : 1,
    color: { background, border: hasManyNodes ? background : theme.ground, highlight: bold, hover: bold },
  };
}

/**
 * Which shape a node has.
 * @param {GraphNode} node
 */
export function fixedNodeLook({ shape }) {
  const outline = OUTLINES[shape];
  return outline ? { shape: "custom", ctxRenderer: rendererOf(outline) } : { shape };
}

/**
 * @param {import("../scripts/symbols.js").Outline} outline
 */
function rendererOf(outline) {
  /** @param {vis.DrawingArguments} given its colours are as pale as the node */
  return ({ ctx, x, y, style }) => ({
    drawNode() {
      const border = 2 * style.borderWidth * devicePixelRatio / ctx.getTransform().a;
      ctx.beginPath();
      for (const [right, down] of outline) ctx.lineTo(x + right * style.size, y + down * style.size);
      ctx.closePath();
      Object.assign(ctx, { fillStyle: style.color, strokeStyle: style.borderColor });
      ctx.lineWidth = Math.min(style.size, border);
      ctx.stroke(); // before it is filled: a border within would leave nothing of a small star
      ctx.fill();
    },
    nodeDimensions: { width: 2 * style.size, height: 2 * style.size },
  });
}

/**
 * What of an edge changes with the selection, the legend, the year and the colours of the page.
 * @param {GraphEdge} edge
 * @param {boolean} isOneOfMany so many that each is to be pale
 */
export function edgeLook(edge, isOneOfMany) {
  const isBright = isEdgeBright(edge), { edge: color, brightEdge } = theme;
  const opacity = isBright ? 0.9 : brightOnNetwork() ? FADED : isOneOfMany ? pale() : 0.75;
  return {
    id: edge.id, hidden: !isEdgeShown(edge), dashes: isDashed(edge) ? DASHES : false,
    width: isBright ? 2 : isOneOfMany ? 0.8 : 1.3,
    color: { color: isBright ? brightEdge : color, highlight: brightEdge, hover: brightEdge, opacity },
  };
}

/* How dark each of many edges is; on paper they lie closer to each other. */
function pale() {
  return theme.printing ? 0.1 : 0.3;
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
 * Which nodes an edge joins, and which way.
 * @param {GraphEdge} edge
 */
export function fixedEdgeLook(edge) {
  return {
    from: keyOf(edge.from), to: keyOf(edge.to),
    arrows: isPointed(edge) ? { to: { enabled: true, scaleFactor: 0.35 } } : "",
  };
}

/**
 * Whether an edge has an arrowhead: where many would point at one node, they would hide it and each other.
 * @param {GraphEdge} edge
 */
function isPointed(edge) {
  return !relationshipTypeOf(edge).symmetric && edgesOf(edge.to).length <= MOST_ARROWS;
}
