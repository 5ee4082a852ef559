import assert from "node:assert/strict";
import { test } from "node:test";

import { countErrors, findNearNames } from "../../../visualizations/scripts/near-names.js";
import { findNodes } from "../../../visualizations/scripts/search.js";
import { node } from "./small-page.js";

const seoul = node("Seoul", "City", { size: 30, search: [["smg", "SMG"], ["서울", "서울"], ["seoul", "Seoul"]] });
const region = node("Seoul Region", "City", { size: 9, search: [["seoul region", "Seoul Region"]] });
const greater = node("Greater Seoul", "City", { size: 34, search: [["greater seoul", "Greater Seoul"]] });
const forum = node("Seoul Forum", "Forum", { size: 12, search: [["seoul forum", "Seoul Forum"]] });
const namesake = node("Newseoul", "City", { size: 40, search: [["newseoul", "Newseoul"]] });
const nodes = [namesake, greater, region, forum, seoul];

/**
 * @param {string} wanted
 */
function namesFound(wanted) {
  return findNodes(nodes, [wanted]).map((hit) => hit.node.name);
}

test("equal names come first, then those with a word that begins so, then others; larger nodes before smaller", () => {
  assert.deepEqual(namesFound("seoul"), ["Seoul", "Greater Seoul", "Seoul Forum", "Seoul Region", "Newseoul"]);
});

test("words are found in any order, and whatever parts them", () => {
  assert.deepEqual(namesFound("seoul greater"), ["Greater Seoul"]);
  assert.deepEqual(namesFound("greaterse"), ["Greater Seoul"]);
  assert.deepEqual(namesFound("eoul orum"), ["Seoul Forum"]);
});

test("a text is sought in each of its spellings", () => {
  const city = node("Århus", "City", { search: [["arhus", "Århus"], ["aarhus", "Århus"]] });
  assert.deepEqual(findNodes([city], ["aarhus"]).map((hit) => hit.fit), [0]);
  const other = node("Aarhus", "City", { search: [["aarhus", "Aarhus"]] });
  assert.deepEqual(findNodes([other], ["arhus", "aarhus"]).map((hit) => hit.fit), [0]);
});

test("a hit carries the name by which it was found", () => {
  assert.deepEqual(findNodes(nodes, ["smg"]).map((hit) => hit.written), ["SMG"]);
  assert.deepEqual(findNodes(nodes, ["서"]).map((hit) => hit.written), ["서울"]);
});

test("of names that fit alike, the one that the node goes by is told", () => {
  assert.deepEqual(findNodes([seoul], ["s"]).map((hit) => hit.written), ["Seoul"]);
});

test("nothing fits no text, and some texts fit nothing", () => {
  assert.deepEqual(namesFound(""), []);
  assert.deepEqual(namesFound("atlantis"), []);
  assert.deepEqual(findNodes([node("x", "City", { search: [] })], ["x"]), []);
});

test("errors are letters added, left out, replaced or exchanged", () => {
  assert.deepEqual([["seoul", "seoul"], ["seol", "seoul"], ["soeul", "seoul"], ["kitten", "sitting"], ["", "abc"]]
    .map(([one = "", other = ""]) => countErrors(one, other)), [0, 1, 1, 3, 3]);
});

test("a name with a typing error is found, the nearest first; one of few letters, or with many errors, is not", () => {
  const near = (/** @type {string} */ text) => findNearNames(nodes, [text]).map((hit) => hit.node.name);
  assert.deepEqual(near("soeul"), ["Greater Seoul", "Seoul", "Seoul Forum", "Seoul Region"]);
  assert.deepEqual(near("seuol froum"), ["Seoul Forum"]);
  assert.deepEqual(near("newsoeul"), ["Newseoul"]);
  assert.deepEqual(near("smk"), []);
  assert.deepEqual(near("london"), []);
});
