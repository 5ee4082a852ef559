/* Where things are on the map now: at their coordinates, or at the city of their seat or venue. */

import { data, edgeById, nodeById } from "../scripts/data.js";
import { asOf, isNodeShown } from "../scripts/state.js";
import { NO, heldIn } from "../scripts/tenures.js";
import { unpackNumbers } from "./map-packing.js";
import { project } from "./map-projection.js";

/** @typedef {import("../scripts/data.js").GraphNode} GraphNode */
/** @typedef {import("./map-projection.js").Point} Point */
/** @typedef {{ node: GraphNode, x: number, y: number }} Place */
/**
 * @typedef {object} ViewData what the Python module of the view describes
 * @property {string} coast
 * @property {string} credit
 * @property {string} coordinates
 * @property {number[]} seats
 * @property {string[]} placeable
 */

const PER_DEGREE = 1000;
const NORTHMOST = 90;

/** @type {Map<string, Point>} */
const ownPlaces = new Map();
/** @type {number[]} */
let seats = [];
/** @type {Map<string, Place>} */
let known = new Map();
/** @type {Set<string>} */
let placeable = new Set();

/**
 * Take the coordinates that the page has.
 * @param {ViewData} viewData
 */
export function takePlaces(viewData) {
  const numbers = unpackNumbers(viewData.coordinates);
  data.nodes.forEach(({ id }, at) => {
    const east = (numbers[2 * at] ?? 0) / PER_DEGREE, north = (numbers[2 * at + 1] ?? Infinity) / PER_DEGREE;
    if (north <= NORTHMOST) ownPlaces.set(id, project(east, Math.min(Math.max(north, -89), 89)));
  });
  seats = viewData.seats;
  placeable = new Set(viewData.placeable);
  locateAll();
}

/** Find the places of what is shown, the largest first; it is to be asked when something else is shown. */
export function locateAll() {
  known = new Map();
  const seated = seatsNow();
  for (const node of data.nodes) {
    const place = ownPlaces.get(node.id) ?? seated.get(node.id);
    if (place && isNodeShown(node)) known.set(node.id, { node, x: place.x - Math.floor(place.x), y: place.y });
  }
  const largestFirst = [...known.values()].sort((a, b) => rank(a, b) || (a.node.name < b.node.name ? -1 : 1));
  known = new Map(largestFirst.map((place) => [place.node.id, place]));
}

/**
 * What has coordinates of its own goes before what is only seated there.
 * @param {Place} a
 * @param {Place} b
 */
function rank(a, b) {
  return Number(ownPlaces.has(b.node.id)) - Number(ownPlaces.has(a.node.id)) || b.node.size - a.node.size;
}

/* Where things are that have no coordinates of their own: each at the city of the first seat that it has now. */
function seatsNow() {
  /** @type {Map<string, Point>} */
  const found = new Map();
  for (const number of seats) {
    const { from, to, tenure } = edgeById(number), place = ownPlaces.get(to);
    if (place && !found.has(from) && heldIn(tenure, asOf.year) !== NO) found.set(from, place);
  }
  return found;
}

/** All that is shown and has a place, the largest first. */
export function placesNow() {
  return [...known.values()];
}

/**
 * @param {string} id
 */
export function placeOf(id) {
  return known.get(id);
}

/** What is shown and has no place: those that may have coordinates, by name, and of others how many of each type. */
export function unplacedNow() {
  const without = data.nodes.filter((node) => isNodeShown(node) && !known.has(node.id));
  const nodes = without.filter(({ type }) => placeable.has(type)).sort((a, b) => a.name.localeCompare(b.name));
  /** @type {Map<string, number>} */
  const others = new Map();
  for (const { type } of without) if (!placeable.has(type)) others.set(type, (others.get(type) ?? 0) + 1);
  return { nodes, others };
}

/**
 * The places of those that are bright.
 * @param {Iterable<string>} ids
 */
export function placesOf(ids) {
  return [...ids].flatMap((id) => known.get(nodeById(id).id) ?? []);
}
