/* The pages of a long list: which rows are seen, and buttons that lead to others. */

import { announce } from "./announcements.js";
import { button, element } from "./dom.js";
import { say } from "./texts.js";

export const ROWS_ON_A_PAGE = 100;

/**
 * The page, or the last one where there are not so many.
 * @param {number} page from 0
 * @param {number} count of all rows
 */
export function pageIn(page, count) {
  return Math.max(0, Math.min(page, Math.ceil(count / ROWS_ON_A_PAGE) - 1));
}

/**
 * Return what leads to the other pages; nothing where there is one.
 * @param {number} page from 0
 * @param {number} count of all rows
 * @param {(page: number) => void} turnTo
 */
export function renderPager(page, count, turnTo) {
  const last = Math.ceil(count / ROWS_ON_A_PAGE) - 1;
  if (last < 1) return [];
  const step = (/** @type {string} */ text, /** @type {number} */ to) => {
    const made = button(text, () => {
      turnTo(to);
      announce(say("page-aloud", { page: to + 1, last: last + 1 }));
    });
    made.disabled = to < 0 || to > last || to === page;
    return made;
  };
  const from = page * ROWS_ON_A_PAGE + 1, until = Math.min(count, from + ROWS_ON_A_PAGE - 1);
  return [step(say("first-page"), 0), step(say("page-before"), page - 1),
          element("span", say("rows-seen", { from, until, count })),
          step(say("page-after"), page + 1), step(say("last-page"), last)];
}
