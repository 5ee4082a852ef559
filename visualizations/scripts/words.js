/* Counts and facts of the page, in words. */

import { datesInWords } from "./dates.js";
import { numeral, say } from "./texts.js";

/** @typedef {import("./data.js").PageData} PageData */
/** @typedef {import("./counting.js").Counts} Counts */

const CONFIDENCES = /** @type {const} */ (["stated", "inferred", "disputed"]);

/**
 * How many of all, where it is not all of them.
 * @param {number} shown
 * @param {number} all
 */
export function ofAll(shown, all) {
  return shown === all ? numeral(all) : say("of-all", { shown, count: all });
}

/**
 * How many nodes, relationships, sources or lines of all there are.
 * @param {"nodes" | "relationships" | "sources" | "lines"} what
 * @param {number} shown
 * @param {number} all
 */
export function countOfAll(what, shown, all) {
  return shown === all ? say(`count-${what}`, { count: all }) : say(`of-${what}`, { shown, count: all });
}

/**
 * A name, and how many others there are besides.
 * @param {string} name
 * @param {number} others
 */
export function withOthers(name, others) {
  return others > 0 ? say("and-others", { name, count: others }) : name;
}

/**
 * What is shown of what the page has. The dates are told while all is shown, for they are those of all.
 * @param {Pick<PageData, "at" | "years">} data
 * @param {Counts} shown
 * @param {Counts} all
 */
export function countsInWords({ at, years }, shown, all) {
  const parts = [say("nodes-and-relationships", {
    nodes: countOfAll("nodes", shown.nodes, all.nodes),
    relationships: countOfAll("relationships", shown.edges, all.edges),
  })];
  if (at) parts.unshift(say("as-of", { date: datesInWords(at) }));
  if (years.length && shown.nodes === all.nodes && shown.edges === all.edges) {
    parts.push(say("dated-years", { years: yearsInWords(years) }));
  }
  if (all.sources) parts.push(countOfAll("sources", shown.sources, all.sources));
  return parts.join(" · ");
}

/**
 * The first and the last year, or the one; nothing where there is none.
 * @param {number[]} years
 */
export function yearsInWords([first, last]) {
  if (first === undefined) return "";
  const told = datesInWords(String(first));
  return last === undefined ? told : say("years", { first: told, last: datesInWords(String(last)) });
}

/**
 * What dashed lines mean; nothing where there are none.
 * @param {Pick<PageData, "edges" | "at">} data
 */
export function dashesInWords({ edges, at }) {
  const date = datesInWords(at), isDashed = edges.some((edge) => edge.dashes);
  const isTimed = at !== "" && edges.some((edge) => edge.tenure);
  if (isDashed) return at ? say("dashed-by-both", { date }) : say("dashed-by-confidence");
  return isTimed ? say("dashed-by-time", { date }) : "";
}

/**
 * How sure something is; a word of another's own stands as it is.
 * @param {string} confidence
 */
export function confidenceInWords(confidence) {
  const known = CONFIDENCES.find((each) => each === confidence);
  return known ? say(known) : confidence;
}

/**
 * What a cluster is called; one without a name by its number.
 * @param {import("./data.js").Cluster} cluster
 */
export function labelOfCluster({ key, label }) {
  if (key === "more") return say("cluster-more");
  return key === "none" ? say("cluster-none") : label || say("cluster", { number: key });
}
