/* The panel beside the drawing: details of what is selected, the list of all, or about the page. */

import { renderAbout } from "./about.js";
import { renderEdge, renderNode } from "./details.js";
import { byId } from "./dom.js";
import { renderList } from "./list.js";
import { clear, selection, subscribe, theme } from "./state.js";

/** @typedef {import("./state.js").Change} Change */

/**
 * What has rendered the content of the panel.
 * @type {(() => DocumentFragment) | null}
 */
let rendering = null;

/** Let the panel show what is selected, and its buttons work. */
export function mountPanel() {
  byId("close").addEventListener("click", clear);
  byId("show-list").addEventListener("click", () => show(renderList, { focus: true }));
  byId("show-about").addEventListener("click", () => show(renderAbout, { focus: true }));
  subscribe(update);
}

/**
 * @param {Change} change
 */
function update(change) {
  if (change.selection) showSelection(change);
  if (change.view && rendering === renderAbout && !byId("details").hidden) show(renderAbout);
  if (change.theme && theme.printing) unfoldAll();
}

/**
 * @param {Change} change
 */
function showSelection({ travel = false }) {
  const { node, edge } = selection;
  if (node) show(() => renderNode(node), { focus: travel });
  else if (edge) show(() => renderEdge(edge));
  else byId("details").hidden = true;
}

/**
 * @param {() => DocumentFragment} render
 * @param {{ focus?: boolean }} [how]
 */
function show(render, { focus = false } = {}) {
  const panel = byId("details"), content = byId("content");
  rendering = render;
  content.replaceChildren(render());
  panel.hidden = false;
  panel.scrollTop = 0;
  const heading = content.querySelector("h2");
  if (!heading) return;
  heading.tabIndex = -1;
  if (focus) heading.focus({ preventScroll: true });
}

/* On paper nothing can be unfolded. */
function unfoldAll() {
  for (const more of byId("content").querySelectorAll("button.more")) if (more instanceof HTMLElement) more.click();
}
