/* What changed between two years, as the panel tells it: of all or of one, what is certain and what only possible. */

import { changesBetween } from "./changes.js";
import { Citations } from "./citations.js";
import { data, nodeById, relationshipTypeOf } from "./data.js";
import { datesInWords } from "./dates.js";
import { button, element } from "./dom.js";
import { changeInWords, readsInWords, typeInWords } from "./glossary.js";
import { nodePicker } from "./node-picker.js";
import { linkTo, renderLine } from "./relationships.js";
import { section } from "./sections.js";
import { asOf, selection } from "./state.js";
import { say, sayWith } from "./texts.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./changes.js").Unknown} Unknown */

/**
 * The years that are asked, and of whom; null for all.
 * @type {{ first: number, last: number, of: GraphNode | null }}
 */
const asked = { first: NaN, last: NaN, of: null };

/** Ask anew: from the year of the page on, or of all its years, and of what is selected. */
export function askWhatChanged() {
  const [first = NaN, last = NaN] = data.tenures?.bounds ?? [], { year } = asOf;
  const isWithin = year !== null && year >= first && year < last;
  Object.assign(asked, { first: isWithin ? year : first, last, of: selection.node });
}

/** Return the fields, and what changed. */
export function renderChanged() {
  const content = document.createDocumentFragment(), years = element("div", null, { class: "two-years" });
  const answer = element("div", null, { "aria-live": "polite" });
  const tell = () => answer.replaceChildren(...renderAnswer());
  years.append(...yearField(say("from-year"), "first", tell), ...yearField(say("to-year"), "last", tell));
  const whose = element("div"), choose = (/** @type {GraphNode | null} */ node) => {
    asked.of = node;
    whose.replaceChildren(...renderWhose(choose));
    tell();
  };
  whose.append(...renderWhose(choose));
  content.append(element("p", say("between-two-years"), { class: "kicker" }), element("h2", say("what-changed")),
    years, whose, answer);
  tell();
  return content;
}

/**
 * @param {(node: GraphNode | null) => void} choose
 */
function renderWhose(choose) {
  const all = button(say("of-everybody"), () => choose(null), { class: "more" });
  return [nodePicker(say("of-whom"), asked.of, choose, say("of-everybody")), ...(asked.of ? [all] : [])];
}

/**
 * @param {string} label
 * @param {"first" | "last"} which
 * @param {() => void} tell
 */
function yearField(label, which, tell) {
  const id = `changes-${which}`, box = element("input", null, { id, type: "number", min: "1", max: "9999", step: "1" });
  box.value = Number.isNaN(asked[which]) ? "" : String(asked[which]);
  box.addEventListener("change", () => {
    asked[which] = box.value === "" ? NaN : Math.round(Number(box.value));
    tell();
  });
  return [element("label", label, { for: id }), box];
}

function renderAnswer() {
  const { first, last, of } = asked;
  if (!(first >= 1 && last <= 9999 && first < last)) return [element("p", say("two-years"), { class: "note" })];
  const { changes, unknown } = changesBetween({ first, last }, of), citations = new Citations();
  const certain = changes.filter(({ isCertain }) => isCertain).length, possible = changes.length - certain;
  const counts = say("changes-counted", { certain: say("count-certain", { count: certain }), possible });
  return [
    element("p", changes.length ? counts : say("nothing-changed"), { class: "as-of-year" }),
    ...inGroups(changes).flatMap(([title, group]) => (
      section(title, group.map((each) => renderChange(each, citations))))),
    ...renderUnknown([...unknown.values()]),
    element("p", say("rules-of-changes", { first: yearInWords(first), last: yearInWords(last) }), { class: "note" }),
    ...citations.finish(),
  ];
}

/**
 * @param {number} year
 */
function yearInWords(year) {
  return datesInWords(String(year).padStart(4, "0"));
}

/**
 * Changes by kind, by what happened and by how sure it is: in the order of kinds, what is certain first.
 * @param {Change[]} changes
 * @returns {[title: string, Change[]][]}
 */
function inGroups(changes) {
  /** @type {Map<string, Change[]>} */
  const groups = new Map();
  for (const each of ordered(changes)) {
    const change = changeInWords(each.change);
    const title = say("kind-of-change", {
      kind: changeInWords(each.kind), change: each.isCertain ? change : say("possibly-so", { change }),
    });
    const group = groups.get(title);
    if (group) group.push(each);
    else groups.set(title, [each]);
  }
  return [...groups];
}

/**
 * @param {Change[]} changes
 */
function ordered(changes) {
  const kinds = data.changes?.kinds ?? [], nameOf = (/** @type {Change} */ { node, edges: [edge] }) => (
    node?.name ?? `${nodeById(edge?.to ?? "").name} ${nodeById(edge?.from ?? "").name}`);
  return changes.map((each, place) => ({ each, place, kind: kinds.indexOf(each.kind), name: nameOf(each) }))
    .sort((a, b) => a.kind - b.kind || Number(b.each.isCertain) - Number(a.each.isCertain)
      || a.each.change.localeCompare(b.each.change) || a.name.localeCompare(b.name) || a.place - b.place)
    .map(({ each }) => each);
}

/**
 * @param {Change} change
 * @param {Citations} citations
 */
function renderChange({ node, when = "", edges }, citations) {
  if (node) {
    const type = element("span", ` ${typeInWords(node.type)}`, { class: "secondary" });
    return renderLine([linkTo(node), type], { when, sources: node.sources ?? [] }, citations);
  }
  const [edge] = edges;
  if (!edge) throw new Error("a change is of a node or of a relationship");
  const sentence = sayWith("sentence", {
    from: linkTo(nodeById(edge.from)), reads: readsInWords(relationshipTypeOf(edge).forward),
    to: linkTo(nodeById(edge.to)),
  });
  const dates = [...new Set(edges.flatMap((each) => (each.when ? [datesInWords(each.when)] : [])))];
  const told = dates.join(say("and-between")), sources = edges.flatMap((each) => each.sources ?? []);
  return renderLine(sentence, { ...edge, possibly: false, when: told, sources }, citations);
}

/**
 * How much may have changed of which nothing says when.
 * @param {Unknown[]} kinds
 */
function renderUnknown(kinds) {
  const told = kinds.filter(({ begin, end }) => begin + end > 0).map(({ kind, lookedAt, begin, end }) => (
    say("unknown-of-kind", { kind: changeInWords(kind), count: lookedAt, begin, end })));
  return told.length ? [element("p", say("changed-unseen", { kinds: told.join("; ") }), { class: "note" })] : [];
}
