import assert from "node:assert/strict";
import { test } from "node:test";

import { page } from "./small-page.js";
import { numeral, say } from "../../../visualizations/scripts/texts.js";
import { countsInWords, dashesInWords, ofAll } from "../../../visualizations/scripts/words.js";

test("one is one, and thousands are parted", () => {
  assert.deepEqual([0, 1, 1234].map((count) => say("count-nodes", { count })), ["0 nodes", "1 node", "1,234 nodes"]);
});

test("numbers are written as Intl writes them, whatever the language", () => {
  const numbers = [0, 7, 420, -420, 999, 1000, -4200, 13000, 1234567, 0.5, 1234.5];
  assert.deepEqual(numbers.map(numeral), numbers.map((number) => new Intl.NumberFormat("en").format(number)));
  for (const [code, { thousands = "" } = {}] of Object.entries(page.texts)) {
    assert.equal(`1${thousands}234${thousands}567`, new Intl.NumberFormat(code).format(1234567));
    assert.equal(`1${thousands}234`, new Intl.NumberFormat(code).format(1234));
  }
});

test("counts name what the page holds, and when", () => {
  const all = { nodes: 4, edges: 3, sources: 1 };
  assert.equal(countsInWords(page, all, all), "4 nodes and 3 relationships · 1 source");
  const none = { ...all, sources: 0 };
  assert.equal(countsInWords({ ...page, at: "2014" }, none, none), "As of 2014 · 4 nodes and 3 relationships");
  const nodes = { nodes: 4, edges: 0, sources: 1 };
  assert.equal(countsInWords({ ...page, years: [2010, 2013] }, nodes, nodes),
    "4 nodes and 0 relationships · dated 2010 to 2013 · 1 source");
});

test("counts tell how much of all is shown, and then not the dates, which are those of all", () => {
  assert.equal(
    countsInWords({ ...page, years: [2010, 2013] }, { nodes: 2, edges: 1, sources: 0 },
      { nodes: 4, edges: 3, sources: 1 }),
    "2 of 4 nodes and 1 of 3 relationships · 0 of 1 source");
  assert.equal(ofAll(1, 13000), "1 of 13,000");
});

test("dashes are explained where there are some", () => {
  assert.equal(dashesInWords(page), "inferred or disputed");
  assert.equal(dashesInWords({ ...page, at: "2014" }), "inferred or disputed, or only possibly so at 2014");
  assert.equal(dashesInWords({ ...page, edges: [] }), "");
});
