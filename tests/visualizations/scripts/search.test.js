import assert from "node:assert/strict";
import { test } from "node:test";

import { findNodes } from "../../../visualizations/scripts/search.js";
import { node } from "./small-page.js";

const seoul = node("Seoul", "City", { size: 30, search: [["smg", "SMG"], ["서울", "서울"], ["seoul", "Seoul"]] });
const region = node("Seoul Region", "City", { size: 9, search: [["seoulregion", "Seoul Region"]] });
const greater = node("Greater Seoul", "City", { size: 34, search: [["greaterseoul", "Greater Seoul"]] });
const forum = node("Seoul Forum", "Forum", { size: 12, search: [["seoulforum", "Seoul Forum"]] });
const nodes = [greater, region, forum, seoul];

/**
 * @param {string} wanted
 */
function namesFound(wanted) {
  return findNodes(nodes, wanted).map((hit) => hit.node.name);
}

test("equal names come first, then beginnings, then what contains the text; larger nodes before smaller ones", () => {
  assert.deepEqual(namesFound("seoul"), ["Seoul", "Seoul Forum", "Seoul Region", "Greater Seoul"]);
});

test("a hit carries the name by which it was found", () => {
  assert.deepEqual(findNodes(nodes, "smg").map((hit) => hit.written), ["SMG"]);
  assert.deepEqual(findNodes(nodes, "서").map((hit) => hit.written), ["서울"]);
});

test("of names that fit alike, the one that the node goes by is told", () => {
  assert.deepEqual(findNodes([seoul], "s").map((hit) => hit.written), ["Seoul"]);
});

test("nothing fits no text, and some texts fit nothing", () => {
  assert.deepEqual(namesFound(""), []);
  assert.deepEqual(namesFound("atlantis"), []);
  assert.deepEqual(findNodes([node("x", "City", { search: [] })], "x"), []);
});
