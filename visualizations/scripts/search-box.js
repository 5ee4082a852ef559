/* The search box, and the list of what it finds beneath it. */

import { announce } from "./announcements.js";
import { byId, element } from "./dom.js";
import { factToldBy, prepareFacts } from "./fact-search.js";
import { typeInWords } from "./glossary.js";
import { nameOf } from "./long-text.js";
import { findAll } from "./search-hits.js";
import { select } from "./state.js";
import { symbol } from "./symbols.js";
import { say } from "./texts.js";
import { tellSource } from "./told.js";

/** @typedef {import("./search-hits.js").Hit} Hit */
/** @typedef {import("./search-hits.js").Found} Found */

const SHOWN_AT_FIRST = 12;
const SHOWN_MORE = 1000; // at a time, when all are asked for
const box = /** @type {HTMLInputElement} */ (byId("query"));
const results = byId("results");
const list = byId("names-found");
let highlighted = 0;
/** How many are shown of what was found. */
let most = SHOWN_AT_FIRST;
/**
 * Where the cursor was before it went into the box.
 * @type {Element | null}
 */
let before = null;

/** Let the box search as one types, and the keys choose. */
export function mountSearchBox() {
  box.addEventListener("input", () => {
    highlighted = 0;
    most = SHOWN_AT_FIRST;
    offer();
    announceHits();
  });
  box.addEventListener("click", offer);
  box.addEventListener("focus", prepareFacts);
  box.addEventListener("blur", closeResults);
  box.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    highlight(step);
  });
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    chooseAt(highlighted);
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

function offer() {
  const found = findAll(box.value), isAsking = box.value.trim() !== "", { hits } = found;
  list.replaceChildren(...hits.slice(0, most).map(renderHit), ...renderMore(hits.length));
  list.hidden = !hits.length;
  byId("results-note").textContent = isAsking ? noteOf(found) : "";
  results.hidden = !isAsking;
  box.setAttribute("aria-expanded", String(isAsking && hits.length > 0));
  mark();
}

/* Let the list show which line is highlighted. */
function mark() {
  list.querySelector("[aria-selected='true']")?.setAttribute("aria-selected", "false");
  const item = list.children[highlighted];
  item?.setAttribute("aria-selected", "true");
  item?.scrollIntoView({ block: "nearest" });
  if (item) box.setAttribute("aria-activedescendant", item.id);
  else box.removeAttribute("aria-activedescendant");
}

/**
 * What stands below the lines: where they were found.
 * @param {Found} found
 */
function noteOf({ hits, names, facts, sources, areNear }) {
  if (!hits.length) return say("no-name");
  const where = [
    ...(areNear ? [say("only-near-names")] : names ? [say("count-names-found", { count: names })] : []),
    ...(facts ? [say("count-facts-found", { count: facts })] : []),
    ...(sources ? [say("count-sources", { count: sources })] : []),
  ];
  return where.join(" · ");
}

/* Say aloud how many were found, and where. */
function announceHits() {
  if (box.value.trim()) announce(noteOf(findAll(box.value)));
}

/**
 * @param {Hit} hit
 * @param {number} place
 */
function renderHit(hit, place) {
  const names = element("div"), item = option(null, place);
  if ("source" in hit) {
    names.append(wrapped("span", hit.text));
    item.append(names, wrapped("small", say("source")));
  } else {
    const where = "written" in hit ? hit.written : factToldBy(hit);
    names.append(wrapped("span", hit.node.name));
    if (where !== hit.node.name) names.append(wrapped("em", where));
    item.append(symbol(hit.node.shape, hit.node.color), names, wrapped("small", typeInWords(hit.node.type)));
  }
  obeyPress(item, () => choose(hit));
  return item;
}

/**
 * The line that shows more of what was found; none where all is shown.
 * @param {number} count
 */
function renderMore(count) {
  if (count <= most) return [];
  const text = count <= most + SHOWN_MORE ? say("show-all", { count }) : say("show-more", { more: SHOWN_MORE, count });
  const item = option(text, most);
  item.className = "show-more";
  obeyPress(item, showMore);
  return [item];
}

/**
 * @param {string | null} text
 * @param {number} place
 */
function option(text, place) {
  return element("li", text, { role: "option", id: `result-${place}`, "aria-selected": "false" });
}

/**
 * @param {HTMLElement} item
 * @param {() => void} act
 */
function obeyPress(item, act) {
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    act();
  });
}

function showMore() {
  most += SHOWN_MORE;
  offer();
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
 * @param {number} place
 */
function chooseAt(place) {
  const { hits } = findAll(box.value), hit = hits[place];
  if (place === most && hit) showMore();
  else if (hit) choose(hit);
}

/**
 * @param {Hit} hit
 */
function choose(hit) {
  closeResults();
  if ("source" in hit) tellSource(hit.source);
  else select(hit.node.id, { travel: true }); // which takes the cursor out of the box
}

/**
 * @param {number} step
 */
function highlight(step) {
  if (results.hidden) offer();
  const count = list.children.length;
  if (count) highlighted = (highlighted + step + count) % count;
  mark();
}
