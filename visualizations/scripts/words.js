/* Counts and facts of the page, in words. */

/** @typedef {import("./data.js").PageData} PageData */

const commas = new Intl.NumberFormat("en");

/**
 * @param {number} number
 */
export function withCommas(number) {
  return commas.format(number);
}

/**
 * @param {number} count
 * @param {string} word
 */
export function plural(count, word) {
  return `${withCommas(count)} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * How many of all, where it is not all of them.
 * @param {number} shown
 * @param {number} all
 */
export function ofAll(shown, all) {
  return shown === all ? withCommas(all) : `${withCommas(shown)} of ${withCommas(all)}`;
}

/**
 * @param {number} shown
 * @param {number} all
 * @param {string} word
 */
function pluralOfAll(shown, all, word) {
  return `${ofAll(shown, all)} ${word}${all === 1 ? "" : "s"}`;
}

/**
 * What is shown of what the page has. The dates are told while all is shown, for they are those of all.
 * @param {Pick<PageData, "at" | "years">} data
 * @param {import("./counting.js").Counts} shown
 * @param {import("./counting.js").Counts} all
 */
export function countsInWords({ at, years }, shown, all) {
  const parts = [
    `${pluralOfAll(shown.nodes, all.nodes, "node")} and ${pluralOfAll(shown.edges, all.edges, "relationship")}`,
  ];
  if (at) parts.unshift(`As of ${at}`);
  if (years && shown.nodes === all.nodes && shown.edges === all.edges) parts.push(`dated ${years}`);
  if (all.sources) parts.push(pluralOfAll(shown.sources, all.sources, "source"));
  return parts.join(" · ");
}

/**
 * What dashed lines mean; nothing where there are none.
 * @param {Pick<PageData, "edges" | "at">} data
 */
export function dashesInWords({ edges, at }) {
  const possibly = at ? `only possibly so at ${at}` : "", dashed = edges.some((edge) => edge.dashes);
  if (!dashed) return edges.some((edge) => edge.tenure) ? possibly : "";
  return `inferred or disputed${possibly && `, or ${possibly}`}`;
}
