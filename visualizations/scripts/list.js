/* All that is shown, as text: the nodes of each type by name. */

import { data, edgesOf } from "./data.js";
import { element } from "./dom.js";
import { nameOf } from "./long-text.js";
import { linkTo } from "./relationships.js";
import { isEdgeShown, isNodeShown } from "./state.js";
import { GREY, symbol } from "./symbols.js";
import { ofAll, plural, withCommas } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").NodeType} NodeType */

const MOST_IN_LIST = 500;

/** Return the list of the nodes shown. */
export function renderList() {
  const content = document.createDocumentFragment(), shown = data.nodes.filter(isNodeShown);
  const count = `${ofAll(shown.length, data.nodes.length)} node${data.nodes.length === 1 ? "" : "s"}`;
  content.append(element("p", count, { class: "kicker" }), element("h2", "List"));
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
  const section = element("details", null, { "data-name": type.name });
  const title = element("summary"), list = element("ul");
  title.append(symbol(type.shape, data.clusters.length ? GREY : type.colour), nameOf(type.name),
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
  const edges = edgesOf(node.id).filter(isEdgeShown);
  item.append(linkTo(node), element("span", plural(edges.length, "relationship"), { class: "secondary" }));
  return item;
}
