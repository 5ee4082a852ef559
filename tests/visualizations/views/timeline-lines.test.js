import assert from "node:assert/strict";
import { test } from "node:test";

import { edge, node, page, pageText } from "../scripts/small-page.js";

/** @typedef {import("../../../visualizations/scripts/tenures.js").Tenure} Tenure */

page.nodes.push(node("mayor", "Role"), node("kim", "Person"), node("lee", "Person"), node("summit", "Forum"));
page.relationshipTypes.push(
  { name: "HOLDS", label: "Holds", forward: "holds", backward: "held by", symmetric: false },
  { name: "HELD_IN", label: "Held in", forward: "held in", backward: "was the place of", symmetric: false },
  { name: "TWINNED_WITH", label: "Twinned with", forward: "twinned with", backward: "twinned with", symmetric: true },
);
page.edges.push(
  edge(3, "lee", "mayor", { type: "HOLDS", when: "since 2010" }), edge(4, "kim", "mayor", { type: "HOLDS" }),
  edge(5, "summit", "seoul", { type: "HELD_IN" }), edge(6, "seoul", "busan", { type: "TWINNED_WITH" }),
);
/** @type {Tenure[]} */
const all = [[], [[[2000, 2000, 2009, 2009]]], [[[2010, 2010, 2010, 9999]]], [[[2013, 2013, 2013, 2013]]],
             [[[1, 1, 9999, 9999], [1, 9999, 1, 9999]]]];
page.tenures = { all, ofEdges: [1, 4, 0, 2, 1, 3, 3], bounds: [2000, 2013] };
const numberOf = (/** @type {string} */ id) => page.nodes.findIndex((each) => each.id === id);
Object.assign(globalThis, {
  document: { getElementById: () => ({ textContent: pageText() }) },
});
const { boundsOfAll, groupsNow, linesOf, takeDates, ticksOf } = await import(
  "../../../visualizations/views/timeline-lines.js");
const { switchAll } = await import("../../../visualizations/scripts/state.js");
takeDates({ nodes: [[numberOf("summit"), all[3] ?? [], "2013-11"]] });

const inWords = (/** @type {ReturnType<typeof linesOf>} */ lines) => lines.map(({ host, phrase, other, depth }) => (
  [depth ? "  " : "", host.id, phrase, other?.id ?? ""].join(" ").trimEnd()));
const ofAll = { text: "", only: null };

test("what is dated stands under what it is of, offices first, each once and by its beginning", () => {
  assert.deepEqual(inWords(linesOf(groupsNow("beginning"), ofAll)), [
    " mayor", "   mayor held by kim", "   mayor held by lee", // of the two holders the earlier first
    " citynet has member seoul", // busan's membership names no year
    " summit", // of which the city has the date, and is told once
    " seoul twinned with busan",
  ]);
});

test("lines follow the words that are asked for, what is selected, and the legend", () => {
  const groups = groupsNow("name");
  assert.deepEqual(inWords(linesOf(groups, { text: "HELD lee", only: null })), [" mayor held by lee"]);
  assert.deepEqual(inWords(linesOf(groups, { text: "", only: "seoul" })),
    [" citynet has member seoul", " seoul twinned with busan"]);
  switchAll("types", ["Role", "Forum"], false);
  assert.equal(linesOf(groupsNow("name"), ofAll).length, 2);
  switchAll("types", ["Role", "Forum"], true);
  switchAll("relationships", ["HOLDS"], false);
  assert.ok(!inWords(linesOf(groupsNow("name"), ofAll)).some((line) => line.includes("mayor")));
  switchAll("relationships", ["HOLDS"], true);
});

test("those that have most can come first", () => {
  assert.deepEqual(groupsNow("number").slice(0, 2).map(({ host }) => host.id), ["mayor", "citynet"]);
});

test("the axis has round years, and no more than there is room for", () => {
  assert.deepEqual(boundsOfAll(), { first: 2000, last: 2013 });
  assert.deepEqual(ticksOf({ first: 1987, last: 2023 }, 8), [1990, 1995, 2000, 2005, 2010, 2015, 2020]);
  assert.deepEqual(ticksOf({ first: 2016, last: 2019 }, 8), [2016, 2017, 2018, 2019]);
  assert.ok(ticksOf({ first: 900, last: 2023 }, 8).length <= 8);
});
