import assert from "node:assert/strict";
import { test } from "node:test";

import { capitalised, countsInWords, dashesInWords, plural } from "../../../visualizations/scripts/words.js";
import { page } from "./small-page.js";

test("one is one, and thousands are parted", () => {
  assert.deepEqual([plural(0, "node"), plural(1, "node"), plural(1234, "node")], ["0 nodes", "1 node", "1,234 nodes"]);
});

test("a capital begins a title, whatever the script", () => {
  assert.deepEqual([capitalised("member of"), capitalised("서울"), capitalised("")], ["Member of", "서울", ""]);
});

test("counts name what the page holds, and when", () => {
  assert.equal(countsInWords(page), "4 nodes and 3 relationships · 1 source");
  assert.equal(countsInWords({ ...page, at: "2014", sources: {} }), "As of 2014 · 4 nodes and 3 relationships");
  assert.equal(countsInWords({ ...page, years: "2010 to 2013", edges: [] }),
    "4 nodes and 0 relationships · dated 2010 to 2013 · 1 source");
});

test("dashes are explained where there are some", () => {
  assert.equal(dashesInWords(page), "inferred or disputed");
  assert.equal(dashesInWords({ ...page, at: "2014" }), "inferred or disputed, or only possibly so at 2014");
  assert.equal(dashesInWords({ ...page, edges: [] }), "");
});
