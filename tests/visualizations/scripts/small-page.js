/* A small page for the tests, which run without a browser: import this before the modules that read its data. */

import { readFileSync } from "node:fs";

/** @typedef {import("../../../visualizations/scripts/data.js").GraphNode} GraphNode */
/** @typedef {import("../../../visualizations/scripts/data.js").GraphEdge} GraphEdge */

/**
 * @param {string} id
 * @param {string} type
 * @param {Partial<GraphNode>} [more]
 * @returns {GraphNode}
 */
export function node(id, type, more = {}) {
  return { id, number: 0, name: id, type, color: "#376fa6", shape: "dot", size: 7, search: [[id, id]], ...more };
}

/**
 * @param {number} id
 * @param {string} from
 * @param {string} to
 * @param {Partial<GraphEdge>} [more]
 * @returns {GraphEdge}
 */
export function edge(id, from, to, more = {}) {
  return { id, from, to, start: 0, end: 0, type: "MEMBER_OF", tenure: 0, ...more };
}

/**
 * @param {Record<string, any>[]} rows
 */
function columnsOf(rows) {
  const some = Object.fromEntries(rows.flatMap((row) => Object.keys(row)).map((name) => {
    const numbers = [...rows.keys()].filter((number) => name in (rows[number] ?? {}));
    return [name, [numbers, numbers.map((number) => rows[number]?.[name])]];
  }));
  return { count: rows.length, same: {}, every: {}, some };
}

/* The page as it stands in a file. */
export function pageText() {
  const edges = page.edges.map(({ from, to, ...rest }) => ({ ...rest, from: numberOf(from), to: numberOf(to) }));
  return JSON.stringify({ ...page, nodes: columnsOf(page.nodes), edges: columnsOf(edges) });
}

/**
 * @param {string} id
 */
function numberOf(id) {
  return page.nodes.findIndex((each) => each.id === id);
}

/**
 * @param {string} name
 */
function catalogueOf(name) {
  const path = new URL(`../../../visualizations/languages/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf-8"));
}

/** @type {import("../../../visualizations/scripts/data.js").PageData} */
export const page = {
  language: process.env["LANGUAGE_OF_PAGE"] ?? "en", texts: { en: catalogueOf("en"), ko: catalogueOf("ko") },
  glossary: { dated: ["Founded"], coded: ["Kind"], words: { ko: { ...catalogueOf("ko.words"), details: {} } } },
  version: "0.1.0", licences: [], title: "Cities", subtitle: "",
  at: "", focus: "", years: [], sizeLabel: "number of neighbours", moreSizes: {}, seed: 1,
  nodes: [node("seoul", "City"), node("busan", "City"),
          node("citynet", "Organisation", { facts: [["kind", "network"]] }),
          node("gnsc", "Organisation", { facts: [["kind", "council"]] }),
          node("nowhere", "City")],
  edges: [edge(0, "seoul", "citynet", { sources: [["gazette"]] }), edge(1, "busan", "citynet"),
          edge(2, "seoul", "gnsc", { dashes: true, confidence: "inferred" })],
  tenures: null, sources: { gazette: { title: "The Gazette" } },
  types: [
    { name: "City", colour: "#376fa6", shape: "dot" }, { name: "Organisation", colour: "#de6f16", shape: "square" },
  ],
  relationshipTypes: [
    { name: "MEMBER_OF", label: "Member of", forward: "member of", backward: "has member", symmetric: false },
  ],
  profiles: {
    sections: ["Member of", "Has member"], parties: [],
    rows: [[[0, [0, 2]]], [[0, [1]]], [[1, [0, 1, { name: "Lyon", type: "City", when: "2013" }]]], [[1, [2]]], []],
  },
  clusters: [], onDark: { "#376fa6": "#6fa6e9" }, views: [],
  folding: {
    marks: { ranges: [] }, apostrophes: { ranges: [] }, whole: { ranges: [] }, capitals: { ranges: [] },
    letters: { as: {} }, digraphs: { as: {} }, signs: { kept: "" },
  },
};

page.nodes.forEach((each, number) => Object.assign(each, { number }));
for (const each of page.edges) Object.assign(each, { start: numberOf(each.from), end: numberOf(each.to) });
const colours = { getPropertyValue: (/** @type {string} */ name) => ` ${name} ` };
Object.assign(globalThis, {
  document: { getElementById: () => ({ textContent: pageText() }) },
  getComputedStyle: () => colours, innerWidth: 704,
});
