/* What the page can be filtered by, besides types: the countries, topics and other groups that nodes are tied to, their
   kind and degree; the confidence, the sources and the weight of relationships. What the data lacks is left out. */

import { data, edgesOf, sourceById } from "./data.js";
import { factInWords, typeInWords } from "./glossary.js";
import { say } from "./texts.js";
import { confidenceInWords } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */

/**
 * Something that nodes or edges have some values of: `at` has the numbers of those values, by the numbers of the nodes
 * or edges; none where it does not apply.
 * @typedef {{ name: string, of: "nodes" | "edges", values: string[], at: number[][] }} Facet
 */
/**
 * Something that nodes or edges have a number of, NaN where it does not apply.
 * @typedef {{ name: string, of: "nodes" | "edges", at: Float64Array, least: number, most: number }} Measure
 */

const NO_SOURCE = "(no source)";
/**
 * What stands in addresses, and what a reader is told.
 * @type {Map<string, import("./texts.js").TextKey>}
 */
const LABELS = new Map([
  ["Kind", "kind"], ["Confidence", "confidence"], ["Source", "source"], ["Neighbours", "neighbours"],
  ["Weight", "weight"],
]);

/** @type {{ facets: Facet[], measures: Measure[] } | null} */
let found = null;

/** What there is to filter by; found when it is first asked for. */
export function allFacets() {
  found ??= {
    facets: [...data.types.filter(({ groups }) => groups).map(({ name }) => groupFacet(name)), kindFacet(),
             confidenceFacet(), sourceFacet()].flatMap((each) => each ?? []),
    measures: [degrees(), weights()].filter(({ least, most }) => least < most),
  };
  return found;
}

/**
 * @param {string} name
 */
export function facetNamed(name) {
  return allFacets().facets.find((each) => each.name === name);
}

/**
 * @param {string} name
 */
export function measureNamed(name) {
  return allFacets().measures.find((each) => each.name === name);
}

/**
 * What a facet or a measure is called.
 * @param {string} name
 */
export function labelOfFacet(name) {
  const key = LABELS.get(name);
  return key ? say(key) : typeInWords(name);
}

/**
 * What a value of a facet is called.
 * @param {Facet} facet
 * @param {number} number
 */
export function labelOfValue({ name, values }, number) {
  const value = values[number] ?? "";
  if (name === "Source" && value === NO_SOURCE) return say("no-source");
  return name === "Confidence" ? confidenceInWords(value) : factInWords(name, value);
}

/**
 * Make a facet of the texts that things have, if these are several; which has which is found when it is asked for.
 * @template Thing
 * @param {string} name
 * @param {"nodes" | "edges"} of
 * @param {Thing[]} things
 * @param {(thing: Thing) => string[]} textsOf
 * @returns {Facet | null}
 */
function facet(name, of, things, textsOf) {
  let first = "";
  const isAnother = (/** @type {string} */ text) => text !== (first ||= text);
  if (!things.some((thing) => textsOf(thing).some(isAnother))) return null;
  /** @type {{ values: string[], at: number[][] } | null} */
  let numbered = null;
  const now = () => {
    numbered ??= number(things, textsOf);
    return numbered;
  };
  return { name, of, get values() { return now().values; }, get at() { return now().at; } };
}

/**
 * Number the texts that things have, and tell which each has.
 * @template Thing
 * @param {Thing[]} things
 * @param {(thing: Thing) => string[]} textsOf
 */
function number(things, textsOf) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const at = things.map((thing) => [...new Set(textsOf(thing).map((text) => {
    const found = numbers.get(text) ?? numbers.size;
    numbers.set(text, found);
    return found;
  }))]);
  return { values: [...numbers.keys()], at };
}

/**
 * The nodes of a type that groups, such as a country, by the nodes that are tied to them, and themselves.
 * @param {string} type
 */
function groupFacet(type) {
  /** @type {Map<number, string[]>} */
  const groups = new Map();
  const add = (/** @type {number} */ number, /** @type {string} */ name) => {
    groups.set(number, [...groups.get(number) ?? [], name]);
  };
  for (const node of data.nodes) {
    if (node.type !== type) continue;
    add(node.number, node.name);
    for (const { start, end } of edgesOf(node.id)) {
      if (start !== end) add(start === node.number ? end : start, node.name);
    }
  }
  return facet(type, "nodes", data.nodes, ({ number }) => groups.get(number) ?? []);
}

function kindFacet() {
  return facet("Kind", "nodes", data.nodes, ({ facts = [] }) => (
    facts.filter(([label]) => label.toLowerCase() === "kind").map(([, text]) => text)));
}

function confidenceFacet() {
  return facet("Confidence", "edges", data.edges, ({ confidence = "" }) => [confidence || "stated"]);
}

function sourceFacet() {
  return facet("Source", "edges", data.edges, ({ sources = [] }) => (
    sources.length ? sources.map(([source]) => sourceById(source)?.title ?? source) : [NO_SOURCE]));
}

/**
 * @param {string} name
 * @param {"nodes" | "edges"} of
 * @param {Float64Array} at
 * @returns {Measure}
 */
function measure(name, of, at) {
  const known = at.filter((value) => !Number.isNaN(value));
  return { name, of, at, least: known.reduce((a, b) => Math.min(a, b), Infinity),
           most: known.reduce((a, b) => Math.max(a, b), -Infinity) };
}

/* To how many others each node is tied, at any time. */
function degrees() {
  const found = new Float64Array(data.nodes.length), last = new Int32Array(data.nodes.length).fill(-1);
  for (const { id, number } of data.nodes) {
    for (const { start, end } of edgesOf(id)) {
      const other = start === number ? end : start;
      if (last[other] !== number) found[number] = (found[number] ?? 0) + 1;
      last[other] = number;
    }
  }
  return measure("Neighbours", "nodes", found);
}

function weights() {
  return measure("Weight", "edges", Float64Array.from(data.edges, ({ weight = NaN }) => weight));
}
