import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { page } from "./small-page.js";
import { allFacets, facetNamed } from "../../../visualizations/scripts/facets.js";
import { clearFilters, filterBy, filterWithin, isFiltered } from "../../../visualizations/scripts/filtering.js";
import { isEdgeShown, isNodeShown, select, setYear, switchAll } from "../../../visualizations/scripts/state.js";

afterEach(() => {
  clearFilters();
  setYear(null);
  switchAll("types", ["City", "Organisation"], true);
});

const nodes = () => page.nodes.filter(isNodeShown).map(({ id }) => id);
const edges = () => page.edges.filter(isEdgeShown).map(({ id }) => id);
const numberOf = (/** @type {string} */ facet, /** @type {string} */ value) => (
  facetNamed(facet)?.values.indexOf(value) ?? -1);

test("there is to filter by what the data has more than one value of", () => {
  assert.deepEqual(allFacets().facets.map(({ name }) => name), ["Kind", "Confidence", "Source"]);
  assert.deepEqual(allFacets().measures.map(({ name, least, most }) => [name, least, most]), [["Neighbours", 0, 2]]);
});

test("a value of nodes leaves those that have it, and those beside them to which it does not apply", () => {
  filterBy("Kind", [numberOf("Kind", "network")]);
  assert.deepEqual(nodes(), ["seoul", "busan", "citynet"]);
  assert.deepEqual(edges(), [0, 1]);
  assert.ok(isFiltered());
});

test("a value of relationships leaves what they join; what nothing joins drops out", () => {
  filterBy("Confidence", [numberOf("Confidence", "inferred")]);
  assert.deepEqual([nodes(), edges()], [["seoul", "gnsc"], [2]]);
  filterBy("Source", [numberOf("Source", "The Gazette")]);
  assert.deepEqual([nodes(), edges()], [[], []]);
  filterBy("Confidence", []);
  assert.deepEqual([nodes(), edges()], [["seoul", "citynet"], [0]]);
});

test("bounds leave what has as much", () => {
  filterWithin("Neighbours", [2, Infinity]);
  assert.deepEqual([nodes(), edges()], [["seoul", "citynet"], [0]]);
  filterWithin("Neighbours", null);
  assert.equal(nodes().length, 5);
});

test("filters and switches hold together", () => {
  filterBy("Kind", [numberOf("Kind", "network")]);
  switchAll("types", ["Organisation"], false);
  assert.deepEqual(nodes(), []);
});

test("what is selected comes back though a filter leaves it out", () => {
  filterBy("Kind", [numberOf("Kind", "network")]);
  select("gnsc");
  assert.ok(!isFiltered());
  assert.equal(nodes().length, 5);
});
