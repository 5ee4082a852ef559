/* Names that a text comes near, where none has it: those that a typing error or two would make of it. */

import { joined } from "./folding.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./search.js").Hit} Hit */

const SHORTEST = 4; // letters of a word in which one may be wrong
const LONG = 8; // letters of one in which two may be

/**
 * Return the nodes with a name that a text comes near, the nearest first, and then the larger.
 * @param {GraphNode[]} nodes
 * @param {string[]} spellings the folded words of the text, in each way in which it is spelt
 * @returns {Hit[]}
 */
export function findNearNames(nodes, spellings) {
  const wanted = spellings.filter(Boolean);
  return nodes.flatMap((node) => {
    const near = node.search.map(([words, written]) => (
      { node, written, fit: Math.min(...wanted.map((each) => errorsBetween(each, words))) }));
    const none = { node, written: node.name, fit: Infinity };
    const best = near.reduce((one, two) => (two.fit < one.fit ? two : one), none);
    return best.fit < Infinity ? [best] : [];
  }).sort((a, b) => a.fit - b.fit || b.node.size - a.node.size);
}

/**
 * How many errors make one text of the other, as a whole or word by word in any order; infinitely many if too many.
 * @param {string} wanted folded words
 * @param {string} name folded words
 */
function errorsBetween(wanted, name) {
  const whole = allowedErrors(joined(wanted), joined(name)), words = name.split(" ");
  let sum = 0;
  for (const one of wanted.split(" ")) {
    sum += Math.min(...words.map((other) => allowedErrors(one, other)));
    if (sum >= whole) return whole;
  }
  return sum;
}

/**
 * @param {string} one
 * @param {string} other
 */
function allowedErrors(one, other) {
  const most = one.length < SHORTEST ? 0 : one.length < LONG ? 1 : 2;
  if (one === other) return 0;
  if (!most || Math.abs(one.length - other.length) > most || lettersBeside(one, other) > most) return Infinity;
  const errors = countErrors(one, other);
  return errors <= most ? errors : Infinity;
}

/**
 * How many letters of one text are not in another: fewer errors cannot make that of it.
 * @param {string} one
 * @param {string} other
 */
function lettersBeside(one, other) {
  let count = 0;
  for (const letter of one) if (!other.includes(letter)) count += 1;
  return count;
}

/**
 * How many letters are to be added, left out, replaced or, side by side, exchanged to make one text of the other
 * (Damerau 1964; optimal string alignment).
 * @param {string} one
 * @param {string} other
 */
export function countErrors(one, other) {
  const a = [...one], b = [...other];
  let before = /** @type {number[]} */ ([]), last = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((letter, row) => {
    const now = [row + 1];
    b.forEach((each, at) => {
      const replaced = (last[at] ?? 0) + (letter === each ? 0 : 1);
      const isExchanged = row > 0 && at > 0 && letter === b[at - 1] && a[row - 1] === each;
      const exchanged = isExchanged ? (before[at - 1] ?? 0) + 1 : Infinity;
      now.push(Math.min(replaced, (last[at + 1] ?? 0) + 1, (now[at] ?? 0) + 1, exchanged));
    });
    [before, last] = [last, now];
  });
  return last[b.length] ?? 0;
}
