import assert from "node:assert/strict";
import { test } from "node:test";

import "../scripts/small-page.js";
import { switchAll } from "../../../visualizations/scripts/state.js";
import { arranged, columnsOf, shownRows } from "../../../visualizations/views/table-rows.js";

const names = (/** @type {import("../../../visualizations/views/table-rows.js").Row[]} */ rows) => (
  rows.map(({ cells }) => cells[0]));

test("a table has the nodes or the relationships that are shown, with as many cells as headings", () => {
  for (const kind of /** @type {const} */ (["nodes", "relationships"])) {
    for (const { cells } of shownRows(kind)) assert.equal(cells.length, columnsOf(kind).length);
  }
  assert.deepEqual(shownRows("relationships").map(({ cells }) => cells.slice(0, 3)), [
    ["seoul", "member of", "citynet"], ["busan", "member of", "citynet"], ["seoul", "member of", "gnsc"],
  ]);
  switchAll("types", ["Organisation"], false);
  assert.deepEqual(names(shownRows("nodes")), ["seoul", "busan", "nowhere"]);
  assert.deepEqual(shownRows("relationships"), []);
  switchAll("types", ["Organisation"], true);
});

test("rows are filtered by all words, in any case, and sorted either way", () => {
  const rows = shownRows("nodes");
  assert.deepEqual(names(arranged(rows, "CITY b", { column: 0, down: false })), ["busan"]);
  assert.deepEqual(names(arranged(rows, "", { column: 0, down: true })),
    ["seoul", "nowhere", "gnsc", "citynet", "busan"]);
  assert.deepEqual(names(arranged(rows, "", { column: 2, down: true })).slice(0, 2), ["seoul", "citynet"]);
  assert.equal(arranged(rows, "atlantis", null).length, 0);
});
