/* The legend: what shapes and colours mean, how many there are, and switches. */

import { data } from "./data.js";
import { button, byId, element, svgElement } from "./dom.js";
import { readsInWords, typeInWords } from "./glossary.js";
import { nameOf } from "./long-text.js";
import { renderChoosers, renderColours } from "./looks-chooser.js";
import { chosen } from "./looks.js";
import { hidden, isEdgeShown, isNodeShown, subscribe, switchAll, timeOfPage } from "./state.js";
import { GREY, symbol } from "./symbols.js";
import { say } from "./texts.js";
import { dashesInWords, labelOfCluster, ofAll } from "./words.js";

/** @typedef {keyof typeof hidden} Kind */
/** @typedef {{ name: string, label: string, count: number, icon?: SVGElement }} Entry */

const LONGEST_LABEL = 60;

/** Build the legend, and let it follow what is hidden and the colours of the page. */
export function mountLegend() {
  byId("fold-legend").addEventListener("click", foldOrUnfold);
  subscribe((change) => {
    if (change.theme || change.looks) build();
    else if (change.hidden) updateSwitches();
    if (change.date) byId("meanings").replaceWith(...renderMeanings());
  });
  build();
}

/** Fold the legend, or unfold it where it is folded; on wide screens it never is. */
export function foldOrUnfold() {
  const folded = byId("legend").classList.toggle("folded");
  byId("fold-legend").setAttribute("aria-expanded", String(!folded));
}

function build() {
  byId("keys").replaceChildren(
    ...(data.clusters.length ? renderSection(say("clusters"), "clusters", clusterEntries()) : []),
    ...renderSection(say("nodes"), "types", typeEntries()), ...renderRelationships(), ...renderMeanings());
  updateSwitches();
}

// -- what it lists --------------------------------------------------------------------------------------------------

function clusterEntries() {
  const counts = count("clusters");
  return data.clusters.map((each) => ({
    name: each.key, label: labelOfCluster(each), count: counts.get(each.key) ?? 0, icon: symbol("dot", each.colour),
  })).filter((entry) => entry.count);
}

function typeEntries() {
  const counts = count("types");
  return data.types.map(({ name, shape, colour }) => ({
    name, label: typeInWords(name), count: counts.get(name) ?? 0,
    icon: symbol(shape, chosen.colour === "type" ? colour : GREY),
  })).filter((entry) => entry.count);
}

function relationshipEntries() {
  const counts = count("relationships");
  return data.relationshipTypes.map(({ name, label }) => (
    { name, label: readsInWords(label), count: counts.get(name) ?? 0 })).filter((entry) => entry.count);
}

/**
 * Count how many nodes or edges each switch is for.
 * @param {Kind} kind
 * @param {{ shown?: boolean }} [which] only those that are shown
 */
function count(kind, { shown = false } = {}) {
  if (kind === "relationships") return countNames(data.edges, typeOf, shown ? isEdgeShown : null);
  const nameOfNode = kind === "types" ? typeOf : clusterOf;
  return countNames(data.nodes, nameOfNode, shown ? isNodeShown : null);
}

/**
 * @param {{ type: string }} thing
 */
function typeOf({ type }) {
  return type;
}

/**
 * @param {{ cluster?: string }} node
 */
function clusterOf({ cluster = "" }) {
  return cluster;
}

/**
 * @template Thing
 * @param {Thing[]} things
 * @param {(thing: Thing) => string} nameOfThing
 * @param {((thing: Thing) => boolean) | null} isCounted
 */
function countNames(things, nameOfThing, isCounted) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const thing of things) {
    if (isCounted && !isCounted(thing)) continue;
    const name = nameOfThing(thing);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

// -- how it looks ---------------------------------------------------------------------------------------------------

/**
 * @param {string} title
 * @param {Kind} kind
 * @param {Entry[]} entries
 */
function renderSection(title, kind, entries) {
  const heading = element("div", null, { class: "heading" });
  heading.append(element("h2", title), renderAllOrNone(title, kind, entries));
  return [heading, ...entries.map((entry) => renderSwitch(kind, entry))];
}

function renderRelationships() {
  const entries = relationshipEntries(), folding = element("details");
  folding.open = byId("keys").querySelector("details")?.open ?? innerHeight >= 1080 + 48 * data.clusters.length;
  folding.append(element("summary", say("relationships")),
    renderAllOrNone(say("relationships"), "relationships", entries),
    ...entries.map((entry) => renderSwitch("relationships", entry)));
  return entries.length ? [folding] : [];
}

/**
 * @param {string} title
 * @param {Kind} kind
 * @param {Entry[]} entries
 */
function renderAllOrNone(title, kind, entries) {
  const names = entries.map(({ name }) => name), buttons = element("span", null, { class: "all-or-none" });
  buttons.append(button(say("all"), () => switchAll(kind, names, true), { "aria-label": say("all-of", { title }) }),
    button(say("none"), () => switchAll(kind, names, false), { "aria-label": say("none-of", { title }) }));
  return buttons;
}

/**
 * @param {Kind} kind
 * @param {Entry} entry
 */
function renderSwitch(kind, { name, label, count: number, icon }) {
  const row = element("label"), figure = element("span", null, { class: "count", "data-count": String(number) });
  const box = element("input", null, { type: "checkbox", "data-kind": kind, "data-name": name });
  box.checked = !hidden[kind].has(name);
  box.addEventListener("change", () => switchAll(kind, [name], box.checked));
  row.append(box, ...(icon ? [icon] : []), nameOf(label, LONGEST_LABEL), figure);
  return row;
}

/* Whether each switch is on, and how many of its kind are shown of how many there are. */
function updateSwitches() {
  for (const kind of /** @type {Kind[]} */ (Object.keys(hidden))) {
    const shown = count(kind, { shown: true });
    for (const box of byId("keys").querySelectorAll(`input[data-kind=${kind}]`)) {
      const name = box instanceof HTMLInputElement ? box.dataset["name"] ?? "" : "";
      if (box instanceof HTMLInputElement) box.checked = !hidden[kind].has(name);
      const figure = box.parentElement?.querySelector(".count");
      const all = Number(figure?.getAttribute("data-count"));
      if (figure) figure.textContent = ofAll(shown.get(name) ?? 0, all);
    }
  }
}

function renderMeanings() {
  const meanings = element("div", null, { id: "meanings" });
  meanings.append(...renderColours(), ...renderChoosers(), ...renderDashes());
  return [meanings];
}

function renderDashes() {
  const dashes = dashesInWords({ ...data, at: timeOfPage() });
  if (!dashes) return [];
  const line = svgElement("svg", { viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true" });
  line.append(svgElement("line", { x1: 0, y1: 4, x2: 26, y2: 4, class: "dashed" }));
  const dashed = element("p");
  dashed.append(line, ` ${dashes}`);
  return [dashed];
}
