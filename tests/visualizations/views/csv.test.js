import assert from "node:assert/strict";
import { test } from "node:test";

import { countFormulas, csvOf } from "../../../visualizations/views/csv.js";

test("cells with commas, quotes, line ends or blanks at an end are quoted, and none is changed", () => {
  const rows = [["a", "b,c"], ['say "so"', "two\nlines"], [" x", "=1+1"]];
  assert.equal(csvOf(rows), '\ufeffa,"b,c"\r\n"say ""so""","two\nlines"\r\n" x",=1+1\r\n');
});

test("what a spreadsheet takes for a formula is counted; numbers are not", () => {
  assert.equal(countFormulas([["=1", "@x", "-5", "+3.5", "-a"], ["", "a=b", "\tx"]]), 4);
});
