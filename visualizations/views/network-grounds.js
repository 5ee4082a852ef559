/* Grounds behind clusters: a hull around the nodes of each that hang together, with the name of the cluster. */

import { data } from "../scripts/data.js";
import { isNodeShown } from "../scripts/state.js";
import { shade, theme } from "../scripts/theme.js";

/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./label-placement.js").Box} Box */
/** @typedef {[x: number, y: number]} Point */
/** @typedef {{ colour: string, name: string, hull: Point[], size: number }} Ground */

const AROUND = 16; // pixels between a node and the edge of the ground
const CORNERS = 10; // of the outline around a single node
const LETTERS = 13; // pixels
const NAMED = 90; // pixels; the name of a narrower ground would say more than what it names
const SMALLEST = 3; // nodes

/** @type {Int32Array | null} */
let components = null;

/**
 * Return the grounds of the clusters that have a colour of their own, the largest first.
 * @param {(id: string) => Disc} discOf
 * @returns {Ground[]}
 */
export function groundsOf(discOf) {
  if (!data.clusters.length) return [];
  components ??= findComponents();
  /** @type {Map<string, Disc[]>} */
  const found = new Map();
  for (const node of data.nodes) {
    if (!isNodeShown(node) || !Number(node.cluster)) continue;
    const key = `${node.cluster} ${components[node.number]}`;
    found.set(key, [...found.get(key) ?? [], discOf(node.id)]);
  }
  const clusters = new Map(data.clusters.map((each) => [each.key, each]));
  return [...found].filter(([, discs]) => discs.length >= SMALLEST).map(([key, discs]) => {
    const { colour = "", label = "" } = clusters.get(key.split(" ")[0] ?? "") ?? {};
    return { colour, name: label, hull: hullOf(discs.flatMap(outlineOf)), size: discs.length };
  }).sort((a, b) => b.size - a.size);
}

/* The number of the component of each node, whatever is shown: the least number of a node in it. */
function findComponents() {
  const parents = Int32Array.from(data.nodes, ({ number }) => number);
  const rootOf = (/** @type {number} */ node) => {
    let at = node;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? 0] ?? 0;
      at = parents[at] ?? 0;
    }
    return at;
  };
  for (const { start, end } of data.edges) {
    const one = rootOf(start), other = rootOf(end);
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  return parents.map((_, node) => rootOf(node));
}

/**
 * @param {Disc} disc
 * @returns {Point[]}
 */
function outlineOf({ x, y, size }) {
  return Array.from({ length: CORNERS }, (_, corner) => {
    const turn = (corner * 2 * Math.PI) / CORNERS;
    return [x + Math.cos(turn) * (size + AROUND), y + Math.sin(turn) * (size + AROUND)];
  });
}

/**
 * The convex hull of points (Andrew 1979).
 * @param {Point[]} points
 * @returns {Point[]}
 */
export function hullOf(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfOf(sorted), ...halfOf(sorted.reverse())];
}

/**
 * @param {Point[]} points
 */
function halfOf(points) {
  /** @type {Point[]} */
  const half = [];
  for (const point of points) {
    while (half.length > 1 && turnOf(half.at(-2) ?? point, half.at(-1) ?? point, point) <= 0) half.pop();
    half.push(point);
  }
  return half.slice(0, -1);
}

/**
 * @param {Point} one
 * @param {Point} two
 * @param {Point} three
 */
function turnOf(one, two, three) {
  return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0]);
}

/**
 * Draw the grounds, and their names above them; return where the names stand.
 * @param {CanvasRenderingContext2D} context
 * @param {Ground[]} grounds
 * @param {number} scale
 * @returns {Box[]}
 */
export function drawClusterGrounds(context, grounds, scale) {
  context.save();
  for (const { hull, colour } of grounds) {
    context.beginPath();
    for (const [x, y] of hull) context.lineTo(x, y);
    context.closePath();
    Object.assign(context, { fillStyle: shade(colour), strokeStyle: shade(colour), lineWidth: 1.2 / scale });
    context.globalAlpha = theme.dark ? 0.16 : 0.1;
    context.fill();
    context.globalAlpha = 0.4;
    context.stroke();
  }
  context.globalAlpha = 1;
  const boxes = grounds.flatMap((ground) => writeName(context, ground, scale));
  context.restore();
  return boxes;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Ground} ground
 * @param {number} scale
 * @returns {Box[]}
 */
function writeName(context, { hull, name }, scale) {
  const xs = hull.map(([x]) => x), left = Math.min(...xs), right = Math.max(...xs);
  if ((right - left) * scale < NAMED) return [];
  const most = Math.max(10, Math.floor(((right - left) * scale) / (LETTERS * 0.55))), letters = [...name];
  const text = letters.length > most ? `${letters.slice(0, most - 1).join("").trim()}…` : name;
  context.font = `650 ${LETTERS / scale}px ${getComputedStyle(document.body).fontFamily}`;
  Object.assign(context, { fillStyle: theme.ink, textAlign: "center", textBaseline: "bottom", lineJoin: "round",
                           strokeStyle: theme.ground, lineWidth: 4 / scale });
  const x = (left + right) / 2, y = topAt(hull, x) - 4 / scale;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
  const half = context.measureText(text).width / 2;
  return [[x - half, y - (LETTERS * 1.2) / scale, x + half, y, 1]];
}

/**
 * The least y of a hull near its middle.
 * @param {Point[]} hull
 * @param {number} x
 */
function topAt(hull, x) {
  let top = Infinity;
  hull.forEach(([x1, y1], place) => {
    const [x2, y2] = hull[(place + 1) % hull.length] ?? [x1, y1];
    if (Math.min(x1, x2) <= x && x <= Math.max(x1, x2)) {
      top = Math.min(top, x1 === x2 ? Math.min(y1, y2) : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1));
    }
  });
  return top;
}
