import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { foldingBy, joined } from "../../../visualizations/scripts/folding.js";

const table = new URL("../../../graph_model/folding.json", import.meta.url);
const spellings = foldingBy(JSON.parse(readFileSync(table, "utf-8")));
const fold = (/** @type {string} */ text) => joined(spellings(text)[0] ?? "");

/* ICU's root collation at its primary strength (UTS #10), which tells letters apart and neither accents nor case. */
const icu = new Intl.Collator("en", { sensitivity: "base" });

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
  ["Орёл", "ОРЕЛ"],
  ["שָׁלוֹם", "שלום"],
  ["مُحَمَّد", "محمد"],
  ["Hawaiʻi", "Hawai'i"],
  ["ᏣᎳᎩ", "ꮳꮃꭹ"],
  ["თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"],
  ["UN-Habitat", "un habitat"],
];

for (const [one, other] of alike) {
  test(`${one} and ${other} are one name`, () => assert.equal(fold(one), fold(other)));
}

/** @type {[string, string][]} */
const apart = [
  ["か", "が"], ["서울", "사울"], ["काशी", "कोशी"], ["पाटन", "पटना"],
  ["সড়", "সড"], ["ไม่", "ไม้"], ["កា", "កិ"], ["က", "က်"],
  ["Йош", "Иош"], ["Її", "Іі"], ["Ўзбек", "Узбек"], ["أب", "اب"], ["C++", "C"], ["C#", "C"], ["AT&T", "ATT"],
];

for (const [one, other] of apart) {
  test(`${one} and ${other} are two names`, () => assert.notEqual(fold(one), fold(other)));
}

test("letters that are also written as two are found by either spelling, and other names are not", () => {
  assert.deepEqual(spellings("Århus"), ["arhus", "aarhus"]);
  assert.deepEqual(spellings("Aarhus"), ["aarhus"]);
  assert.notEqual(fold("Haarlem"), fold("Harlem"));
});

test("words stay apart, so that each can be sought", () => {
  assert.deepEqual(spellings("UN-Habitat (Nairobi)"), ["un habitat nairobi"]);
});

test("a name of nothing but punctuation stays as it is", () => assert.equal(fold("(!)"), "(!)"));

test("no two letters are folded alike that ICU tells apart, but for those that are decided otherwise", () => {
  // ı, since DIYARBAKIR has no dotted i; þ, which is typed th; what is typed as an apostrophe; Unicode's compatibility
  // forms, which ICU orders on their own.
  const decided = /[ıþʹ-ʿꞋꞌٵ-ٸﯝᵌⵯ\p{P}\p{Z}\p{S}\p{C}]/u;
  const wrong = assigned()
    .filter((each) => !decided.test(each) && !decided.test(each.normalize("NFKC").toLowerCase()))
    .filter((each) => icu.compare(each, letterOf(each)) !== 0);
  assert.deepEqual(wrong, []);
});

test("letters of Latin and Greek that ICU takes for one are folded alike", () => {
  const rare = /[ƍƾȸȹͺ]/u;
  const wrong = assigned().filter((each) => /[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]/u.test(each) && !rare.test(each))
    .flatMap((each) => bases().filter((base) => icu.compare(each, base) === 0 && fold(each) !== fold(base))
      .map((base) => [each, base]));
  assert.deepEqual(wrong, []);
});

function assigned() {
  return Array.from({ length: 0x20000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code)).filter((each) => /[\p{L}\p{M}\p{N}]/u.test(each));
}

/**
 * What a character is folded to; nothing, where only a mark is left of it.
 * @param {string} character
 */
function letterOf(character) {
  const folded = fold(`a${character}`);
  return folded.startsWith("a") ? folded.slice(1) : folded;
}

function bases() {
  const latin = Array.from("abcdefghijklmnopqrstuvwxyz"), greek = Array.from("αβγδεζηθικλμνξοπρστυφχψω");
  return [...latin, ...greek, "ae", "oe", "ss"];
}
