import assert from "node:assert/strict";
import { test } from "node:test";

import { letterOf } from "../../../visualizations/scripts/letters.js";

test("places in a source with several have letters", () => {
  assert.deepEqual(["page 1", "page 2"].map((place) => letterOf(["page 1", "page 2"], place)), ["a", "b"]);
});

test("the one place of a source, and a source as a whole, have none", () => {
  assert.equal(letterOf(["page 1"], "page 1"), "");
  assert.equal(letterOf(["", "page 1", "page 2"], ""), "");
  assert.equal(letterOf(["", "page 1", "page 2"], "page 1"), "a");
});

test("after z comes aa", () => {
  const places = Array.from({ length: 53 }, (_, number) => `page ${number}`);
  assert.deepEqual([25, 26, 52].map((number) => letterOf(places, `page ${number}`)), ["z", "aa", "aaa"]);
});
