/* The search box, and the list of what it finds beneath it. */

import { data } from "./data.js";
import { byId, element } from "./dom.js";
import { foldingBy } from "./folding.js";
import { findNodes } from "./search.js";
import { select } from "./state.js";
import { symbol } from "./symbols.js";
import { withCommas } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./search.js").Hit} Hit */

const MOST_RESULTS = 12;
const fold = foldingBy(data.folding);
const box = /** @type {HTMLInputElement} */ (byId("query"));
const results = byId("results");
let highlighted = 0;

/** Let the box search as one types, and the keys choose. */
export function mountSearchBox() {
  box.addEventListener("input", () => {
    highlighted = 0;
    offer();
  });
  box.addEventListener("focus", offer);
  box.addEventListener("blur", closeResults);
  box.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    highlight(step);
  });
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const hit = hits()[highlighted];
    if (hit) choose(hit.node);
  });
}

/** Put the cursor into the box. */
export function focusSearchBox() {
  box.focus();
}

/** Tell whether the cursor is in the box. */
export function isSearching() {
  return document.activeElement === box;
}

/** Close the list of what was found if it is open, and tell whether it was. */
export function closeResults() {
  const open = !results.hidden;
  results.hidden = true;
  box.setAttribute("aria-expanded", "false");
  return open;
}

/** Take the cursor out of the box. */
export function leaveSearchBox() {
  box.blur();
}

function hits() {
  return findNodes(data.nodes, fold(box.value));
}

function offer() {
  const found = hits(), isAsking = box.value.trim() !== "";
  results.replaceChildren(...found.slice(0, MOST_RESULTS).map(renderHit));
  const rest = found.length - MOST_RESULTS;
  if (rest > 0) results.append(element("li", `and ${withCommas(rest)} more`, { class: "nothing" }));
  if (isAsking && !found.length) results.append(element("li", "No name contains this", { class: "nothing" }));
  results.hidden = !isAsking;
  box.setAttribute("aria-expanded", String(isAsking));
  if (found.length) box.setAttribute("aria-activedescendant", `result-${highlighted}`);
  else box.removeAttribute("aria-activedescendant");
  document.getElementById(`result-${highlighted}`)?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Hit} hit
 * @param {number} place
 */
function renderHit({ node, written }, place) {
  const selected = String(place === highlighted), names = element("div");
  const item = element("li", null, { role: "option", id: `result-${place}`, "aria-selected": selected });
  names.append(element("span", node.name));
  if (written !== node.name) names.append(element("em", written));
  item.append(symbol(node.shape, node.color), names, element("small", node.type));
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(node);
  });
  return item;
}

/**
 * @param {GraphNode} node
 */
function choose(node) {
  closeResults();
  leaveSearchBox();
  select(node.id, { travel: true });
}

/**
 * @param {number} step
 */
function highlight(step) {
  const count = Math.min(hits().length, MOST_RESULTS);
  if (count) highlighted = (highlighted + step + count) % count;
  offer();
}
