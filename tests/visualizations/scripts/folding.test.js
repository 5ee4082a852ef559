import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { foldingBy } from "../../../visualizations/scripts/folding.js";

const table = new URL("../../../graph_model/folding.json", import.meta.url);
const fold = foldingBy(JSON.parse(readFileSync(table, "utf-8")));

/** @type {[string, string][]} */
const alike = [
  ["São Paulo", "sao paulo"],
  ["ｓｅｏｕｌ", "SEOUL"],
  ["서울 특별시", "서울특별시"],
  ["서울".normalize("NFD"), "서울"],
  ["ﾄｳｷｮｳ", "トウキョウ"],
  ["Łódź", "lodz"],
  ["Straße", "STRASSE"],
  ["STRAẞE", "strasse"],
  ["İstanbul", "istanbul"],
  ["Diyarbakır", "DIYARBAKIR"],
  ["Ναύπακτος", "ΝΑΥΠΑΚΤΟΣ"],
  ["ᏣᎳᎩ", "ꮳꮃꭹ"],
  ["თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"],
  ["UN-Habitat", "un habitat"],
];

for (const [one, other] of alike) {
  test(`${one} and ${other} are one name`, () => assert.equal(fold(one), fold(other)));
}

test("different names stay different", () => {
  assert.notEqual(fold("か"), fold("が"));
  assert.notEqual(fold("서울"), fold("사울"));
});

test("vowel signs are dropped, as they are in Python", () => assert.equal(fold("काठमांडू"), "कठमड"));

test("a name of nothing but punctuation stays as it is", () => assert.equal(fold("(!)"), "(!)"));
