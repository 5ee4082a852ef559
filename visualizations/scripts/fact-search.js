/* Search in what is known of nodes besides their names, in what groups them (a country, a topic), and in sources. */

import { data, edgesOf, otherEnd, relationshipTypeOf } from "./data.js";
import { foldingBy } from "./folding.js";
import { factInWords, labelInWords, readsInWords } from "./glossary.js";
import { say } from "./texts.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {{ node: GraphNode, label: string, text: string }} FactHit */
/** @typedef {{ source: string, text: string }} SourceHit */
/**
 * A text and what it is told of: nodes, or a source; `words` are its folded words in each spelling, once it is folded.
 * @typedef {{ label: string, text: string, words: string, nodes: GraphNode[], source?: string }} Entry
 */

const SHORTEST = 2; // letters of a word without which too much would be found, but for scripts of many letters
const SLICE = 8; // milliseconds for which texts are folded before the page may do something else
const groupTypes = new Set(data.types.filter(({ groups }) => groups).map(({ name }) => name));
const fold = foldingBy(data.folding);
/**
 * Each text once, found when it is first sought, and how many of them are folded.
 * @type {{ all: Entry[] | null, folded: number }}
 */
const entries = { all: null, folded: 0 };

/** Fold the texts little by little, before somebody searches. */
export function prepareFacts() {
  const began = performance.now();
  if (foldWhile(() => performance.now() - began < SLICE)) setTimeout(prepareFacts);
}

/**
 * Fold texts as long as there is time, and tell whether any are left.
 * @param {() => boolean} isTimeLeft
 */
function foldWhile(isTimeLeft) {
  entries.all ??= [...entriesOfNodes(), ...entriesOfSources()];
  const { all } = entries;
  for (let next = all[entries.folded]; next && isTimeLeft(); next = all[entries.folded]) {
    next.words ||= [...new Set([next.text, factInWords(next.label, next.text)].flatMap(fold))].join("\n");
    entries.folded += 1;
  }
  return entries.folded < all.length;
}

function entriesOfNodes() {
  /** @type {Map<string, Entry>} */
  const found = new Map();
  for (const node of data.nodes) {
    for (const [label, text, words = ""] of textsOf(node)) {
      const key = `${label}\n${text}`, entry = found.get(key);
      if (entry) entry.nodes.push(node);
      else found.set(key, { label, text, words, nodes: [node] });
    }
  }
  return found.values();
}

/**
 * What is told of a node, each with what it is: facts, what other sources state, a note, and what groups it, by all of
 * its names.
 * @param {GraphNode} node
 * @returns {[label: string, text: string, words?: string][]}
 */
function textsOf(node) {
  const { facts = [], names = [], statements = [], note } = node;
  const groups = edgesOf(node.id).filter((edge) => groupTypes.has(otherEnd(node, edge).type));
  return [
    ...facts.map(([label, text]) => pairOf(label, text)),
    ...[...names, ...statements].map(({ label, text }) => pairOf(label, text)),
    ...(note ? [pairOf("note", note)] : []),
    ...groups.map((edge) => {
      const { forward, backward } = relationshipTypeOf(edge), { name, search } = otherEnd(node, edge);
      return pairOf(edge.from === node.id ? forward : backward, name, search.map(([words]) => words).join("\n"));
    }),
  ];
}

/**
 * @param {string} label
 * @param {string} text
 * @param {string} [words]
 * @returns {[label: string, text: string, words?: string]}
 */
function pairOf(label, text, words) {
  return words === undefined ? [label, text] : [label, text, words];
}

/** @returns {Entry[]} */
function entriesOfSources() {
  return Object.entries(data.sources).map(([source, { title = source, by = "", when = "" } = { title: source }]) => (
    { label: "", text: [title, by, when].filter(Boolean).join(", "), words: "", nodes: [], source }));
}

/**
 * Return the nodes of which something is told that has all words of a text, but for those that are found already, and
 * the sources that have them; those in which the words begin words first, then larger nodes before smaller ones.
 * @param {string[]} spellings the folded words of the text, in each way in which it is spelt
 * @param {Set<GraphNode>} found
 * @returns {{ facts: FactHit[], sources: SourceHit[] }}
 */
export function findFacts(spellings, found) {
  const wanted = spellings.map((each) => each.split(" ").filter(isTelling)).filter((words) => words.length);
  if (!wanted.length) return { facts: [], sources: [] };
  foldWhile(() => true);
  const fit = (entries.all ?? []).filter(({ words }) => hasAny(words, wanted, (text, word) => text.includes(word)))
    .map((entry) => ({ ...entry, isBegun: hasAny(entry.words, wanted, begins) }))
    .sort((a, b) => Number(b.isBegun) - Number(a.isBegun));
  const told = new Set(found);
  const facts = fit.flatMap(({ label, text, nodes, isBegun }) => nodes.flatMap((node) => {
    if (told.has(node)) return [];
    told.add(node);
    return [{ node, label, text, isBegun }];
  }));
  return {
    facts: facts.sort((a, b) => Number(b.isBegun) - Number(a.isBegun) || b.node.size - a.node.size),
    sources: fit.flatMap(({ source, text }) => (source === undefined ? [] : [{ source, text }])),
  };
}

/**
 * Whether a text has all words of any spelling.
 * @param {string} text folded
 * @param {string[][]} wanted
 * @param {(text: string, word: string) => boolean} has
 */
function hasAny(text, wanted, has) {
  return wanted.some((words) => words.every((word) => has(text, word)));
}

/**
 * @param {string} word
 */
function isTelling(word) {
  return word.length >= SHORTEST || /[^\p{ASCII}]/u.test(word);
}

/**
 * Whether a word begins a word of a text.
 * @param {string} words
 * @param {string} word
 */
function begins(words, word) {
  return words.startsWith(word) || words.includes(` ${word}`) || words.includes(`\n${word}`);
}

/**
 * What a text is, and the text, in the language of the page.
 * @param {FactHit} hit
 */
export function factToldBy({ label, text }) {
  const name = readsInWords(label) === label ? labelInWords(label) : readsInWords(label);
  return say("fact", { label: name, text: factInWords(label, text) });
}
