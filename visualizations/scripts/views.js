/* The views of the page: each draws in an element of its own, one is seen at a time, and tabs lead to the others. */

import { data } from "./data.js";
import { byId } from "./dom.js";
import { subscribe } from "./state.js";

/** @typedef {import("./state.js").Change} Change */

/**
 * `mount` draws the view when it is first seen: in an element, from what its Python module describes. What it returns,
 * if anything, can be reached as `window.interurban.views[name]`. `update` follows a change of what is selected,
 * hidden, or the colours.
 * @typedef {object} View
 * @property {string} name
 * @property {(container: HTMLElement, viewData: unknown) => unknown} mount
 * @property {(change: Change) => void} update
 */

const EVERYTHING = { selection: true, hidden: true, theme: true };

/** @type {Map<string, View>} */
const registered = new Map();
/** @type {Set<View>} */
const mounted = new Set();
/** @type {View | null} */
let seen = null;

/**
 * Make a view known; its name is the one of its entry in VIEWS (visualizations/views/registry.py).
 * @param {View} view
 */
export function registerView(view) {
  registered.set(view.name, view);
}

/** Show the first view, and let tabs show the others. */
export function mountViews() {
  for (const { name } of data.views) tabOf(name)?.addEventListener("click", () => showView(name));
  subscribe((change) => seen?.update(change));
  const [first] = data.views;
  if (first) showView(first.name);
}

/**
 * @param {string} wanted
 */
function showView(wanted) {
  for (const { name } of data.views) {
    elementOf(name).hidden = name !== wanted;
    tabOf(name)?.setAttribute("aria-selected", String(name === wanted));
  }
  seen = registered.get(wanted) ?? null;
  if (!seen) throw new Error(`no script registers the view ${wanted}`);
  if (mounted.has(seen)) seen.update(EVERYTHING);
  else mount(seen);
}

/**
 * @param {View} view
 */
function mount(view) {
  mounted.add(view);
  const viewData = data.views.find(({ name }) => name === view.name)?.data;
  window.interurban.views[view.name] = view.mount(elementOf(view.name), viewData);
}

/**
 * @param {string} name
 */
function elementOf(name) {
  return byId(`view-${name}`);
}

/**
 * @param {string} name
 */
function tabOf(name) {
  return document.getElementById(`tab-${name}`);
}
