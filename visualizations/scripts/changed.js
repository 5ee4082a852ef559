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
import { notify } from "./state.js";
import { say, sayWith } from "./texts.js";
import { isYear, told } from "./told.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./changes.js").Unknown} Unknown */
/** @typedef {import("./told.js").TwoYears} TwoYears */

/** Return the fields, and what changed. */
export function renderChanged() {
  const asked = told.changes ?? { first: NaN, last: NaN, of: null };
  const content = document.createDocumentFragment(), years = element("div", null, { class: "two-years" });
  const answer = element("div", null, { "aria-live": "polite" });
  const tell = () => answer.replaceChildren(...renderAnswer(asked));
  for (const which of /** @type {const} */ (["first", "last"])) {
    years.append(...yearField(which, asked[which], (year) => {
      asked[which] = year;
      tell();
      notify({});
    }));
  }
  const whose = element("div"), choose = (/** @type {GraphNode | null} */ node) => {
    asked.of = node;
    whose.replaceChildren(...renderWhose(node, choose));
    tell();
    notify({});
  };
  whose.append(...renderWhose(asked.of, choose));
  content.append(element("p", say("between-two-years"), { class: "kicker" }), element("h2", say("what-changed")),
    years, whose, answer);
  tell();
  return content;
}

/**
 * @param {GraphNode | null} of
 * @param {(node: GraphNode | null) => void} choose
 */
function renderWhose(of, choose) {
  const all = button(say("of-everybody"), () => choose(null), { class: "more" });
  return [nodePicker(say("of-whom"), of, choose, say("of-everybody")), ...(of ? [all] : [])];
}

/**
 * @param {"first" | "last"} which
 * @param {number} year
 * @param {(year: number) => void} ask
 */
function yearField(which, year, ask) {
  const id = `changes-${which}`, box = element("input", null, { id, type: "number", min: "1", max: "9999", step: "1" });
  box.value = Number.isNaN(year) ? "" : String(year);
  box.addEventListener("change", () => ask(box.value === "" ? NaN : Math.round(Number(box.value))));
  return [element("label", say(which === "first" ? "from-year" : "to-year"), { for: id }), box];
}

/**
 * @param {TwoYears} asked
 */
function renderAnswer({ first, last, of }) {
  if (!(isYear(first) && isYear(last) && first < last)) return [element("p", say("two-years"), { class: "note" })];
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
