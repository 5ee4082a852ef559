/* What colours and sizes of nodes stand for: chosen among what the page knows. */

import { registerPart } from "./address-parts.js";
import { data, edgesOf } from "./data.js";
import { allFacets } from "./facets.js";
import { encoded } from "./fragment.js";
import { measureInWords, typeInWords } from "./glossary.js";
import { notify } from "./state.js";
import { GREY } from "./symbols.js";
import { say } from "./texts.js";

/** @typedef {{ label: string, colour: string, count: number }} Key what a colour stands for, of how many nodes */
/** @typedef {"colour" | "size"} Look */

const SMALLEST = 7, LARGEST = 34; // pixels, as in visualizations/encoding.py
const DEGREE = "number of neighbours", ALIKE = "all alike";
const PALETTE = Object.keys(data.onDark).filter((colour) => colour !== GREY);
const TYPE = "type", CLUSTER = "cluster";

const written = data.nodes.map(({ color, size }) => ({ color, size }));
/** What there is to choose among; the first is what the page was written with. */
export const choices = {
  colour: [...(data.clusters.length ? [CLUSTER] : []), TYPE, ...groupNames()],
  size: [...new Set([data.sizeLabel, ...Object.keys(data.moreSizes), DEGREE, ALIKE])],
};
/** What is chosen. */
export const chosen = { colour: choices.colour[0] ?? TYPE, size: choices.size[0] ?? DEGREE };

/**
 * What a choice is called.
 * @param {string} name
 */
export function labelOfLook(name) {
  if (name === TYPE) return say("look-type");
  if (name === CLUSTER) return say("look-cluster");
  if (name === DEGREE) return say("look-degree");
  if (name === ALIKE) return say("look-alike");
  return data.types.some((type) => type.name === name) ? typeInWords(name) : measureInWords(name);
}

/** Make known that the choice stands in the address. */
export function registerLooks() {
  for (const look of /** @type {Look[]} */ (["colour", "size"])) {
    registerPart({
      key: look, is: "looks", write: () => (isFirst(look) ? "" : encoded(chosen[look])),
      take: (text) => dress(look, choices[look].find((each) => encoded(each) === text)),
    });
  }
}

/**
 * @param {Look} look
 */
function isFirst(look) {
  return chosen[look] === choices[look][0];
}

/**
 * Let colours or sizes stand for something else.
 * @param {Look} look
 * @param {string} name
 */
export function chooseLook(look, name) {
  dress(look, name);
  notify({ looks: true });
}

/**
 * @param {Look} look
 * @param {string} [name] the first, if none is named
 */
function dress(look, name = choices[look][0] ?? "") {
  if (chosen[look] === name) return;
  chosen[look] = name;
  if (look === "colour") colourAll();
  else sizeAll();
}

function groupFacets() {
  return allFacets().facets.filter(({ name }) => data.types.some((type) => type.groups && type.name === name));
}

function groupNames() {
  return groupFacets().map((facet) => facet.name);
}

function colourAll() {
  const types = new Map(data.types.map(({ name, colour }) => [name, colour]));
  const colourOf = isFirst("colour") ? null : colouringByGroup();
  for (const node of data.nodes) {
    node.color = isFirst("colour") ? written[node.number]?.color ?? GREY
      : colourOf?.(node.number) ?? types.get(node.type) ?? GREY;
  }
}

/* How a node is coloured by the group that it is in, such as its country; null where the choice is no group. */
function colouringByGroup() {
  const facet = groupFacets().find(({ name }) => name === chosen.colour), colours = coloursOfValues();
  if (!facet) return null;
  return (/** @type {number} */ number) => (facet.at[number] ?? []).map((value) => colours.get(value))
    .find((colour) => colour !== undefined) ?? GREY;
}

/* The colours of the values that most nodes have; the others are grey. */
function coloursOfValues() {
  return new Map(countsOfValues().slice(0, PALETTE.length).map(([value], place) => [value, PALETTE[place] ?? GREY]));
}

/** @returns {[value: number, count: number][]} */
function countsOfValues() {
  const facet = groupFacets().find(({ name }) => name === chosen.colour);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const value of facet?.at.flat() ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/**
 * What the colours stand for, where that is neither type nor cluster, which the legend has anyway.
 * @returns {Key[]}
 */
export function keysOfColours() {
  const facet = groupFacets().find(({ name }) => name === chosen.colour), colours = coloursOfValues();
  if (!facet) return [];
  const keys = countsOfValues().slice(0, PALETTE.length).map(([value, count]) => (
    { label: facet.values[value] ?? "", colour: colours.get(value) ?? GREY, count }));
  const rest = data.nodes.filter(({ color }) => color === GREY).length;
  return [...keys, ...(rest ? [{ label: say("others-or-none"), colour: GREY, count: rest }] : [])];
}

function sizeAll() {
  const sizeOf = isFirst("size") ? null : sizesByChoice();
  for (const node of data.nodes) node.size = sizeOf?.(node.number) ?? written[node.number]?.size ?? SMALLEST;
}

/** @returns {(number: number) => number | undefined} */
function sizesByChoice() {
  const radii = data.moreSizes[chosen.size];
  if (radii) return (number) => radii[number];
  return chosen.size === DEGREE ? sizesByDegree() : () => (SMALLEST + LARGEST) / 3;
}

/* As visualizations.encoding.node_sizes: so that the eye compares areas. */
function sizesByDegree() {
  const degrees = data.nodes.map(({ id, number }) => (
    new Set(edgesOf(id).map(({ start, end }) => (start === number ? end : start))).size));
  const most = degrees.reduce((a, b) => Math.max(a, b), 1);
  return (/** @type {number} */ number) => (
    Math.round((SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((degrees[number] ?? 0) / most)) * 100) / 100);
}
