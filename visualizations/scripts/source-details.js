/* A source, as the panel tells it: what it is, and which nodes and relationships of the page cite it. */

import { renderSource } from "./citations.js";
import { data, nodeById, relationshipTypeOf } from "./data.js";
import { element } from "./dom.js";
import { readsInWords, typeInWords } from "./glossary.js";
import { linkTo } from "./relationships.js";
import { section } from "./sections.js";
import { say, sayWith } from "./texts.js";

/** @typedef {import("./data.js").Citation} Citation */

/**
 * Return a source, and what cites it.
 * @param {string} source
 */
export function renderSourceDetails(source) {
  const content = document.createDocumentFragment(), title = element("h2");
  const cites = (/** @type {{ sources?: Citation[] }} */ { sources = [] }) => sources.some(([id]) => id === source);
  const nodes = data.nodes.filter((node) => [node, ...node.names ?? [], ...node.statements ?? []].some(cites));
  const edges = data.edges.filter(cites);
  title.append(...renderSource(source));
  content.append(element("p", say("source"), { class: "kicker" }), title,
    ...section(say("nodes"), nodes.map((node) => line([
      linkTo(node), element("span", ` ${typeInWords(node.type)}`, { class: "secondary" })]))),
    ...section(say("relationships"), edges.map((edge) => line(sayWith("sentence", {
      from: linkTo(nodeById(edge.from)), reads: readsInWords(relationshipTypeOf(edge).forward),
      to: linkTo(nodeById(edge.to)),
    })))));
  return content;
}

/**
 * @param {(Node | string)[]} parts
 */
function line(parts) {
  const item = element("li");
  item.append(...parts);
  return item;
}
