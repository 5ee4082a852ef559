/* How two nodes are tied, as the panel tells it: directly, by what they share, by chains; dated and cited. */

import { isPossible } from "./as-of.js";
import { Citations } from "./citations.js";
import { data, edgeById, nodeById, relationshipTypeOf } from "./data.js";
import { datesInWords } from "./dates.js";
import { element } from "./dom.js";
import { readsInWords, typeInWords } from "./glossary.js";
import { nodePicker } from "./node-picker.js";
import { askPair } from "./pairs.js";
import { stepsOf, tiesBetween } from "./paths.js";
import { linkTo, renderLine } from "./relationships.js";
import { section } from "./sections.js";
import { asOf, selection, timeOfPage } from "./state.js";
import { NO, POSSIBLY, heldIn } from "./tenures.js";
import { numeral, say, sayWith } from "./texts.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {import("./paths.js").Shared} Shared */
/** @typedef {import("./paths.js").Side} Side */

/** Return the two fields, and what ties the two that are chosen. */
export function renderTied() {
  const content = document.createDocumentFragment(), [one = selection.node, other = null] = selection.pair ?? [];
  const chosen = { one, other };
  const ask = () => {
    if (chosen.one && chosen.other && chosen.one !== chosen.other) askPair(chosen.one.id, chosen.other.id);
  };
  const pick = (/** @type {"one" | "other"} */ which, /** @type {string} */ label) => (
    nodePicker(label, chosen[which], (node) => {
      chosen[which] = node;
      ask();
    }));
  content.append(element("p", say("pick-two"), { class: "kicker" }), element("h2", say("how-tied")),
    pick("one", say("from")), pick("other", say("to")));
  if (one && other) content.append(...renderAnswer(one, other));
  return content;
}

/**
 * @param {GraphNode} one
 * @param {GraphNode} other
 */
function renderAnswer(one, other) {
  const citations = new Citations(), tied = tiesBetween(one.number, other.number, asOf.year);
  const shared = tied.shared.filter(({ isHub }) => !isHub), hubs = tied.shared.filter(({ isHub }) => isHub);
  const parts = [
    ...renderBackbone(one, other),
    ...section(say("directly"), tied.direct.map((edge) => sentence(edge, citations))),
    ...section(say("shared"), shared.flatMap((each) => renderShared([one, other], each, citations))),
    ...section(say("shared-hub"), hubs.flatMap((each) => renderShared([one, other], each, citations))),
    ...tied.telling.flatMap((chain, place) => renderChain(say("chain", { number: place + 1 }), chain, citations)),
    ...tied.throughHubs.flatMap((chain, place) => (
      renderChain(say("chain-through-hubs", { number: place + 1 }), chain, citations))),
  ];
  const at = datesInWords(timeOfPage());
  const nothing = at ? say("nothing-ties-at", { date: at }) : say("nothing-ties");
  if (!parts.length) parts.push(element("p", nothing, { class: "note" }));
  return [...(at ? [element("p", say("as-of", { date: at }), { class: "as-of-year" })] : []), ...parts,
          renderRules(hubs.length > 0), ...citations.finish()];
}

/**
 * How sure it is that the two are tied more than their sizes explain, where the page knows it of them.
 * @param {GraphNode} one
 * @param {GraphNode} other
 */
function renderBackbone({ number: one }, { number: other }) {
  const { ties = [], amount = "" } = data.backbone ?? {};
  const tie = ties.find(([start, end]) => (start === one && end === other) || (start === other && end === one));
  if (!tie) return [];
  const [, , found, expected, p, corrected] = tie, what = amount === "weight" ? "backbone-weight" : "backbone-shared";
  const text = say(what, {
    amount: inShort(found), expected: inShort(expected), p: inShort(p), corrected: inShort(corrected),
  });
  return [element("h3", say("more-than-size")), element("p", text, { class: "note" })];
}

/**
 * @param {number} number
 */
function inShort(number) {
  return Number.isInteger(number) ? numeral(number) : String(Number(number.toPrecision(2)));
}

/**
 * @param {boolean} isAnyHub
 */
function renderRules(isAnyHub) {
  const told = [say("rules-of-path"), ...(isAnyHub ? [say("what-a-hub-is")] : [])];
  return element("p", told.join(" "), { class: "note" });
}

/**
 * @param {GraphEdge} edge
 * @param {Citations} citations
 */
function sentence(edge, citations) {
  const parts = sayWith("sentence", {
    from: linkTo(nodeById(edge.from)), reads: readsInWords(relationshipTypeOf(edge).forward),
    to: linkTo(nodeById(edge.to)),
  });
  return renderLine(parts, { ...edge, possibly: isPossible(edge) }, citations);
}

/**
 * What both are tied to, and how each is.
 * @param {[GraphNode, GraphNode]} ends
 * @param {Shared} shared
 * @param {Citations} citations
 */
function renderShared(ends, { node, sides }, citations) {
  const thing = data.nodes[node];
  if (!thing) return [];
  const item = element("li"), list = element("ul");
  item.append(linkTo(thing), element("span", ` ${typeInWords(thing.type)}`, { class: "secondary" }), list);
  sides.forEach((side, place) => {
    const end = ends[place];
    if (end) list.append(...renderSide(end, side, citations));
  });
  return [item];
}

/**
 * @param {GraphNode} end
 * @param {Side} side
 * @param {Citations} citations
 */
function renderSide(end, { edges, composites }, citations) {
  const lines = edges.map((edge) => {
    const { forward, backward } = relationshipTypeOf(edge);
    const reads = readsInWords(edge.from === end.id ? forward : backward);
    return renderLine(sayWith("reads", { name: linkTo(end), reads }),
      { ...edge, possibly: isPossible(edge) }, citations);
  });
  const chains = composites.map(([, , reads, numbers, between, tenure]) => {
    const parts = numbers.map(edgeById), nodes = between.map((number) => data.nodes[number]);
    const as = nodes.flatMap((node) => (node ? sayWith("through-role", { role: linkTo(node) }) : []));
    const when = [...new Set(parts.map((edge) => edge.when ?? "").filter(Boolean))].map(datesInWords)
      .join(say("and-between"));
    const possibly = asOf.year !== null && heldIn(tenure, asOf.year) === POSSIBLY;
    return renderLine([...sayWith("reads", { name: linkTo(end), reads: readsInWords(reads) }), ...as],
      { when, possibly, tenure, sources: parts.flatMap((edge) => edge.sources ?? []) }, citations);
  });
  return [...lines, ...chains];
}

/**
 * @param {string} title
 * @param {number[]} chain
 * @param {Citations} citations
 */
function renderChain(title, chain, citations) {
  const edges = stepsOf(chain, asOf.year).flat().filter(({ tenure }) => heldIn(tenure, asOf.year) !== NO);
  return section(title, edges.map((edge) => sentence(edge, citations)));
}
