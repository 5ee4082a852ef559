import assert from "node:assert/strict";
import { test } from "node:test";

import "./small-page.js";
import { joinedPlainly, shortened } from "../../../visualizations/scripts/long-text.js";

test("a long text is shortened between letters, whatever their script", () => {
  assert.equal(shortened("Seoul"), "Seoul");
  assert.equal(shortened("a".repeat(10_000)), `${"a".repeat(119)}…`);
  assert.equal(shortened("𠮷".repeat(200), 5), "𠮷𠮷𠮷𠮷…");
  assert.equal(shortened("𠮷".repeat(80)), "𠮷".repeat(80));
});

test("texts for attributes are joined, those of another direction kept apart and without marks of their own", () => {
  assert.equal(joinedPlainly(["Gazette", undefined, "", "2014"]), "Gazette, 2014");
  assert.equal(joinedPlainly(["بيروت", "1"]), "\u2068بيروت\u2069, 1");
  assert.equal(joinedPlainly(["a\u202eb\u2069", "1"]), "\u2068ab\u2069, 1");
  assert.equal([...joinedPlainly(["x".repeat(10_000)])].length, 300);
});
