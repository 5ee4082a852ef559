/* The views of the page: each draws in an element of its own, one is seen, and tabs lead to the others; where there is
   room, a second one stands beside it. */

import { data } from "./data.js";
import { byId, element } from "./dom.js";
import { say } from "./texts.js";
import { see, seen, subscribe } from "./state.js";

/** @typedef {import("./state.js").Change} Change */
/** @typedef {[name: string, text: string]} Fact */

/**
 * `mount` draws the view when it is first seen: in an element, from what its Python module describes. What it returns,
 * if anything, can be reached as `window.interurban.views[name]`; where it has to wait for a library, a promise of it.
 * `update` follows a change of what is selected,
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
const room = matchMedia("screen and (min-width: 1200px) and (min-height: 481px)"); // as in templates/page.css

/** @type {Map<string, View>} */
const registered = new Map();
/** @type {Set<View>} */
const mounted = new Set();
/** @type {Promise<void>[]} */
const awaited = [];

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
  subscribe((change) => (change.view ? showViews() : viewsSeen().forEach((view) => view.update(change))));
  const list = document.getElementById("beside");
  list?.addEventListener("change", () => list instanceof HTMLSelectElement && see(seen.view, list.value));
  room.addEventListener("change", showViews);
  const first = firstView();
  if (first) see(first);
}

/* The views that are seen, first the one whose tab is chosen. */
function viewsSeen() {
  return namesSeen().flatMap((name) => registered.get(name) ?? []);
}

function namesSeen() {
  return seen.beside && room.matches ? [seen.view, seen.beside] : [seen.view];
}

/** The name of the view that is seen first: on a narrow phone the one that is read, if there is something to read. */
export function firstView() {
  const read = data.nodes.length ? data.views.find(({ name }) => registered.get(name)?.isRead) : undefined;
  return (matchMedia("(max-width: 360px)").matches && read ? read : data.views[0])?.name ?? "";
}

/** What the views that are seen tell of themselves. */
export function describeSeenViews() {
  const views = viewsSeen();
  return { facts: views.flatMap((view) => view.facts?.(describedAs(view.name)) ?? []),
           keys: views.flatMap(({ keys = [] }) => keys).join("; ") };
}

/** The picture of the view that is seen, or else of the one beside it, and whose it is; null if none has one. */
export function pictureOfSeenView() {
  return viewsSeen().map(({ name, picture }) => ({ name, picture: picture?.() ?? null }))
    .find(({ picture }) => picture !== null) ?? null;
}

function showViews() {
  const names = namesSeen(), isRoomAnother = elementOf(seen.view).classList.contains("first") !== names.length > 1;
  for (const { name } of data.views) {
    const place = names.indexOf(name), view = elementOf(name);
    view.hidden = place < 0;
    view.classList.toggle("first", place === 0 && names.length > 1);
    view.classList.toggle("second", place === 1);
    tabOf(name)?.setAttribute("aria-selected", String(name === seen.view));
  }
  byId("views").classList.toggle("two", names.length > 1);
  offerBeside();
  for (const name of names) {
    const view = registered.get(name);
    if (!view) throw new Error(`no script registers the view ${name}`);
    if (mounted.has(view)) view.update({ ...EVERYTHING, room: isRoomAnother });
    else mount(view);
  }
}

/* The list of what may stand beside the view that is seen. */
function offerBeside() {
  const others = data.views.filter(({ name }) => name !== seen.view), list = document.getElementById("beside");
  if (!(list instanceof HTMLSelectElement)) return;
  list.replaceChildren(element("option", say("one-view"), { value: "" }),
    ...others.map(({ name }) => (
      element("option", say("and-view", { view: tabOf(name)?.textContent ?? "" }), { value: name }))));
  list.value = seen.beside;
}

/**
 * @param {View} view
 */
function mount(view) {
  mounted.add(view);
  const keep = (/** @type {unknown} */ made) => {
    window.interurban.views[view.name] = made;
  };
  const made = view.mount(elementOf(view.name), describedAs(view.name));
  if (made instanceof Promise) awaited.push(made.then(keep));
  else keep(made);
}

/** Resolve once the views that have been seen can be used. */
export async function viewsReady() {
  await Promise.all(awaited);
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
