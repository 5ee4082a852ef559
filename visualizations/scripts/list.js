/* All that is shown, as text: the nodes of each type by name. */

import { data, edgesOf } from "./data.js";
import { element } from "./dom.js";
import { typeInWords } from "./glossary.js";
import { nameOf } from "./long-text.js";
import { linkTo } from "./relationships.js";
import { isEdgeShown, isNodeShown } from "./state.js";
import { GREY, symbol } from "./symbols.js";
import { numeral, say } from "./texts.js";
import { countOfAll } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").NodeType} NodeType */

const MOST_IN_LIST = 500;

/** Return the list of the nodes shown. */
export function renderList() {
  const content = document.createDocumentFragment(), shown = data.nodes.filter(isNodeShown);
  const count = countOfAll("nodes", shown.length, data.nodes.length);
  content.append(element("p", count, { class: "kicker" }), element("h2", say("list")));
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
  title.append(symbol(type.shape, data.clusters.length ? GREY : type.colour), nameOf(typeInWords(type.name)),
    element("span", numeral(members.length), { class: "count" }));
  list.append(...members.slice(0, MOST_IN_LIST).map(renderMember));
  section.append(title, list);
  if (members.length > MOST_IN_LIST) {
    section.append(element("p", say("first-of-list", { count: MOST_IN_LIST }), { class: "note" }));
  }
  return section;
}

/**
 * @param {GraphNode} node
 */
function renderMember(node) {
  const item = element("li");
  const count = edgesOf(node.id).filter(isEdgeShown).length;
  item.append(linkTo(node), element("span", say("count-relationships", { count }), { class: "secondary" }));
  return item;
}
