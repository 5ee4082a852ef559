/* The views of the page: each draws in an element of its own, one is seen at a time, and tabs lead to the others. */

import { data } from "./data.js";
import { byId } from "./dom.js";
import { see, seen, subscribe } from "./state.js";

/** @typedef {import("./state.js").Change} Change */
/** @typedef {[name: string, text: string]} Fact */

/**
 * `mount` draws the view when it is first seen: in an element, from what its Python module describes. What it returns,
 * if anything, can be reached as `window.interurban.views[name]`. `update` follows a change of what is selected,
 * hidden, or the colours. `facts` says how the view is drawn, from the same description, and `keys` what keys do in it;
 * both for what the page tells about itself.
 * @typedef {object} View
 * @property {string} name
 * @property {(container: HTMLElement, viewData: unknown) => unknown} mount
 * @property {(change: Change) => void} update
 * @property {(viewData: unknown) => Fact[]} [facts]
 * @property {string} [keys]
 * @property {() => import("./picture.js").Picture | null} [picture] what is seen of it, to be drawn elsewhere
 * @property {boolean} [isRead] whether it is text, which a narrow phone shows best
 */

const EVERYTHING = { selection: true, hidden: true, theme: true };

/** @type {Map<string, View>} */
const registered = new Map();
/** @type {Set<View>} */
const mounted = new Set();

/**
 * Make a view known; its name is the one of its entry in VIEWS (visualizations/views/registry.py).
 * @param {View} view
 */
export function registerView(view) {
  registered.set(view.name, view);
}

/** Show the first view, and let tabs show the others. */
export function mountViews() {
  for (const { name } of data.views) tabOf(name)?.addEventListener("click", () => see(name));
  subscribe((change) => (change.view ? showView(seen.view) : registered.get(seen.view)?.update(change)));
  const first = firstView();
  if (first) see(first);
}

/** The name of the view that is seen first: on a narrow phone the one that is read, if there is something to read. */
export function firstView() {
  const read = data.nodes.length ? data.views.find(({ name }) => registered.get(name)?.isRead) : undefined;
  return (matchMedia("(max-width: 360px)").matches && read ? read : data.views[0])?.name ?? "";
}

/** What the view that is seen tells of itself. */
export function describeSeenView() {
  const { facts, keys = "" } = registered.get(seen.view) ?? {};
  return { facts: facts?.(describedAs(seen.view)) ?? [], keys };
}

/** The picture of the view that is seen, if it has one. */
export function pictureOfSeenView() {
  return registered.get(seen.view)?.picture?.() ?? null;
}

/**
 * @param {string} wanted
 */
function showView(wanted) {
  for (const { name } of data.views) {
    elementOf(name).hidden = name !== wanted;
    tabOf(name)?.setAttribute("aria-selected", String(name === wanted));
  }
  const view = registered.get(wanted);
  if (!view) throw new Error(`no script registers the view ${wanted}`);
  if (mounted.has(view)) view.update(EVERYTHING);
  else mount(view);
}

/**
 * @param {View} view
 */
function mount(view) {
  mounted.add(view);
  window.interurban.views[view.name] = view.mount(elementOf(view.name), describedAs(view.name));
}

/**
 * What the Python module of a view describes.
 * @param {string} wanted
 */
function describedAs(wanted) {
  return data.views.find(({ name }) => name === wanted)?.data;
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
