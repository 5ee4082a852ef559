/* Nodes and edges as vis-network 9.1 draws them, without it: its shapes, widths and arrowheads, and what lies above. */

/**
 * A node or a bubble as vis-network is given it.
 * @typedef {object} PlainNode
 * @property {string} id
 * @property {boolean} hidden
 * @property {number} opacity
 * @property {string} shape
 * @property {(given: vis.DrawingArguments) => { drawNode: () => void }} [ctxRenderer]
 * @property {number} x
 * @property {number} y
 * @property {number} size
 * @property {number} [borderWidth] in pixels
 * @property {{ background: string, border: string, highlight: { background: string, border: string } }} color
 */
/**
 * An edge, a line or a sum of ties as vis-network is given it.
 * @typedef {object} PlainEdge
 * @property {string | number} id
 * @property {string} from
 * @property {string} to
 * @property {boolean} hidden
 * @property {number[] | boolean} dashes
 * @property {string | { to: { scaleFactor: number } }} arrows
 * @property {number} width
 * @property {{ color: string, highlight: string, opacity: number }} color
 */
/**
 * @typedef {object} Marks
 * @property {PlainNode[]} nodes
 * @property {PlainEdge[]} edges
 * @property {ReturnType<typeof import("./network-looks.js").optionsOfDrawing>} options
 * @property {(string | number | null | undefined)[]} selected
 * @property {number} scale
 */
/** @typedef {PlainNode & { border: number }} Bordered */
/** @typedef {{ edge: PlainEdge, from: Bordered, to: Bordered, width: number, colour: string }} Line */

const TURN = Math.PI / 4, LOOP = 20; // where the middle of a loop lies, and its radius
/** @type {[x: number, y: number][]} */
const ARROW = [[0, 0], [-1, 0.3], [-0.9, 0], [-1, -0.3]];

/**
 * Draw edges, nodes and arrowheads, each upon those before it, on a canvas that is where one looks.
 * @param {CanvasRenderingContext2D} context
 * @param {Marks} marks
 */
export function drawPlainly(context, { nodes, edges, options, selected, scale }) {
  const shown = new Map(nodes.filter(({ hidden }) => !hidden).map((node) => [node.id, {
    ...node, x: Math.trunc(node.x), y: Math.trunc(node.y), border: node.borderWidth ?? options.nodes.borderWidth,
  }]));
  const lines = edges.filter(({ hidden }) => !hidden).flatMap((edge) => {
    const from = shown.get(edge.from), to = shown.get(edge.to), isSelected = selected.includes(edge.id);
    const width = edge.width + (isSelected ? options.edges.selectionWidth : 0);
    return from && to ? [{ edge, from, to, width, colour: isSelected ? edge.color.highlight : edge.color.color }] : [];
  });
  context.save();
  for (const line of lines) drawLine(context, line);
  for (const node of shown.values()) if (!selected.includes(node.id)) drawNode(context, node, node.color, scale);
  for (const node of shown.values()) {
    const bold = { ...node, border: options.nodes.borderWidthSelected };
    if (selected.includes(node.id)) drawNode(context, bold, node.color.highlight, scale);
  }
  for (const line of lines) if (line.edge.arrows && line.from !== line.to) drawArrow(context, line);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Line} line
 */
function drawLine(context, { edge: { dashes, color }, from, to, width, colour }) {
  Object.assign(context, { strokeStyle: colour, globalAlpha: color.opacity, lineWidth: width });
  context.setLineDash(Array.isArray(dashes) ? dashes : []);
  if (dashes) context.lineCap = "round"; // and so it stays
  context.beginPath();
  if (from === to) {
    const off = reachOf(from, TURN) * Math.SQRT1_2;
    context.arc(from.x + off, from.y - off, LOOP, 0, 2 * Math.PI);
  } else {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Bordered} node
 * @param {{ background: string, border: string }} colours
 * @param {number} scale
 */
function drawNode(context, { x, y, size, opacity, border, ctxRenderer }, colours, scale) {
  const { background: color, border: borderColor } = colours;
  context.setLineDash([]);
  context.globalAlpha = opacity;
  if (ctxRenderer) {
    ctxRenderer({ ctx: context, x, y, style: { size, color, borderColor, borderWidth: border } }).drawNode();
    return;
  }
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  Object.assign(context, { fillStyle: color, strokeStyle: borderColor, lineWidth: Math.min(2 * size, border / scale) });
  context.fill();
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Line} line
 */
function drawArrow(context, { edge: { arrows, color }, from, to, width, colour }) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x), reach = reachOf(to, turn);
  const length = 15 * (typeof arrows === "string" ? 0 : arrows.to.scaleFactor) + 3 * width;
  const right = Math.cos(turn), down = Math.sin(turn);
  context.beginPath();
  for (const [along, aside] of ARROW) {
    const way = along * length - reach;
    context.lineTo(to.x + way * right - aside * length * down, to.y + way * down + aside * length * right);
  }
  context.closePath();
  Object.assign(context, { fillStyle: colour, globalAlpha: color.opacity });
  context.fill();
}

/**
 * How far from the middle of a node an arrow points at it.
 * @param {Bordered} node
 * @param {number} turn
 */
function reachOf({ shape, size, border }, turn) {
  return shape === "dot" ? size : size * Math.min(1 / Math.abs(Math.cos(turn)), 1 / Math.abs(Math.sin(turn))) + border;
}
