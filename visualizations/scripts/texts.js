/* What the page says, in its language: the texts of the catalogue (visualizations/languages), numbers and plurals. */

import { data } from "./data.js";

/** @typedef {keyof typeof import("../languages/en.json")} TextKey */
/**
 * A text with `{name}` for each value, or one for each plural category that the language has.
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Entry
 */
/** @typedef {Record<TextKey, Entry>} Catalogue */

/**
 * The language that a text of the address names, if the page speaks it; else that in which it was written.
 * @param {string} [code]
 */
export function languageOf(code = "") {
  return Object.hasOwn(data.texts, code) ? code : data.language;
}

/** The language of the page: what stands last in its address. */
export const language = languageOf(/&language=([a-z-]+)$/.exec(globalThis.location?.hash ?? "")?.[1]);
const catalogue = data.texts[language];
/** @type {Intl.NumberFormat | null} made when it is first needed: it takes long before the first frame */
let numerals = null;
const plurals = new Intl.PluralRules(language);

/**
 * A number as the language writes it.
 * @param {number} number
 */
export function numeral(number) {
  if (Number.isSafeInteger(number)) return String(number).replace(/\B(?=(\d{3})+$)/g, textOf("thousands"));
  numerals ??= new Intl.NumberFormat(language);
  return numerals.format(number);
}

/**
 * Return a text of the catalogue; `count` decides its plural.
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return textOf(key, values["count"]).replace(/\{([a-z]+)\}/g, (_, name) => inText(values[name]));
}

/**
 * Return a text of the catalogue in parts, with elements in its places.
 * @param {TextKey} key
 * @param {Record<string, Node | string | (Node | string)[]>} values
 */
export function sayWith(key, values) {
  return textOf(key).split(/\{([a-z]+)\}/).flatMap((part, place) => (place % 2 ? values[part] ?? [] : part))
    .filter((part) => part !== "");
}

/**
 * @param {TextKey} key
 * @param {string | number} [count]
 */
function textOf(key, count) {
  const entry = catalogue?.[key] ?? key;
  if (typeof entry === "string") return entry;
  return entry[plurals.select(Number(count))] ?? entry.other ?? key;
}

/**
 * @param {string | number} [value]
 */
function inText(value = "") {
  return typeof value === "number" ? numeral(value) : value;
}
