/* What of the page's state stands in its address: the year, the view, what is switched off and filtered, and what is
   selected where that is no node. */

import { registerPart } from "./address-parts.js";
import { data, edgeById, hasNode, nodeById } from "./data.js";
import { facetNamed, measureNamed } from "./facets.js";
import { readList, readLists, writeList, writeLists } from "./fragment.js";
import { asOf, filters, hidden, seen, selection } from "./state.js";
import { firstView } from "./views.js";

/** @typedef {keyof typeof hidden} Kind */

/** @type {Record<Kind, string>} */
const KEYS_OF_HIDDEN = { types: "without", relationships: "without-ties", clusters: "without-clusters" };

/** Make known what stands in the address. */
export function registerState() {
  const yearInText = () => (asOf.year === null ? "" : String(asOf.year));
  registerPart({ key: "at", is: "shown", isGradual: true, write: yearInText, take: takeYear });
  for (const kind of /** @type {Kind[]} */ (Object.keys(KEYS_OF_HIDDEN))) {
    registerPart({
      key: KEYS_OF_HIDDEN[kind], is: "shown", write: () => writeList(hidden[kind]), take: (text) => hide(kind, text),
    });
  }
  registerPart({ key: "only", is: "shown", write: () => writeLists(namedFilters()), take: takeFilters });
  registerPart({ key: "within", is: "shown", write: () => writeLists(namedBounds()), take: takeBounds });
  registerPart({ key: "edge", is: "selected", write: () => String(selection.edge?.id ?? ""), take: takeEdge });
  registerPart({
    key: "tie", is: "selected", write: () => writeList((selection.pair ?? []).map(({ id }) => id)), take: takePair,
  });
  registerPart({
    key: "focus", is: "selected", take: () => {},
    write: () => (hasNode(data.focus) && !(selection.node ?? selection.edge ?? selection.pair) ? "none" : ""),
  });
  registerPart({
    key: "view", is: "seen", take: () => {},
    write: () => (seen.view === "" || seen.view === firstView() ? "" : seen.view),
  });
  registerPart({ key: "beside", is: "seen", take: () => {}, write: () => seen.beside });
}

/**
 * A page that knows no years has none.
 * @param {string} text
 */
function takeYear(text) {
  asOf.year = /^\d{1,4}$/.test(text) && data.tenures?.bounds.length ? Number(text) : null;
}

/**
 * @param {Kind} kind
 * @param {string} text
 */
function hide(kind, text) {
  const known = {
    types: data.types.map(({ name }) => name), relationships: data.relationshipTypes.map(({ name }) => name),
    clusters: data.clusters.map(({ key }) => key),
  }[kind];
  hidden[kind].clear();
  for (const name of readList(text)) if (known.includes(name)) hidden[kind].add(name);
}

/** @returns {[name: string, values: string[]][]} */
function namedFilters() {
  return [...filters.values].map(([name, numbers]) => (
    [name, [...numbers].map((number) => facetNamed(name)?.values[number] ?? "")]));
}

/**
 * @param {string} text
 */
function takeFilters(text) {
  filters.values.clear();
  for (const [name, values] of readLists(text)) {
    const facet = facetNamed(name), numbers = values.map((each) => facet?.values.indexOf(each) ?? -1);
    const known = numbers.filter((each) => each >= 0);
    if (known.length) filters.values.set(name, new Set(known));
  }
}

/** @returns {[name: string, values: string[]][]} */
function namedBounds() {
  const inWords = (/** @type {number} */ bound) => (Number.isFinite(bound) ? String(bound) : "any");
  return [...filters.bounds].map(([name, bounds]) => [name, bounds.map(inWords)]);
}

/**
 * @param {string} text
 */
function takeBounds(text) {
  filters.bounds.clear();
  for (const [name, [least = "", most = ""]] of readLists(text)) {
    const from = boundOf(least, -Infinity), to = boundOf(most, Infinity);
    if (measureNamed(name) && (Number.isFinite(from) || Number.isFinite(to))) filters.bounds.set(name, [from, to]);
  }
}

/**
 * @param {string} text
 * @param {number} none
 */
function boundOf(text, none) {
  const bound = Number(text);
  return text && Number.isFinite(bound) ? bound : none;
}

/**
 * @param {string} text
 */
function takeEdge(text) {
  const isKnown = /^\d+$/.test(text) && Number(text) < data.edges.length;
  selection.edge = isKnown ? edgeById(Number(text)) : null;
}

/**
 * @param {string} text
 */
function takePair(text) {
  const [one = "", other = ""] = readList(text);
  const isPair = data.paths && one !== other && hasNode(one) && hasNode(other);
  selection.pair = isPair ? [nodeById(one), nodeById(other)] : null;
}
