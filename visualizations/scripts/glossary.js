/* Words of the vocabulary in the language of the page; what it has no word for, as a type of the user's own, keeps its
   name. The data has them in English. */

import { data } from "./data.js";
import { datesInWords } from "./dates.js";
import { language } from "./texts.js";

/** @typedef {"types" | "reads" | "properties" | "values" | "measures" | "changes" | "details"} Part */
/**
 * `dated` are the labels of facts that are dates, `coded` of those with usual values.
 * @typedef {object} Glossary
 * @property {string[]} dated
 * @property {string[]} coded
 * @property {Record<string, Record<Part, Record<string, string>> | undefined>} words by language
 */

const dated = new Set(data.glossary.dated), coded = new Set(data.glossary.coded);
const parts = new Map(Object.entries(data.glossary.words[language] ?? {}).map(([part, words]) => (
  [part, new Map(Object.entries(words))])));

/**
 * @param {Part} part
 * @param {string} text
 */
function find(part, text) {
  const words = parts.get(part);
  return words?.get(text) ?? words?.get(text.charAt(0).toLowerCase() + text.slice(1)) ?? text;
}

/**
 * What a type of nodes is called.
 * @param {string} type
 */
export function typeInWords(type) {
  return find("types", type);
}

/**
 * How a relationship reads, or is called.
 * @param {string} reads
 */
export function readsInWords(reads) {
  return find("reads", reads);
}

/**
 * What a fact is called.
 * @param {string} label
 */
export function labelInWords(label) {
  return find("properties", label);
}

/**
 * What a fact says: a date, a usual value, or what was written.
 * @param {string} label
 * @param {string} text
 */
export function factInWords(label, text) {
  if (dated.has(label)) return datesInWords(text);
  return coded.has(label) ? find("values", text) : text;
}

/**
 * What is said of a relationship besides its dates.
 * @param {string} details
 */
export function detailsInWords(details) {
  return find("details", details);
}

/**
 * What a measure is called.
 * @param {string} measure
 */
export function measureInWords(measure) {
  return find("measures", measure);
}

/**
 * What changes of a kind are headed, or what one is called.
 * @param {string} change
 */
export function changeInWords(change) {
  return find("changes", change);
}
