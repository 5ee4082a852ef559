/* When things held, year by year; the same answers as those of `--at` (graph_model/tenure.py). */

import { data } from "./data.js";

/**
 * Years: of the beginning the earliest and the latest, of the end the earliest and the latest; 1 and 9999 where nothing
 * bounds them.
 * @typedef {[startEarliest: number, startLatest: number, endEarliest: number, endLatest: number]} Span
 */
/**
 * What must all have held; each claim by the accounts of one source or more.
 * @typedef {Span[][]} Tenure
 */
/** @typedef {{ all: Tenure[], ofEdges: number[], bounds: [first: number, last: number] | [] }} Tenures */

export const NO = 0;
export const POSSIBLY = 1;
export const DEFINITELY = 2;

export const FIRST_YEAR = 1;
export const LAST_YEAR = 9999;

/**
 * Answers for every tenure of the page, by the year in which they were asked.
 * @type {Map<number, Uint8Array>}
 */
const known = new Map();

/**
 * Whether what has this tenure held in a year. In no year (null): definitely, for then no time is asked.
 * @param {number} tenure its number
 * @param {number | null} year
 */
export function heldIn(tenure, year) {
  return year === null || !tenure ? DEFINITELY : answersIn(year)[tenure] ?? DEFINITELY;
}

/**
 * @param {number} year
 */
function answersIn(year) {
  const found = known.get(year) ?? Uint8Array.from(data.tenures?.all ?? [], (tenure) => answerFor(tenure, year));
  known.set(year, found);
  return found;
}

/**
 * @param {Tenure} tenure
 * @param {number} year
 */
export function answerFor(tenure, year) {
  let least = DEFINITELY;
  for (const accounts of tenure) least = Math.min(least, answerOfAll(accounts, year));
  return least;
}

/**
 * What several accounts of one claim say together: possibly, where they disagree.
 * @param {Span[]} accounts
 * @param {number} year
 */
function answerOfAll([first, ...others], year) {
  if (!first) return DEFINITELY;
  const answer = answerOf(first, year);
  return others.every((each) => answerOf(each, year) === answer) ? answer : POSSIBLY;
}

/**
 * @param {Span} span
 * @param {number} year
 */
function answerOf([startEarliest, startLatest, endEarliest, endLatest], year) {
  if (startEarliest > year || endLatest < year) return NO;
  return startLatest <= year && year <= endEarliest ? DEFINITELY : POSSIBLY;
}

/**
 * @typedef {object} Years the years in which something possibly held, and those in which it definitely did, if any
 * @property {number} first
 * @property {number} last
 * @property {number} surelyFirst
 * @property {number} surelyLast
 */

/**
 * The years of a tenure of the page, by its number; null for what held always.
 * @param {number} number
 */
export function yearsOf(number) {
  return yearsOfTenure(data.tenures?.all[number] ?? []);
}

/**
 * The years of a tenure; null for what held always.
 * @param {Tenure} claims
 * @returns {Years | null}
 */
export function yearsOfTenure(claims) {
  const spans = claims.flat();
  if (!spans.length) return null;
  const outermost = (/** @type {0 | 3} */ place, /** @type {"min" | "max"} */ of) => (
    claims.map((accounts) => Math[of](...accounts.map((span) => span[place]))));
  return {
    first: Math.max(...outermost(0, "min")), last: Math.min(...outermost(3, "max")),
    surelyFirst: Math.max(...spans.map((span) => span[1])), surelyLast: Math.min(...spans.map((span) => span[2])),
  };
}
