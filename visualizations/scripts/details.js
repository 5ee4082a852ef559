/* What is known of a node or a relationship, with dates and sources. */

import { Citations } from "./citations.js";
import { edgesOf, nodeById, otherEnd, rankOfType, relationshipTypeOf } from "./data.js";
import { button, element } from "./dom.js";
import { isEdgeShown, select } from "./state.js";
import { symbol } from "./symbols.js";
import { capitalised, withCommas } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {import("./data.js").Statement} Statement */

const SHOWN_AT_ONCE = 12;

// -- nodes ----------------------------------------------------------------------------------------------------------

/**
 * Return all that is known of a node.
 * @param {GraphNode} node
 */
export function renderNode(node) {
  const content = document.createDocumentFragment(), citations = new Citations();
  const heading = element("div", null, { class: "heading" });
  heading.append(element("h2", node.name), citations.marks(node.sources));
  content.append(renderType(node), heading);
  if (node.aliases) content.append(renderAliases(node.aliases));
  if (node.note || node.confidence) {
    const note = element("p", node.note ?? "", { class: "note" });
    note.append(...renderBadges(node));
    content.append(note);
  }
  content.append(renderFacts(node, citations));
  for (const [title, edges] of groupByTitle(node)) content.append(...renderGroup(node, title, edges, citations));
  content.append(...citations.finish());
  return content;
}

/**
 * @param {GraphNode} node
 */
function renderType(node) {
  const line = element("p", null, { class: "kicker" });
  line.append(symbol(node.shape, node.color), element("span", node.type));
  return line;
}

/**
 * @param {[text: string, language: string][]} aliases
 */
function renderAliases(aliases) {
  const line = element("p", null, { class: "aliases" });
  aliases.forEach(([text, language], place) => {
    if (place) line.append(" · ");
    line.append(element("span", text, language ? { lang: language } : {}));
  });
  return line;
}

/**
 * Facts, and beneath each what other sources state of it.
 * @param {GraphNode} node
 * @param {Citations} citations
 */
function renderFacts({ facts = [], statements = [] }, citations) {
  const list = element("dl"), labels = facts.map(([label]) => label);
  for (const [label, text, address] of facts) {
    const cell = element("dd");
    cell.append(address ? element("a", text, { href: address, target: "_blank", rel: "noopener noreferrer" }) : text);
    const others = statements.filter((each) => each.label === label);
    list.append(element("dt", label), cell, ...others.map((each) => renderStatement(each, citations)));
  }
  for (const each of statements.filter(({ label }) => !labels.includes(label))) {
    list.append(element("dt", each.label), renderStatement(each, citations));
  }
  return list.childElementCount ? list : "";
}

/**
 * @param {Statement} statement
 * @param {Citations} citations
 */
function renderStatement({ text, sources, disputed, note }, citations) {
  const cell = element("dd", text);
  cell.append(citations.marks(sources), " ", renderBadge(disputed ? "disputed" : "another source"));
  if (note) cell.append(` ${note}`);
  return cell;
}

/**
 * @param {string} text
 */
function renderBadge(text) {
  return element("span", text, { class: "badge" });
}

/**
 * How sure a node or relationship is, where that is not a matter of course.
 * @param {{ possibly?: boolean, confidence?: string }} thing
 */
function renderBadges({ possibly, confidence = "" }) {
  const words = [possibly ? "possibly" : "", confidence === "stated" ? "" : confidence];
  return words.filter(Boolean).flatMap((text) => [" ", renderBadge(text)]);
}

// -- the relationships of a node ------------------------------------------------------------------------------------

/**
 * Return the relationships of a node by how they read from it, in the order of the vocabulary, then of dates.
 * @param {GraphNode} node
 */
function groupByTitle(node) {
  /** @type {Map<string, GraphEdge[]>} */
  const groups = new Map();
  const sorted = [...edgesOf(node.id)].sort((a, b) => rankOfType(a) - rankOfType(b)
    || (a.when ?? "").localeCompare(b.when ?? "") || otherEnd(node, a).name.localeCompare(otherEnd(node, b).name));
  for (const edge of sorted) {
    const { forward, backward } = relationshipTypeOf(edge);
    const title = capitalised(edge.from === node.id ? forward : backward);
    groups.set(title, [...groups.get(title) ?? [], edge]);
  }
  return groups;
}

/**
 * @param {GraphNode} node
 * @param {string} title
 * @param {GraphEdge[]} edges
 * @param {Citations} citations
 */
function renderGroup(node, title, edges, citations) {
  const heading = element("h3", title), list = element("ul");
  heading.append(" ", element("span", withCommas(edges.length), { class: "count" }));
  const shown = edges.length > SHOWN_AT_ONCE + 3 ? SHOWN_AT_ONCE : edges.length;
  const items = edges.map((edge) => renderRelationship([linkTo(otherEnd(node, edge))], edge, citations));
  list.append(...items.slice(0, shown));
  if (shown === edges.length) return [heading, list];
  const more = button(`Show all ${withCommas(edges.length)}`, () => {
    list.append(...items.slice(shown));
    more.remove();
    items[shown]?.querySelector("a")?.focus();
  }, { class: "more" });
  return [heading, list, more];
}

/**
 * Return a line of a list: the ends of a relationship, who says so, when it held and how.
 * @param {(Node | string)[]} ends
 * @param {GraphEdge} edge
 * @param {Citations} citations
 */
function renderRelationship(ends, edge, citations) {
  const item = element("li");
  item.append(...ends, citations.marks(edge.sources), ...renderBadges(edge));
  const more = [edge.when, edge.details, edge.note].filter(Boolean).join(" · ");
  if (more) item.append(element("span", more, { class: "secondary" }));
  return item;
}

/**
 * Return a link that selects a node.
 * @param {GraphNode} node
 */
export function linkTo(node) {
  const link = element("a", node.name, { href: `#${encodeURIComponent(node.id)}`, class: "node-link" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    select(node.id, { travel: true });
  });
  return link;
}

// -- relationships --------------------------------------------------------------------------------------------------

/**
 * Return all relationships between the two ends of an edge: where they are drawn, they lie upon each other.
 * @param {GraphEdge} edge
 */
export function renderEdge(edge) {
  const content = document.createDocumentFragment(), citations = new Citations(), list = element("ul");
  const start = nodeById(edge.from), end = nodeById(edge.to);
  content.append(element("p", "Relationship", { class: "kicker" }), element("h2", `${start.name} – ${end.name}`));
  const between = edgesOf(start.id).filter((each) => isEdgeShown(each) && [start, end].includes(otherEnd(start, each)));
  for (const each of between) {
    const sentence = [linkTo(nodeById(each.from)), ` ${relationshipTypeOf(each).forward} `, linkTo(nodeById(each.to))];
    list.append(renderRelationship(sentence, each, citations));
  }
  content.append(list, ...citations.finish());
  return content;
}
