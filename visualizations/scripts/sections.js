/* Lists of the panel with a heading and a count; of a long one the first lines, and a button for all. */

import { button, element } from "./dom.js";
import { numeral, say } from "./texts.js";

const SHOWN_AT_ONCE = 15;

/**
 * Return a list with its heading; nothing where it is empty.
 * @param {string} title
 * @param {HTMLElement[]} items
 */
export function section(title, items) {
  if (!items.length) return [];
  const heading = element("h3", `${title} `), list = element("ul", null, { class: "sentence" });
  heading.append(element("span", numeral(items.length), { class: "count" }));
  list.append(...items.slice(0, SHOWN_AT_ONCE));
  if (items.length <= SHOWN_AT_ONCE) return [heading, list];
  const more = button(say("show-all", { count: items.length }), () => {
    list.append(...items.slice(SHOWN_AT_ONCE));
    more.remove();
  }, { class: "more" });
  return [heading, list, more];
}
