/* What a screen reader says aloud when something changes elsewhere than at the focus. */

import { byId } from "./dom.js";

/**
 * Say a text once whatever was being said is over.
 * @param {string} text
 */
export function announce(text) {
  byId("announcement").textContent = text;
}
