/* The part of the legend in which one chooses what colours and sizes stand for, and what the colours then mean. */

import { element } from "./dom.js";
import { nameOf } from "./long-text.js";
import { chooseLook, choices, chosen, keysOfColours, labelOfLook } from "./looks.js";
import { symbol } from "./symbols.js";
import { numeral, say } from "./texts.js";

/** @typedef {import("./looks.js").Look} Look */

const LONGEST_LABEL = 60;

/** Return what colours stand for, where the legend does not say so anyway. */
export function renderColours() {
  const keys = keysOfColours();
  if (!keys.length) return [];
  const list = element("ul", null, { class: "colours" });
  for (const { label, colour, count } of keys) {
    const item = element("li");
    const figure = element("span", numeral(count), { class: "count" });
    item.append(symbol("dot", colour), nameOf(label, LONGEST_LABEL), figure);
    list.append(item);
  }
  return [element("h2", labelOfLook(chosen.colour)), list];
}

/** Return the lists of what colours and sizes may stand for. */
export function renderChoosers() {
  return [renderChooser(say("colour"), "colour"), renderChooser(say("size"), "size")];
}

/**
 * @param {string} label
 * @param {Look} look
 */
function renderChooser(label, look) {
  const row = element("p", null, { class: "look" });
  const list = element("select", null, { id: `look-${look}`, "aria-label": label });
  list.append(...choices[look].map((each) => element("option", labelOfLook(each), { value: each })));
  list.value = chosen[look];
  list.addEventListener("change", () => {
    chooseLook(look, list.value);
    document.getElementById(`look-${look}`)?.focus();
  });
  row.append(element("span", label, { "aria-hidden": "true" }), list);
  return row;
}
