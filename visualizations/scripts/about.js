/* About the page: what it shows, how the view that is seen draws it, and its sources. */

import { renderSource } from "./citations.js";
import { data } from "./data.js";
import { element } from "./dom.js";
import { describeSeenView } from "./views.js";
import { plural } from "./words.js";

/** @typedef {import("./views.js").Fact} Fact */

/** Return what there is to know of the page itself. */
export function renderAbout() {
  const content = document.createDocumentFragment(), facts = element("dl");
  content.append(element("p", "About this page", { class: "kicker" }), element("h2", data.title));
  if (data.subtitle) content.append(element("p", data.subtitle, { class: "note" }));
  for (const [label, text] of factsOfPage()) facts.append(element("dt", label), element("dd", text));
  content.append(facts, ...renderSources(Object.keys(data.sources)));
  return content;
}

function factsOfPage() {
  const { facts, keys } = describeSeenView();
  /** @type {Fact[]} */
  const all = [
    ["Shown", `${plural(data.nodes.length, "node")}, ${plural(data.edges.length, "relationship")}`],
    ["As of", data.at && `${data.at}; what was over by then, or had not begun, is left out`],
    ["Dated", data.years],
    ...facts,
    ["Keys", ["/ searches, Esc clears", keys].filter(Boolean).join(", ")],
  ];
  return all.filter(([, text]) => text);
}

/**
 * @param {string[]} sources
 */
function renderSources(sources) {
  const list = element("ul");
  for (const source of sources) {
    const item = element("li");
    item.append(...renderSource(source));
    list.append(item);
  }
  return sources.length ? [element("h3", "Sources"), list] : [];
}
