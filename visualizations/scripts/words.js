/* Counts and facts of the page, in words. */

/** @typedef {import("./data.js").PageData} PageData */

/**
 * @param {number} number
 */
export function withCommas(number) {
  return number.toLocaleString("en");
}

/**
 * @param {number} count
 * @param {string} word
 */
export function plural(count, word) {
  return `${withCommas(count)} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * @param {string} words
 */
export function capitalised(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * What the page holds, as its head says it.
 * @param {PageData} data
 */
export function countsInWords({ nodes, edges, at, years, sources }) {
  const parts = [`${plural(nodes.length, "node")} and ${plural(edges.length, "relationship")}`];
  if (at) parts.unshift(`As of ${at}`);
  if (years) parts.push(`dated ${years}`);
  const cited = Object.keys(sources).length;
  if (cited) parts.push(plural(cited, "source"));
  return parts.join(" · ");
}

/**
 * What dashed lines mean; nothing where there are none.
 * @param {PageData} data
 */
export function dashesInWords({ edges, at }) {
  if (!edges.some((edge) => edge.dashes)) return "";
  return `inferred or disputed${at ? `, or only possibly so at ${at}` : ""}`;
}
