/* Text of any length and any direction: shortened until it is asked for, and apart from what stands beside it. */

import { button, element } from "./dom.js";
import { say } from "./texts.js";

const LONGEST_NAME = 120;
const LONGEST_IN_ATTRIBUTE = 300;
// Marks, and letters of scripts, that turn the direction of a text.
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}]/u;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Return a text of at most so many letters, the last an ellipsis where it is cut.
 * @param {string} text
 * @param {number} [most]
 */
export function shortened(text, most = LONGEST_NAME) {
  if (text.length <= most) return text;
  const letters = [...text.slice(0, 2 * most + 2)];
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trim()}…` : text;
}

/**
 * Return a name, shortened, in an element of its own, so that its direction moves nothing beside it.
 * @param {string} name
 * @param {number} [most]
 */
export function nameOf(name, most) {
  return element("bdi", shortened(name, most));
}

/**
 * Return a text in an element of its own and, where it is shortened, a button that shows all of it.
 * @param {string} text
 * @param {number} [most]
 * @returns {HTMLElement[]}
 */
export function longText(text, most = LONGEST_NAME) {
  const shown = nameOf(text, most);
  if (shown.textContent === text) return [shown];
  const more = button(say("show-rest"), () => {
    shown.textContent = text;
    shown.tabIndex = -1;
    shown.focus({ preventScroll: true });
    more.remove();
  }, { class: "more" });
  return [shown, more];
}

/**
 * Return texts joined for an attribute or an announcement, which know no elements: shortened, those that would turn the
 * direction of others between marks that keep them apart.
 * @param {(string | undefined)[]} texts
 * @param {string} [between]
 */
export function joinedPlainly(texts, between = ", ") {
  return texts.filter((text) => text !== undefined && text !== "").map((text = "") => {
    const short = shortened(text, LONGEST_IN_ATTRIBUTE);
    return TURNING.test(short) ? `\u2068${short.replace(MARKS, "")}\u2069` : short;
  }).join(between);
}
