/* All that search finds of a text: nodes by a name, or by one that comes near where none has it; nodes by what is told
   of them; and sources. */

import { data } from "./data.js";
import { findFacts } from "./fact-search.js";
import { foldingBy } from "./folding.js";
import { findNearNames } from "./near-names.js";
import { findNodes } from "./search.js";

/** @typedef {import("./search.js").Hit} NameHit */
/** @typedef {import("./fact-search.js").FactHit} FactHit */
/** @typedef {import("./fact-search.js").SourceHit} SourceHit */
/** @typedef {NameHit | FactHit | SourceHit} Hit */
/** @typedef {{ text: string, hits: Hit[], names: number, facts: number, sources: number, areNear: boolean }} Found */

const fold = foldingBy(data.folding);
/**
 * What was found last; keys that choose ask for it again.
 * @type {Found}
 */
let last = { text: "", hits: [], names: 0, facts: 0, sources: 0, areNear: false };

/**
 * Return what is found of a text: names first, then facts, then sources.
 * @param {string} text
 * @returns {Found}
 */
export function findAll(text) {
  if (text !== last.text) last = find(text);
  return last;
}

/**
 * @param {string} text
 * @returns {Found}
 */
function find(text) {
  const spellings = fold(text), named = findNodes(data.nodes, spellings), areNear = !named.length;
  const names = areNear ? findNearNames(data.nodes, spellings) : named;
  const { facts, sources } = findFacts(spellings, new Set(names.map(({ node }) => node)));
  return {
    text, hits: [...names, ...facts, ...sources], areNear: areNear && names.length > 0,
    names: names.length, facts: facts.length, sources: sources.length,
  };
}
