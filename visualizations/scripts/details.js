/* What is known of a node or a relationship, with dates and sources. */

import { Citations } from "./citations.js";
import { edgesOf, nodeById, otherEnd, relationshipTypeOf } from "./data.js";
import { element } from "./dom.js";
import { longText, nameOf } from "./long-text.js";
import { renderPartners, renderQuestions } from "./partners.js";
import { forgetLists, linkTo, renderBadges, renderLine, renderSections } from "./relationships.js";
import { isPossible } from "./as-of.js";
import { datesInWords } from "./dates.js";
import { factInWords, labelInWords, readsInWords, typeInWords } from "./glossary.js";
import { asOf, isEdgeShown } from "./state.js";
import { symbol } from "./symbols.js";
import { NO, heldIn } from "./tenures.js";
import { say, sayWith } from "./texts.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {import("./data.js").Statement} Statement */

const LONGEST_FACT = 400;
const LONGEST_NOTE = 800;

/**
 * Return all that is known of a node.
 * @param {GraphNode} node
 */
export function renderNode(node) {
  const content = document.createDocumentFragment(), citations = new Citations();
  const heading = element("div", null, { class: "heading" }), title = element("h2"), name = longText(node.name);
  forgetLists();
  title.append(...name.slice(0, 1));
  heading.append(title, citations.marks(node.sources), ...name.slice(1));
  content.append(renderType(node), heading);
  if (node.aliases) content.append(renderAliases(node.aliases));
  if (node.note || node.confidence) {
    const note = element("p", null, { class: "note" });
    note.append(...(node.note ? longText(node.note, LONGEST_NOTE) : []), ...renderBadges(node));
    content.append(note);
  }
  content.append(...renderQuestions(node), renderFacts(node, citations), ...renderYear(node),
    ...renderSections(node, citations), ...renderPartners(node, citations), ...citations.finish());
  return content;
}

/**
 * Say as of when the relationships are told, and where none is known to have held.
 * @param {GraphNode} node
 */
function renderYear({ id }) {
  if (asOf.year === null) return [];
  const isJoined = edgesOf(id).some((edge) => heldIn(edge.tenure, asOf.year) !== NO);
  const text = say(isJoined ? "as-of" : "nothing-known", { date: datesInWords(String(asOf.year)) });
  return [element("p", text, { class: "as-of-year" })];
}

/**
 * @param {GraphNode} node
 */
function renderType(node) {
  const line = element("p", null, { class: "kicker" });
  line.append(symbol(node.shape, node.color), nameOf(typeInWords(node.type)));
  return line;
}

/**
 * @param {[text: string, language: string][]} aliases
 */
function renderAliases(aliases) {
  const line = element("p", null, { class: "aliases" });
  aliases.forEach(([text, language], place) => {
    const name = element("span", null, language ? { lang: language } : {});
    name.append(...longText(text));
    line.append(...(place ? [" · "] : []), name);
  });
  return line;
}

/**
 * Names and facts, and beneath each fact what other sources state of it.
 * @param {GraphNode} node
 * @param {Citations} citations
 */
function renderFacts({ names = [], facts = [], statements = [] }, citations) {
  const list = element("dl"), labels = facts.map(([label]) => label);
  for (const each of names) list.append(renderLabel(each.label), renderStatement(each, citations));
  for (const fact of facts) {
    const others = statements.filter(({ label }) => label === fact[0]);
    list.append(renderLabel(fact[0]), renderFact(fact), ...others.map((each) => renderStatement(each, citations)));
  }
  for (const each of statements.filter(({ label }) => !labels.includes(label))) {
    list.append(renderLabel(each.label), renderStatement(each, citations));
  }
  return list.childElementCount ? list : "";
}

/**
 * @param {string} label
 */
function renderLabel(label) {
  const term = element("dt");
  term.append(nameOf(labelInWords(label)));
  return term;
}

/**
 * @param {[label: string, text: string, address?: string, mark?: string]} fact
 */
function renderFact([label, text, address, mark = ""]) {
  const cell = element("dd"), [shown = "", ...more] = longText(factInWords(label, text), LONGEST_FACT);
  const link = address ? [element("a", null, { href: address, target: "_blank", rel: "noopener noreferrer" })] : [];
  for (const each of link) each.append(shown);
  cell.append(...(link.length ? link : [shown]), ...more, ...renderBadges({ confidence: mark }));
  return cell;
}

/**
 * @param {Statement} statement
 * @param {Citations} citations
 */
function renderStatement({ label, text, sources, mark, note }, citations) {
  const cell = element("dd");
  cell.append(...longText(factInWords(label, text), LONGEST_FACT), citations.marks(sources));
  cell.append(...renderBadges({ confidence: mark ?? say("another-source") }));
  if (note) cell.append(" ", ...longText(note, LONGEST_FACT));
  return cell;
}

/**
 * Return all relationships between the two ends of an edge: where they are drawn, they lie upon each other.
 * @param {GraphEdge} edge
 */
export function renderEdge(edge) {
  const content = document.createDocumentFragment(), citations = new Citations();
  const list = element("ul", null, { class: "sentence" });
  const start = nodeById(edge.from), end = nodeById(edge.to), title = element("h2");
  forgetLists();
  title.append(nameOf(start.name), " – ", nameOf(end.name));
  content.append(element("p", say("relationship"), { class: "kicker" }), title);
  const between = edgesOf(start.id).filter((each) => isEdgeShown(each) && [start, end].includes(otherEnd(start, each)));
  for (const each of new Set(between)) {
    const sentence = sayWith("sentence", {
      from: linkTo(nodeById(each.from)), reads: nameOf(readsInWords(relationshipTypeOf(each).forward)),
      to: linkTo(nodeById(each.to)),
    });
    list.append(renderLine(sentence, { ...each, possibly: isPossible(each) }, citations));
  }
  content.append(list, ...citations.finish());
  return content;
}
