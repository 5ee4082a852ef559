/* The order of texts in the language of the page, where a number stands before a larger one. */

import { language } from "./texts.js";

/** @type {Intl.Collator | null} made when it is first needed, which the first frame need not wait for */
let collator = null;

/**
 * @param {string} one
 * @param {string} other
 */
export function collate(one, other) {
  collator ??= new Intl.Collator(language, { numeric: true });
  return collator.compare(one, other);
}
