/* The filters below the legend: a list of values for each facet, bounds for each measure, and a way back. */

import { data } from "./data.js";
import { button, byId, element } from "./dom.js";
import { allFacets, labelOfFacet, labelOfValue } from "./facets.js";
import { clearFilters, filterBy, filterWithin, isFiltered } from "./filtering.js";
import { nameOf } from "./long-text.js";
import { filters, isEdgeShown, isNodeShown, subscribe } from "./state.js";
import { numeral, say } from "./texts.js";
import { withOthers } from "./words.js";

/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./facets.js").Measure} Measure */

const LONGEST_VALUE = 60;
const MANY = 12; // values, among which one looks for some by a word
const MOST_LISTED = 150;

/** @type {(() => void)[]} what follows what is shown */
const followers = [];

/** Build the filters, and let them follow what is shown. */
export function mountFilters() {
  const { facets, measures } = allFacets();
  const panel = byId("filters"), all = element("details");
  const clear = button(say("clear-filters"), clearFilters);
  all.append(element("summary", say("filter")), ...facets.map(renderFacet), ...measures.map(renderMeasure), clear);
  followers.push(() => {
    clear.hidden = !isFiltered();
    byId("nothing-left").hidden = !data.nodes.length || data.nodes.some(isNodeShown);
  });
  if (facets.length + measures.length) panel.append(all);
  subscribe((change) => {
    if (change.hidden) for (const follow of followers) follow();
  });
  for (const follow of followers) follow();
}

/**
 * @param {Facet} facet
 */
function renderFacet(facet) {
  const folding = element("details"), title = element("summary"), chosen = element("em");
  title.append(labelOfFacet(facet.name), " ", chosen);
  folding.append(title);
  folding.addEventListener("toggle", () => {
    if (folding.open && folding.childElementCount === 1) folding.append(...renderValues(facet));
  });
  followers.push(() => {
    const many = filters.values.get(facet.name)?.size ?? 0;
    chosen.textContent = many ? say("count-chosen", { count: many }) : "";
  });
  return folding;
}

/**
 * The values, those of most things first; of many those that are looked for.
 * @param {Facet} facet
 */
function renderValues(facet) {
  const all = countValues(facet, () => true), list = element("div", null, { class: "values" });
  const order = facet.values.map((_, number) => number).sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0));
  const sought = element("input", null, {
    type: "search", placeholder: say("find-in", { count: order.length }), autocomplete: "off",
    "aria-label": say("find", { name: labelOfFacet(facet.name) }),
  });
  const note = element("p");
  const show = () => {
    const words = sought.value.trim().toLowerCase(), wanted = filters.values.get(facet.name);
    const fit = order.filter((number) => labelOfValue(facet, number).toLowerCase().includes(words));
    const first = [...fit.filter((each) => wanted?.has(each)), ...fit.filter((each) => !wanted?.has(each))];
    list.replaceChildren(...first.slice(0, MOST_LISTED).map((number) => renderValue(facet, number)));
    note.textContent = fit.length > MOST_LISTED ? say("and-more", { count: fit.length - MOST_LISTED }) : "";
    count();
  };
  const count = () => {
    const shown = countValues(facet, (number) => isShown(facet, number));
    for (const figure of list.querySelectorAll(".count")) {
      figure.textContent = numeral(shown[Number(figure.getAttribute("data-value"))] ?? 0);
    }
    for (const box of list.querySelectorAll("input")) {
      box.checked = filters.values.get(facet.name)?.has(Number(box.value)) ?? false;
    }
  };
  sought.addEventListener("input", show);
  show();
  followers.push(count);
  return [...(order.length > MANY ? [sought] : []), list, note];
}

/**
 * @param {Facet} facet
 * @param {number} value
 */
function renderValue(facet, value) {
  const row = element("label"), box = element("input", null, { type: "checkbox", value: String(value) });
  box.addEventListener("change", () => {
    const wanted = new Set(filters.values.get(facet.name));
    if (box.checked) wanted.add(value);
    else wanted.delete(value);
    filterBy(facet.name, wanted);
  });
  row.append(box, nameOf(labelOfValue(facet, value), LONGEST_VALUE),
    element("span", null, { class: "count", "data-value": String(value) }));
  return row;
}

/**
 * @param {Facet} facet
 * @param {(number: number) => boolean} isCounted
 */
function countValues({ values, at }, isCounted) {
  const counts = new Int32Array(values.length);
  at.forEach((own, number) => {
    if (isCounted(number)) for (const value of own) counts[value] = (counts[value] ?? 0) + 1;
  });
  return counts;
}

/**
 * @param {Facet} facet
 * @param {number} number
 */
function isShown({ of }, number) {
  const node = data.nodes[number], edge = data.edges[number];
  return of === "nodes" ? node !== undefined && isNodeShown(node) : edge !== undefined && isEdgeShown(edge);
}

/**
 * @param {Measure} measure
 */
function renderMeasure({ name, least, most }) {
  const group = element("fieldset", null, { class: "bounds" }), label = labelOfFacet(name);
  const [from, to] = [least, most].map((bound, place) => (
    element("input", null, { type: "number", min: String(least), max: String(most), placeholder: numeral(bound),
                             step: "any", "aria-label": say(place ? "bound-most" : "bound-least", { name: label }) })));
  if (!from || !to) return group;
  for (const box of [from, to]) {
    box.addEventListener("change", () => {
      const bounds = /** @type {[number, number]} */ ([from.value === "" ? -Infinity : Number(from.value),
                                                       to.value === "" ? Infinity : Number(to.value)]);
      filterWithin(name, from.value === "" && to.value === "" ? null : bounds);
    });
  }
  followers.push(() => {
    const [low = -Infinity, high = Infinity] = filters.bounds.get(name) ?? [];
    from.value = Number.isFinite(low) ? String(low) : "";
    to.value = Number.isFinite(high) ? String(high) : "";
  });
  group.append(element("legend", label), from, say("bounds-to"), to);
  return group;
}

/** What is filtered, in words; nothing where nothing is. */
export function filtersInWords() {
  const { facets } = allFacets();
  const values = [...filters.values].map(([name, numbers]) => {
    const facet = facets.find((each) => each.name === name);
    const named = [...numbers].slice(0, 3).map((number) => (facet ? labelOfValue(facet, number) : ""));
    const values = withOthers(named.join("; "), numbers.size - named.length);
    return say("named-values", { name: labelOfFacet(name), values });
  });
  const bounds = [...filters.bounds].map(([name, [least, most]]) => {
    const words = [Number.isFinite(least) ? say("at-least", { value: least }) : "",
                   Number.isFinite(most) ? say("at-most", { value: most }) : ""];
    return say("named-values", { name: labelOfFacet(name), values: words.filter(Boolean).join(", ") });
  });
  return [...values, ...bounds].join(". ");
}
