/* Whole numbers out of a short text (visualizations/packing.py). */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

/**
 * The numbers of a text.
 * @param {string} text
 */
export function unpackNumbers(text) {
  /** @type {number[]} */
  const numbers = [];
  let found = 0, place = 1;
  for (let at = 0; at < text.length; at += 1) {
    const bits = VALUES.get(text.charCodeAt(at)) ?? 0;
    found += (bits % 32) * place;
    place *= 32;
    if (bits >= 32) continue;
    numbers.push(found % 2 ? -(found + 1) / 2 : found / 2);
    [found, place] = [0, 1];
  }
  return numbers;
}
