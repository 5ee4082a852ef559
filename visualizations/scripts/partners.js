/* Likely partners of a node, as `interurban match` told them when the page was written; and what else one may ask. */

import { data } from "./data.js";
import { button, byId, element } from "./dom.js";
import { typeInWords } from "./glossary.js";
import { nameOf } from "./long-text.js";
import { linkTo, renderLine } from "./relationships.js";
import { section } from "./sections.js";
import { say } from "./texts.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./citations.js").Citations} Citations */

const partners = new Map((data.partners ?? []).map((each) => [each[0], each]));

/**
 * Return what may be asked of a node, besides what is told of it: buttons that answer.
 * @param {GraphNode} node
 */
export function renderQuestions({ number }) {
  const line = element("p", null, { class: "questions" });
  const toPartners = () => {
    const heading = document.getElementById("partners");
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  const asked = [
    ...(data.paths ? [button(say("how-tied-to"), () => byId("show-tied").click())] : []),
    ...(byId("show-changed").hidden ? [] : [button(say("what-changed"), () => byId("show-changed").click())]),
    ...(partners.has(number) ? [button(say("likely-partners"), toPartners)] : []),
  ];
  line.append(...asked);
  return asked.length ? [line] : [];
}

/**
 * Return the likely partners of a node; nothing where the page was not made with them.
 * @param {GraphNode} node
 * @param {Citations} citations
 */
export function renderPartners({ number }, citations) {
  const [, count = 0, sentence = "", likeliest = []] = partners.get(number) ?? [];
  const lines = likeliest.map((partner) => renderPartner(partner, citations));
  const [heading, ...more] = section(say("likely-partners"), lines);
  if (!heading) return [];
  Object.assign(heading, { id: "partners", tabIndex: -1 });
  const told = [...(count > lines.length ? [say("likeliest-of", { count })] : []), say("what-partners-are")];
  return [heading, element("p", told.join(" "), { class: "note" }), ...more, element("p", sentence, { class: "note" })];
}

/**
 * @param {import("./data.js").Partner} partner
 * @param {Citations} citations
 */
function renderPartner([number, name, type, score, why, cited], citations) {
  const node = data.nodes[number];
  const line = renderLine([node ? linkTo(node) : nameOf(name)], { details: why, sources: cited }, citations);
  const absent = node ? [] : [say("not-in-the-picture")];
  const known = [typeInWords(type), say("score", { score: String(score) }), ...absent];
  line.querySelector(".secondary")?.before(element("span", known.join(" · "), { class: "secondary" }));
  return line;
}
