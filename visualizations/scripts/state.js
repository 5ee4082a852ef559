/* What changes while the page is looked at: which view is seen, what is selected, what the legend hides, the colours of
   the day. The parts of the page subscribe here and show what there is now; none of them calls another. */

import { data, edgesOf, nodeById } from "./data.js";
import { findShown, isTied } from "./shown.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */

/**
 * What has changed: which view is seen, what is selected, hidden (and with it what stays bright), how it is drawn, what
 * colours and sizes stand for (`looks`), or the colours of the page (`theme`). A selection may come with `travel`: it
 * was made elsewhere than on the drawing, which goes there. With another year (`date`) other things are hidden. What a
 * view or the panel is asked, and shows itself, is told as a change of nothing, for the address to follow; where an
 * address asks it, `asked` and `told` let them show it.
 * @typedef {object} Change
 * @property {boolean} [view]
 * @property {boolean} [selection]
 * @property {boolean} [hidden]
 * @property {boolean} [date]
 * @property {boolean} [theme]
 * @property {boolean} [travel]
 * @property {boolean} [drawing]
 * @property {boolean} [looks]
 * @property {boolean} [asked]
 * @property {boolean} [told]
 * @property {boolean} [room] whether a view has another width than before
 */

/** @type {((change: Change) => void)[]} */
const listeners = [];

/**
 * Be told of every change, after those who subscribed earlier.
 * @param {(change: Change) => void} listener
 */
export function subscribe(listener) {
  listeners.push(listener);
}

/** @param {Change} change */
export function notify(change) {
  for (const listener of listeners) listener(change);
}

// -- which view is seen ---------------------------------------------------------------------------------------------

/** The name of the view that is seen, none before the first; and of the one beside it, if any. */
export const seen = { view: "", beside: "" };

/**
 * Let another view be the one that is seen. Where it stood beside, the two change places.
 * @param {string} view
 * @param {string} [beside]
 */
export function see(view, beside = view === seen.beside ? seen.view : seen.beside) {
  Object.assign(seen, { view, beside: beside === view ? "" : beside });
  notify({ view: true });
}

// -- what is selected -----------------------------------------------------------------------------------------------

/**
 * The node, the edge or the pair of nodes that is selected, and the ids of the nodes that stay bright (null: all).
 * @typedef {{ node: GraphNode | null, edge: GraphEdge | null, pair: GraphNode[] | null, bright: Set<string> | null }}
 *   Selection
 */
/** @type {Selection} */
export const selection = { node: null, edge: null, pair: null, bright: null };

/**
 * Select a node; where the legend hides it, show it again.
 * @param {string} id
 * @param {{ travel?: boolean }} [how]
 */
export function select(id, { travel = false } = {}) {
  const node = nodeById(id), revealed = reveal(node);
  Object.assign(selection, { node, edge: null, pair: null });
  brighten();
  notify({ selection: true, hidden: revealed, travel });
}

/**
 * Select an edge.
 * @param {GraphEdge} edge
 */
export function selectEdge(edge) {
  Object.assign(selection, { node: null, edge, pair: null });
  brighten();
  notify({ selection: true });
}

/** Select nothing. */
export function clear() {
  deselect();
  notify({ selection: true });
}

function deselect() {
  Object.assign(selection, { node: null, edge: null, pair: null, bright: null });
}

/** Let the ends of the selected edge stay bright, or the selected node and those that it is shown to be tied to. */
function brighten() {
  const { node, edge } = selection;
  if (edge) selection.bright = new Set([edge.from, edge.to]);
  const ties = node ? edgesOf(node.id).filter(isEdgeShown) : [];
  if (node) selection.bright = new Set([node.id, ...ties.flatMap(({ from, to }) => [from, to])]);
}

function isSelectionShown() {
  const { node, edge } = selection;
  return (!node || isNodeShown(node)) && (!edge || isEdgeShown(edge));
}

// -- what the legend hides ------------------------------------------------------------------------------------------

/**
 * The names of the types and the keys of the clusters that are switched off.
 * @type {{ types: Set<string>, relationships: Set<string>, clusters: Set<string> }}
 */
export const hidden = { types: new Set(), relationships: new Set(), clusters: new Set() };

/**
 * What alone is shown, where it is asked for.
 * @type {import("./shown.js").Filters}
 */
export const filters = { values: new Map(), bounds: new Map() };

/**
 * What is shown; null where that is to be found anew.
 * @type {import("./shown.js").Shown | null}
 */
let shown = null;

function shownNow() {
  shown ??= findShown({ hidden, filters, year: asOf.year });
  return shown;
}

/**
 * A node is shown unless its type, its cluster or the types of all its relationships are switched off, or a filter
 * leaves it out; as of a year, only where something joins it then.
 * @param {GraphNode} node
 */
export function isNodeShown({ number }) {
  return shownNow().nodes[number] === 1;
}

/**
 * @param {GraphEdge} edge
 */
export function isEdgeShown({ id }) {
  return shownNow().edges[id] === 1;
}

/**
 * Switch types or clusters on or off. What is selected and hidden so is no longer selected; what stays bright with it
 * follows.
 * @param {keyof typeof hidden} kind
 * @param {string[]} names
 * @param {boolean} on
 */
export function switchAll(kind, names, on) {
  for (const name of names) {
    if (on) hidden[kind].delete(name);
    else hidden[kind].add(name);
  }
  takeUpFilters();
}

/** Take up what is switched off and filtered: what is selected and hidden so is no longer selected. */
export function takeUpFilters() {
  shown = null;
  const lost = !isSelectionShown();
  if (lost) deselect();
  else brighten();
  notify({ hidden: true, selection: lost });
}

/**
 * Switch on what hides a node, and tell whether anything did.
 * @param {GraphNode} node
 */
function reveal(node) {
  const type = hidden.types.delete(node.type);
  const cluster = node.cluster !== undefined && hidden.clusters.delete(node.cluster);
  const lone = !isTied(node, hidden, asOf.year) && hidden.relationships.size > 0;
  if (lone) for (const edge of edgesOf(node.id)) hidden.relationships.delete(edge.type);
  shown = null;
  return unfilter(node) || type || cluster || lone;
}

/**
 * Take away all filters, where they leave out a node, and tell whether they did.
 * @param {GraphNode} node
 */
function unfilter(node) {
  if (!filters.values.size && !filters.bounds.size) return false;
  if (isNodeShown(node)) return false;
  for (const each of [filters.values, filters.bounds]) each.clear();
  shown = null;
  return true;
}

// -- the year of which the page tells -------------------------------------------------------------------------------

/**
 * The year; null for any time.
 * @type {{ year: number | null }}
 */
export const asOf = { year: null };

/** The time of which the page tells, in words: a year, or the date as of which it was written; none for any time. */
export function timeOfPage() {
  return asOf.year === null ? data.at : String(asOf.year);
}

/**
 * Tell of a year, or of any time. What is selected stays so, also where it did not hold then.
 * @param {number | null} year
 */
export function setYear(year) {
  if (year === asOf.year) return;
  asOf.year = year;
  takeUp({ hidden: true, date: true });
}

/**
 * Take up what was set elsewhere: find out anew what is shown and what stays bright, and tell of the change.
 * @param {Change} change
 */
export function takeUp(change) {
  shown = null;
  brighten();
  notify(change);
}
