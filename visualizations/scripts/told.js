/* What the panel tells besides what is selected: a source and what cites it, or what changed between two years. It
   stays so until something else is selected, and stands in the address. */

import { registerPart } from "./address-parts.js";
import { data, hasNode, nodeById } from "./data.js";
import { encoded, decoded, readList, writeList } from "./fragment.js";
import { asOf, notify, selection } from "./state.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/**
 * Two years, NaN for none, and whose; null for all.
 * @typedef {{ first: number, last: number, of: GraphNode | null }} TwoYears
 */

const NO_YEAR = "any";

/** @type {{ source: string, changes: TwoYears | null }} */
export const told = { source: "", changes: null };

/** Make known that it stands in the address. */
export function registerTold() {
  registerPart({
    key: "source", is: "told", write: () => encoded(told.source),
    take(text) {
      const source = decoded(text);
      told.source = Object.hasOwn(data.sources, source) ? source : "";
    },
  });
  registerPart({ key: "changes", is: "told", write: () => writeChanges(told.changes), take: takeChanges });
}

/** Whether the page can tell what changed between two years. */
export function knowsChanges() {
  return Boolean(data.changes && data.tenures?.bounds.length);
}

/**
 * Let the panel tell of a source.
 * @param {string} source
 */
export function tellSource(source) {
  Object.assign(told, { source, changes: null });
  notify({ told: true });
}

/** Let the panel tell what changed: from the year of the page on, or in all its years, and of what is selected. */
export function tellChanges() {
  const [first = NaN, last = NaN] = data.tenures?.bounds ?? [], { year } = asOf;
  const isWithin = year !== null && year >= first && year < last;
  Object.assign(told, { source: "", changes: { first: isWithin ? year : first, last, of: selection.node } });
  notify({ told: true });
}

/** Let the panel tell of what is selected alone; it is not told of that. */
export function tellNothingElse() {
  Object.assign(told, { source: "", changes: null });
}

/**
 * @param {number} year
 */
export function isYear(year) {
  return Number.isInteger(year) && year >= 1 && year <= 9999;
}

/**
 * @param {TwoYears | null} asked
 */
function writeChanges(asked) {
  if (!asked) return "";
  const years = [asked.first, asked.last].map((year) => (isYear(year) ? String(year) : NO_YEAR));
  return writeList([...years, ...(asked.of ? [asked.of.id] : [])]);
}

/**
 * @param {string} text
 */
function takeChanges(text) {
  const [first = "", last = "", of = ""] = readList(text), yearOf = (/** @type {string} */ digits) => (
    /^\d{1,4}$/.test(digits) && isYear(Number(digits)) ? Number(digits) : NaN);
  told.changes = text && knowsChanges()
    ? { first: yearOf(first), last: yearOf(last), of: hasNode(of) ? nodeById(of) : null } : null;
}
