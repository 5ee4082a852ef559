/* All that is shown, as text: the nodes of each type by name. */

import { data, edgesOf } from "./data.js";
import { linkTo } from "./details.js";
import { element } from "./dom.js";
import { isNodeShown } from "./state.js";
import { GREY, symbol } from "./symbols.js";
import { plural, withCommas } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").NodeType} NodeType */

const MOST_IN_LIST = 500;

/** Return the list of the nodes shown. */
export function renderList() {
  const content = document.createDocumentFragment(), shown = data.nodes.filter(isNodeShown);
  content.append(element("p", plural(shown.length, "node"), { class: "kicker" }), element("h2", "List"));
  for (const type of data.types) {
    const members = shown.filter((node) => node.type === type.name);
    if (members.length) content.append(renderSection(type, members.sort((a, b) => a.name.localeCompare(b.name))));
  }
  return content;
}

/**
 * @param {NodeType} type
 * @param {GraphNode[]} members
 */
function renderSection(type, members) {
  const section = element("details"), title = element("summary"), list = element("ul");
  title.append(symbol(type.shape, data.clusters.length ? GREY : type.colour), element("span", type.name),
    element("span", withCommas(members.length), { class: "count" }));
  list.append(...members.slice(0, MOST_IN_LIST).map(renderMember));
  section.append(title, list);
  if (members.length > MOST_IN_LIST) {
    section.append(element("p", `The first ${MOST_IN_LIST}; search finds all.`, { class: "note" }));
  }
  return section;
}

/**
 * @param {GraphNode} node
 */
function renderMember(node) {
  const item = element("li");
  item.append(linkTo(node), element("span", plural(edgesOf(node.id).length, "relationship"), { class: "secondary" }));
  return item;
}
