/* What filters leave out: only what has some value of a facet, or as much of a measure. */

import { filters, takeUpFilters } from "./state.js";

/**
 * Show only what has one of these values of a facet; all, if none is given.
 * @param {string} facet
 * @param {Iterable<number>} values
 */
export function filterBy(facet, values) {
  const wanted = new Set(values);
  filters.values.delete(facet);
  if (wanted.size) filters.values.set(facet, wanted);
  takeUpFilters();
}

/**
 * Show only what has as much of a measure; all, if no bounds are given.
 * @param {string} measure
 * @param {[least: number, most: number] | null} bounds
 */
export function filterWithin(measure, bounds) {
  filters.bounds.delete(measure);
  if (bounds) filters.bounds.set(measure, bounds);
  takeUpFilters();
}

/** Let no filter leave anything out. */
export function clearFilters() {
  filters.values.clear();
  filters.bounds.clear();
  takeUpFilters();
}

/** Whether anything is filtered. */
export function isFiltered() {
  return filters.values.size + filters.bounds.size > 0;
}
