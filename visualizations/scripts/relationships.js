/* The relationships of a node as lists, each with its dates and sources, and a mark where the picture lacks it. */

import { datesInWords } from "./dates.js";
import { button, element } from "./dom.js";
import { addressOf } from "./fragment.js";
import { detailsInWords, readsInWords } from "./glossary.js";
import { longText, nameOf, shortened } from "./long-text.js";
import { profileOf, whyUnseen } from "./profile.js";
import { select } from "./state.js";
import { renderStrip } from "./strip.js";
import { numeral, say, sayWith } from "./texts.js";
import { confidenceInWords } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").Citation} Citation */
/** @typedef {import("./citations.js").Citations} Citations */
/** @typedef {import("./profile.js").Row} Row */

const SHOWN_AT_ONCE = 12;
const LONGEST_REMARK = 400;

/**
 * What follows the legend in the lists that are shown now.
 * @type {(() => void)[]}
 */
let followers = [];

/** Forget the lists shown before. */
export function forgetLists() {
  followers = [];
}

/** Let the marks and counts of the lists follow what is switched off. */
export function updateLists() {
  for (const follow of followers) follow();
}

/**
 * Return all relationships of a node by how they read from it.
 * @param {GraphNode} node
 * @param {Citations} citations
 */
export function renderSections(node, citations) {
  return profileOf(node).flatMap(({ title, rows }) => renderSection(title, rows, citations));
}

/**
 * @param {string} title
 * @param {Row[]} rows
 * @param {Citations} citations
 */
function renderSection(title, rows, citations) {
  const heading = element("h3"), list = element("ul"), count = element("span", null, { class: "count" });
  heading.append(nameOf(readsInWords(title)), " ", count);
  follow(() => {
    const seen = rows.filter((row) => !whyUnseen(row)).length;
    count.textContent = seen < rows.length ? say("in-the-picture", { count: rows.length, shown: seen })
      : numeral(rows.length);
  });
  const items = rows.map((row) => renderRow(row, citations));
  const shown = items.length > SHOWN_AT_ONCE + 3 ? SHOWN_AT_ONCE : items.length;
  list.append(...items.slice(0, shown));
  if (shown === items.length) return [heading, list];
  const more = button(say("show-all", { count: items.length }), () => {
    list.append(...items.slice(shown));
    more.remove();
    focusOn(items[shown]);
  }, { class: "more" });
  return [heading, list, more];
}

/**
 * @param {HTMLElement} [item]
 */
function focusOn(item) {
  const target = item?.querySelector("a") ?? item;
  if (target === item) item?.setAttribute("tabindex", "-1");
  target?.focus();
}

/**
 * @param {() => void} act
 */
function follow(act) {
  followers.push(act);
  act();
}

/**
 * @param {Row} row
 * @param {Citations} citations
 */
function renderRow(row, citations) {
  const absent = element("span", null, { class: "absent" });
  follow(() => {
    absent.textContent = whyUnseen(row);
  });
  return renderLine([row.node ? linkTo(row.node) : nameOf(row.name)], row, citations, absent);
}

/**
 * Return a line of a list: the ends of a relationship, who says so, when it held and how.
 * @param {(Node | string)[]} ends
 * @param {Partial<Row>} row
 * @param {Citations} citations
 * @param {HTMLElement} [absent]
 */
export function renderLine(ends, row, citations, absent) {
  const item = element("li"), more = [];
  item.append(...ends, citations.marks(row.sources), ...renderBadges(row), ...(absent ? [" ", absent] : []));
  if (row.when) more.push([element("bdi", datesInWords(row.when))]);
  if (row.details) more.push(longText(detailsInWords(row.details), LONGEST_REMARK));
  more.push(...renderPeople(row));
  if (row.note) more.push(longText(row.note, LONGEST_REMARK));
  if (more.length) item.append(joined(more.map((parts) => spanOf(parts)), " · ", "secondary"));
  item.append(...renderStrip(row.tenure ?? 0));
  return item;
}

/**
 * How sure a node or relationship is, where that is not a matter of course.
 * @param {{ possibly?: boolean, confidence?: string }} thing
 */
export function renderBadges({ possibly, confidence = "" }) {
  const words = [possibly ? say("possibly") : "", confidence === "stated" ? "" : confidenceInWords(confidence)];
  return words.filter(Boolean).flatMap((text) => [" ", element("span", shortened(text), { class: "badge" })]);
}

/**
 * Who holds a role, with which roles an office comes, who else is a party.
 * @param {Partial<Row>} row
 */
function renderPeople({ holders = [], through = [], parties = [] }) {
  const lines = [];
  if (holders.length) lines.push(sayWith("held-by", { names: joined(holders.map(linkTo), say("and-between")) }));
  if (through.length) lines.push(sayWith("in-role", { names: joined(through.map(linkTo), say("and-role-between")) }));
  if (parties.length) lines.push(sayWith("parties", { names: renderParties(parties) }));
  return lines;
}

/**
 * @param {string[]} parties
 */
function renderParties(parties) {
  const between = "; ", names = parties.map((name) => nameOf(name));
  if (names.length <= SHOWN_AT_ONCE + 3) return [joined(names, between)];
  const list = joined(names.slice(0, SHOWN_AT_ONCE), between);
  list.append(" ", button(say("and-more", { count: names.length - SHOWN_AT_ONCE }), () => {
    list.replaceChildren(joined(names, between));
    focusOn(list);
  }, { class: "more" }));
  return [list];
}

/**
 * @param {Node[]} parts
 * @param {string} between
 * @param {string} [styled]
 */
function joined(parts, between, styled) {
  return spanOf(parts.flatMap((part, place) => (place ? [between, part] : [part])), styled);
}

/**
 * @param {(Node | string)[]} parts
 * @param {string} [styled]
 */
function spanOf(parts, styled) {
  const span = element("span", null, styled ? { class: styled } : {});
  span.append(...parts);
  return span;
}

/**
 * Return a link that selects a node.
 * @param {GraphNode} node
 */
export function linkTo(node) {
  const link = element("a", null, { href: addressOf(node.id), class: "node-link" });
  link.append(nameOf(node.name));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    select(node.id, { travel: true });
  });
  return link;
}
