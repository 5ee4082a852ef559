/* The form in which names are compared, the same as graph_model.folding gives: letter by letter, by one table. */

/** @typedef {{ ranges: [first: string, last: string][] }} Ranges */
/** @typedef {{ as: Record<string, string> }} Letters */

/**
 * What folding needs to know besides Unicode: graph_model/folding.json.
 * @typedef {object} FoldingTable
 * @property {Ranges} marks
 * @property {Ranges} apostrophes
 * @property {Ranges} whole
 * @property {Letters} letters
 * @property {Letters} digraphs
 * @property {{ kept: string }} signs
 * @property {Ranges} capitals
 */

/**
 * Return the function that gives the folded words of a text, parted by single blanks; and, where it has letters that
 * are also written as two, those of the text with these spelt so.
 * @param {FoldingTable} table
 * @returns {(text: string) => string[]}
 */
export function foldingBy(table) {
  const plain = letterBy(table, {}), speltOut = letterBy(table, table.digraphs.as);
  return (text) => {
    const words = wordsBy(text, plain) || text.normalize("NFC").replace(/^ +| +$/g, "");
    return [...new Set([words, wordsBy(text, speltOut) || words])];
  };
}

/**
 * Words that were joined before: names are compared with each text that is sought.
 * @type {Map<string, string>}
 */
const joinedBefore = new Map();

/**
 * Folded words as one: what is written with a blank, a hyphen or neither is compared alike.
 * @param {string} words
 */
export function joined(words) {
  const known = joinedBefore.get(words) ?? words.replaceAll(" ", "").normalize("NFC");
  joinedBefore.set(words, known);
  return known;
}

/**
 * @param {string} text
 * @param {(letter: string) => string} fold
 */
function wordsBy(text, fold) {
  const folded = Array.from(text.normalize("NFKC"), fold).join("");
  return folded.normalize("NFC").split(" ").filter(Boolean).join(" ");
}

/**
 * Return the function that folds one letter, and remembers what it folds to.
 * @param {FoldingTable} table
 * @param {Record<string, string>} digraphs
 */
function letterBy(table, digraphs) {
  const letters = new Map(Object.entries(table.letters.as)), spelt = new Map(Object.entries(digraphs));
  const dropped = anyOf(table.marks, table.apostrophes), whole = anyOf(table.whole), capital = anyOf(table.capitals);
  const bare = (/** @type {string} */ text) => Array.from(text.normalize("NFD")).filter((each) => !dropped(each));
  const foldCase = (/** @type {string[]} */ text) => text.map((each) => caseless(each, capital(each))).join("");

  /** @param {string} letter */
  function fold(letter) {
    if (dropped(letter) || /\p{Cf}/u.test(letter)) return "";
    if (table.signs.kept.includes(letter)) return letter;
    if (/[\p{Z}\p{P}\p{Sk}\p{Cc}\p{Cs}]/u.test(letter)) return " ";
    const folded = caseless(letter, capital(letter)).normalize("NFC");
    if (spelt.has(folded)) return spelt.get(folded) ?? "";
    if (whole(folded)) return letters.get(folded) ?? folded;
    const parts = bare(foldCase(bare(letter)));
    return parts.map((each) => spelt.get(each) ?? letters.get(each) ?? each).join("").normalize("NFC");
  }

  /** @type {Map<string, string>} */
  const known = new Map();
  return (/** @type {string} */ letter) => {
    const folded = known.get(letter) ?? fold(letter);
    known.set(letter, folded);
    return folded;
  };
}

/**
 * Fold the case of one letter, by way of its capital (or ẞ and ς would differ from ss and σ): JavaScript lower-cases a
 * whole text by where in a word a letter stands, and has no case folding.
 * @param {string} letter
 * @param {boolean} toCapital whether it is of those that fold to capitals
 */
function caseless(letter, toCapital) {
  const upper = letter.toLowerCase().toUpperCase();
  return toCapital ? upper : Array.from(upper, (each) => each.toLowerCase()).join("");
}

/**
 * Return the function that tells whether a character is in one of these ranges.
 * @param {Ranges[]} parts
 */
function anyOf(...parts) {
  const codes = parts.flatMap(({ ranges }) => ranges).map((range) => range.map((each) => each.codePointAt(0) ?? 0));
  return (/** @type {string} */ letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter !== String.fromCodePoint(code)) return false;
    return codes.some(([first = 0, last = 0]) => first <= code && code <= last);
  };
}
