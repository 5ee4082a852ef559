/* About the page: what it shows, how it is drawn, and its sources. */

import { renderSource } from "./citations.js";
import { data } from "./data.js";
import { element } from "./dom.js";
import { dashesInWords, plural } from "./words.js";

/** Return what there is to know of the page itself. */
export function renderAbout() {
  const content = document.createDocumentFragment(), facts = element("dl");
  content.append(element("p", "About this page", { class: "kicker" }), element("h2", data.title));
  if (data.subtitle) content.append(element("p", data.subtitle, { class: "note" }));
  for (const [label, text] of factsOfPage()) facts.append(element("dt", label), element("dd", text));
  content.append(facts, ...renderSources(Object.keys(data.sources)));
  return content;
}

/** @returns {[label: string, text: string][]} */
function factsOfPage() {
  /** @type {[string, string][]} */
  const facts = [
    ["Shown", `${plural(data.nodes.length, "node")}, ${plural(data.edges.length, "relationship")}`],
    ["As of", data.at && `${data.at}; what was over by then, or had not begun, is left out`],
    ["Dated", data.years],
    ["Size", `${data.sizeLabel} (by area)`],
    ["Colour", data.clusters.length ? "cluster; shape tells the type" : "type, as does shape"],
    ["Place", `computed (force-directed, seed ${data.seed}): what is tied lies close; directions mean nothing`],
    ["Dashed", dashesInWords(data)],
    ["Keys", "/ searches, Esc clears, arrows move the map, + and − zoom"],
  ];
  return facts.filter(([, text]) => text);
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
