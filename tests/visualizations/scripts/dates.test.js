import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

process.env["LANGUAGE_OF_PAGE"] = "ko";
await import("./small-page.js");
const { datesInWords } = await import("../../../visualizations/scripts/dates.js");
const { factInWords, readsInWords, typeInWords } = await import("../../../visualizations/scripts/glossary.js");
const { numeral, say, sayWith } = await import("../../../visualizations/scripts/texts.js");

/** @type {[period: Record<string, string>, english: string, korean: string][]} as graph_model.periods words them */
const cases = JSON.parse(readFileSync(new URL("../dates_in_words.json", import.meta.url), "utf-8"));

test("dates are told in the language of the page, as precisely as they are known", () => {
  for (const [, english, korean] of cases) assert.equal(datesInWords(english), korean);
});

test("two accounts of a date are both told, and what is no date stands as it is", () => {
  assert.equal(datesInWords("since 2013 or later or since 2014"), "2013년 또는 그 이후부터 또는 2014년부터");
  for (const text of ["2013-21", "201X", "spring of 2013", "", "12013"]) assert.equal(datesInWords(text), text);
});

test("words of the vocabulary have a word of the language; a type of one's own keeps its name", () => {
  assert.deepEqual(["City", "Guild", "constructor"].map(typeInWords), ["도시", "Guild", "constructor"]);
  assert.deepEqual(["has member", "Has member", "admires"].map(readsInWords), ["회원", "회원", "admires"]);
  assert.deepEqual([factInWords("Kind", "network"), factInWords("Founded", "1987-07"), factInWords("Motto", "network")],
    ["네트워크", "1987년 7월", "network"]);
});

test("texts take values, and neither these nor numbers are taken for places", () => {
  assert.equal(say("count-nodes", { count: 1234 }), "노드 1,234개");
  assert.equal(say("named-values", { name: "{values}", values: "$&" }), "{values}: $&");
  assert.deepEqual(sayWith("sentence", { from: "a", reads: "{to}", to: "b" }), ["a", " · ", "{to}", ": ", "b"]);
  assert.equal(numeral(1e6), "1,000,000");
});
