/* The legend: what shapes and colours mean, how many there are, and switches. */

import { data } from "./data.js";
import { button, byId, element, svgElement } from "./dom.js";
import { hidden, subscribe, switchAll } from "./state.js";
import { GREY, symbol } from "./symbols.js";
import { dashesInWords, withCommas } from "./words.js";

/** @typedef {keyof typeof hidden} Kind */
/** @typedef {{ name: string, label: string, count: number, icon?: SVGElement }} Entry */

/** Build the legend, and let it follow what is hidden and the colours of the page. */
export function mountLegend() {
  byId("fold-legend").addEventListener("click", foldOrUnfold);
  subscribe((change) => {
    if (change.theme) build();
    else if (change.hidden) checkSwitches();
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
    ...(data.clusters.length ? renderSection("Clusters", "clusters", clusterEntries()) : []),
    ...renderSection("Nodes", "types", typeEntries()), ...renderRelationships(), ...renderMeanings());
}

// -- what it lists --------------------------------------------------------------------------------------------------

function clusterEntries() {
  const counts = count(data.nodes.map((node) => node.cluster ?? ""));
  return data.clusters.map(({ key, label, colour }) => (
    { name: key, label, count: counts.get(key) ?? 0, icon: symbol("dot", colour) })).filter((entry) => entry.count);
}

function typeEntries() {
  const counts = count(data.nodes.map((node) => node.type));
  return data.types.map(({ name, shape, colour }) => (
    { name, label: name, count: counts.get(name) ?? 0, icon: symbol(shape, data.clusters.length ? GREY : colour) }))
    .filter((entry) => entry.count);
}

function relationshipEntries() {
  const counts = count(data.edges.map((edge) => edge.type));
  return data.relationshipTypes.map(({ name, label }) => ({ name, label, count: counts.get(name) ?? 0 }))
    .filter((entry) => entry.count);
}

/**
 * Count how often each name stands among names.
 * @param {string[]} names
 */
function count(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
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
  folding.open = byId("keys").querySelector("details")?.open ?? innerHeight >= 840 + 48 * data.clusters.length;
  folding.append(element("summary", "Relationships"), renderAllOrNone("Relationships", "relationships", entries),
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
  buttons.append(button("all", () => switchAll(kind, names, true), { "aria-label": `${title}: show all` }),
    button("none", () => switchAll(kind, names, false), { "aria-label": `${title}: show none` }));
  return buttons;
}

/**
 * @param {Kind} kind
 * @param {Entry} entry
 */
function renderSwitch(kind, { name, label, count: number, icon }) {
  const row = element("label"), figure = element("span", withCommas(number), { class: "count" });
  const box = element("input", null, { type: "checkbox", "data-kind": kind, "data-name": name });
  box.checked = !hidden[kind].has(name);
  box.addEventListener("change", () => switchAll(kind, [name], box.checked));
  row.append(box, ...(icon ? [icon] : []), element("span", label), figure);
  return row;
}

function checkSwitches() {
  for (const kind of /** @type {Kind[]} */ (Object.keys(hidden))) {
    for (const box of byId("keys").querySelectorAll(`input[data-kind=${kind}]`)) {
      if (box instanceof HTMLInputElement) box.checked = !hidden[kind].has(box.dataset["name"] ?? "");
    }
  }
}

function renderMeanings() {
  const size = element("p", `Size: ${data.sizeLabel}`), dashes = dashesInWords(data);
  if (!dashes) return [size];
  const line = svgElement("svg", { viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true" });
  line.append(svgElement("line", { x1: 0, y1: 4, x2: 26, y2: 4, class: "dashed" }));
  const dashed = element("p");
  dashed.append(line, ` ${dashes}`);
  return [size, dashed];
}
