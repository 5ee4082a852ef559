/* Ties on the map: each as an arc the shorter way round the world, those between the same two marks as one. */

import { isDashed } from "../scripts/as-of.js";
import { shorterWay } from "./map-projection.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./map-projection.js").Point} Point */
/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {{ from: Point, to: Point, over: Point, edges: GraphEdge[], isDashed: boolean }} Arc */

export const MOST_ARCS = 400;
const BEND = 0.16; // of the way, to the side of the nearer pole, as the shortest way over a globe bends

/**
 * The arcs between places that are to be drawn, the strongest first, at most so many, and how many there are in all.
 * @param {GraphEdge[]} edges
 * @param {(id: string) => Point | undefined} placeOf where a node is drawn
 */
export function arcsOf(edges, placeOf) {
  /** @type {Map<Point, Map<Point, GraphEdge[]>>} */
  const between = new Map();
  for (const edge of edges) {
    const one = placeOf(edge.from), other = placeOf(edge.to);
    if (one && other && (one.x !== other.x || one.y !== other.y)) file(between, one, other).push(edge);
  }
  const arcs = [];
  for (const [from, ends] of between) for (const [to, together] of ends) arcs.push({ from, to, edges: together });
  arcs.sort((a, b) => b.edges.length - a.edges.length);
  return { arcs: arcs.slice(0, MOST_ARCS).map(bent), count: arcs.length };
}

/**
 * The ties between two places, whichever way they lead.
 * @param {Map<Point, Map<Point, GraphEdge[]>>} between
 * @param {Point} one
 * @param {Point} other
 */
function file(between, one, other) {
  const back = between.get(other)?.get(one);
  if (back) return back;
  const ends = between.get(one) ?? new Map(), found = ends.get(other) ?? [];
  between.set(one, ends);
  ends.set(other, found);
  return found;
}

/**
 * @param {{ from: Point, to: Point, edges: GraphEdge[] }} arc
 * @returns {Arc}
 */
function bent({ from, to, edges }) {
  const right = shorterWay(from.x, to.x), down = to.y - from.y, side = from.y + to.y <= 0 ? -1 : 1;
  const turn = right < 0 ? -side : side; // so that it bends to that side, whichever way it leads
  const over = { x: from.x + right / 2 - turn * BEND * down, y: from.y + down / 2 + turn * BEND * right };
  return { from, to: { x: from.x + right, y: to.y }, over, edges, isDashed: edges.every(isDashed) };
}

/**
 * A point of an arc, at a part of its way.
 * @param {Arc} arc
 * @param {number} part
 * @returns {Point}
 */
export function pointOf({ from, to, over }, part) {
  const rest = 1 - part;
  return {
    x: rest * rest * from.x + 2 * rest * part * over.x + part * part * to.x,
    y: rest * rest * from.y + 2 * rest * part * over.y + part * part * to.y,
  };
}
