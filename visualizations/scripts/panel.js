/* The panel beside the drawing: details of what is selected, the list of all, or about the page. */

import { renderAbout } from "./about.js";
import { announce } from "./announcements.js";
import { renderChanged } from "./changed.js";
import { renderEdge, renderNode } from "./details.js";
import { data } from "./data.js";
import { byId } from "./dom.js";
import { typeInWords } from "./glossary.js";
import { renderList } from "./list.js";
import { joinedPlainly } from "./long-text.js";
import { updateLists } from "./relationships.js";
import { renderSourceDetails } from "./source-details.js";
import { clear, selection, subscribe } from "./state.js";
import { theme } from "./theme.js";
import { renderTakeAway } from "./take-away.js";
import { renderTied } from "./tied.js";
import { knowsChanges, tellChanges, tellNothingElse, told } from "./told.js";

/** @typedef {import("./state.js").Change} Change */

/**
 * What has rendered the content of the panel.
 * @type {(() => DocumentFragment) | null}
 */
let rendering = null;
/**
 * Where the focus was before it went into the panel.
 * @type {HTMLElement | null}
 */
let opener = null;

/** Let the panel show what is selected, and its buttons work. */
export function mountPanel() {
  byId("close").addEventListener("click", clear);
  byId("show-list").addEventListener("click", () => show(renderList, { focus: true }));
  byId("show-about").addEventListener("click", () => show(renderAbout, { focus: true }));
  byId("take-away").addEventListener("click", () => show(renderTakeAway, { focus: true }));
  byId("show-tied").hidden = !data.paths;
  byId("show-tied").addEventListener("click", () => show(renderTied, { focus: true }));
  byId("show-changed").hidden = !knowsChanges();
  byId("show-changed").addEventListener("click", tellChanges);
  subscribe(update);
}

/**
 * @param {Change} change
 */
function update(change) {
  if (change.told) showTold(change);
  else if (change.selection) {
    tellNothingElse();
    showSelection(change);
  }
  if ((change.hidden || change.looks) && isOpen()) followLegend(change);
  if (change.view && isOpen()) followView();
  if (change.theme && theme.printing) unfoldAll();
}

/* What tells of the view that is seen tells it anew. */
function followView() {
  if (rendering === renderAbout || rendering === renderTakeAway) show(rendering);
}

function isOpen() {
  return !byId("details").hidden;
}

/**
 * @param {Change} change
 */
function showTold(change) {
  const { source, changes } = told;
  if (source) show(() => renderSourceDetails(source), { focus: true });
  else if (changes) show(renderChanged, { focus: true });
  else showSelection(change);
}

/**
 * @param {Change} change
 */
function showSelection({ travel = false }) {
  const { node, edge } = selection;
  if (node) show(() => renderNode(node), { focus: travel });
  else if (edge) show(() => renderEdge(edge));
  else if (selection.pair) show(renderTied);
  else close();
  if (node && !travel) announce(joinedPlainly([node.name, typeInWords(node.type)]));
}

/**
 * Lists and counts that tell what is shown tell it anew; what was unfolded stays so. In another year, all does.
 * @param {Change} change
 */
function followLegend({ date = false }) {
  updateLists();
  if (rendering && (date || rendering === renderList || rendering === renderAbout)) renderAnew(rendering);
}

/**
 * @param {() => DocumentFragment} rendering
 */
function renderAnew(rendering) {
  const panel = byId("details"), { scrollTop } = panel, unfolded = namesOfUnfolded();
  byId("content").replaceChildren(rendering());
  for (const each of byId("content").querySelectorAll("details")) {
    each.open = unfolded.has(each.dataset["name"]);
  }
  panel.scrollTop = scrollTop;
}

function namesOfUnfolded() {
  return new Set([...byId("content").querySelectorAll("details")].filter((each) => each.open)
    .map((each) => each.dataset["name"]));
}

/**
 * @param {() => DocumentFragment} render
 * @param {{ focus?: boolean }} [how]
 */
function show(render, { focus = false } = {}) {
  const panel = byId("details"), content = byId("content"), active = document.activeElement;
  if (active instanceof HTMLElement && active !== document.body && !panel.contains(active)) opener = active;
  rendering = render;
  content.replaceChildren(render());
  panel.hidden = false;
  panel.scrollTop = 0;
  if (getComputedStyle(panel).position === "static") panel.scrollIntoView(); // on a low screen, where all scrolls
  const heading = content.querySelector("h2");
  if (!heading) return;
  heading.tabIndex = -1;
  if (focus) heading.focus({ preventScroll: true });
}

/* Close the panel; the focus, if it was in it, goes back to where it came from. */
function close() {
  const panel = byId("details"), wasInside = panel.contains(document.activeElement);
  panel.hidden = true;
  if (wasInside && opener?.isConnected) opener.focus();
  opener = null;
}

/* On paper nothing can be unfolded. */
function unfoldAll() {
  for (const more of document.querySelectorAll("main button.more")) if (more instanceof HTMLElement) more.click();
}
