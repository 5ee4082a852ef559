/* The search box, and the list of what it finds beneath it. */

import { announce } from "./announcements.js";
import { data } from "./data.js";
import { byId, element } from "./dom.js";
import { foldingBy } from "./folding.js";
import { typeInWords } from "./glossary.js";
import { nameOf } from "./long-text.js";
import { findNearNames } from "./near-names.js";
import { findNodes } from "./search.js";
import { select } from "./state.js";
import { symbol } from "./symbols.js";
import { say } from "./texts.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./search.js").Hit} Hit */

const MOST_RESULTS = 12;
const fold = foldingBy(data.folding);
const box = /** @type {HTMLInputElement} */ (byId("query"));
const results = byId("results");
const list = byId("names-found");
let highlighted = 0;
/**
 * Where the cursor was before it went into the box.
 * @type {Element | null}
 */
let before = null;

/** Let the box search as one types, and the keys choose. */
export function mountSearchBox() {
  box.addEventListener("input", () => {
    highlighted = 0;
    offer();
    announceHits();
  });
  box.addEventListener("click", offer);
  box.addEventListener("blur", closeResults);
  box.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    highlight(step);
  });
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const hit = search().found[highlighted];
    if (hit) choose(hit.node);
  });
}

/** Put the cursor into the box. */
export function focusSearchBox() {
  before = document.activeElement;
  box.focus();
  offer();
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

/** Take the cursor out of the box, back to where it was. */
export function leaveSearchBox() {
  if (!isSearching()) return;
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
  else box.blur();
  before = null;
}

/** @returns {{ found: Hit[], areNear: boolean }} what bears a name, or else what comes near */
function search() {
  const spellings = fold(box.value), found = findNodes(data.nodes, spellings), areNear = !found.length;
  return { found: areNear ? findNearNames(data.nodes, spellings) : found, areNear };
}

function offer() {
  const { found, areNear } = search(), isAsking = box.value.trim() !== "";
  list.replaceChildren(...found.slice(0, MOST_RESULTS).map(renderHit));
  list.hidden = !found.length;
  byId("results-note").textContent = isAsking ? noteOf(found.length, areNear) : "";
  results.hidden = !isAsking;
  box.setAttribute("aria-expanded", String(isAsking && found.length > 0));
  if (found.length) box.setAttribute("aria-activedescendant", `result-${highlighted}`);
  else box.removeAttribute("aria-activedescendant");
  document.getElementById(`result-${highlighted}`)?.scrollIntoView({ block: "nearest" });
}

/**
 * What stands below the names found.
 * @param {number} found
 * @param {boolean} areNear
 */
function noteOf(found, areNear) {
  if (!found) return say("no-name");
  if (areNear) return say("only-near-names");
  return found > MOST_RESULTS ? say("and-more", { count: found - MOST_RESULTS }) : "";
}

/* Say aloud how many were found. */
function announceHits() {
  const { found: { length: count }, areNear } = search();
  if (box.value.trim()) announce(count && !areNear ? say("count-names-found", { count }) : noteOf(count, areNear));
}

/**
 * @param {Hit} hit
 * @param {number} place
 */
function renderHit({ node, written }, place) {
  const selected = String(place === highlighted), names = element("div");
  const item = element("li", null, { role: "option", id: `result-${place}`, "aria-selected": selected });
  names.append(wrapped("span", node.name));
  if (written !== node.name) names.append(wrapped("em", written));
  item.append(symbol(node.shape, node.color), names, wrapped("small", typeInWords(node.type)));
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(node);
  });
  return item;
}

/**
 * @param {"span" | "em" | "small"} tag
 * @param {string} text
 */
function wrapped(tag, text) {
  const made = element(tag);
  made.append(nameOf(text));
  return made;
}

/**
 * @param {GraphNode} node
 */
function choose(node) {
  closeResults();
  select(node.id, { travel: true }); // which takes the cursor out of the box
}

/**
 * @param {number} step
 */
function highlight(step) {
  const count = Math.min(search().found.length, MOST_RESULTS);
  if (count) highlighted = (highlighted + step + count) % count;
  offer();
}
