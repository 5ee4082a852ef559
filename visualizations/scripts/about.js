/* About the page: what it shows, how the view that is seen draws it, and its sources. */

import { renderSource } from "./citations.js";
import { countAll, countShown } from "./counting.js";
import { data } from "./data.js";
import { datesInWords } from "./dates.js";
import { element } from "./dom.js";
import { filtersInWords } from "./filter-panel.js";
import { longText, nameOf } from "./long-text.js";
import { timeOfPage } from "./state.js";
import { describeSeenViews } from "./views.js";
import { say } from "./texts.js";
import { countOfAll, yearsInWords } from "./words.js";

/** @typedef {import("./views.js").Fact} Fact */

const LONGEST_TEXT = 400;

/** Return what there is to know of the page itself. */
export function renderAbout() {
  const content = document.createDocumentFragment(), facts = element("dl");
  content.append(element("p", say("about-this-page"), { class: "kicker" }), ...renderTexts());
  for (const [label, text] of factsOfPage()) {
    const fact = element("dd");
    fact.append(nameOf(text, LONGEST_TEXT));
    facts.append(element("dt", label), fact);
  }
  content.append(facts, ...renderSources(Object.keys(data.sources)));
  return content;
}

/* The title and the subtitle. */
function renderTexts() {
  const title = element("h2"), [shown = "", ...more] = longText(data.title, LONGEST_TEXT);
  title.append(shown);
  if (!data.subtitle) return [title, ...more];
  const subtitle = element("p", null, { class: "note" });
  subtitle.append(...longText(data.subtitle, LONGEST_TEXT));
  return [title, ...more, subtitle];
}

function factsOfPage() {
  const { facts, keys } = describeSeenViews(), at = timeOfPage();
  /** @type {Fact[]} */
  const all = [
    [say("shown"), shownInWords()],
    [say("filtered-by"), filtersInWords()],
    [say("as-of-what"), at && say("as-of-told", { date: datesInWords(at) })],
    [say("dated"), yearsInWords(data.years)],
    ...facts,
    [say("keys"), [say("keys-of-page"), keys].filter(Boolean).join(", ")],
  ];
  return all.filter(([, text]) => text);
}

function shownInWords() {
  const shown = countShown(), all = countAll(), isAll = shown.nodes === all.nodes && shown.edges === all.edges;
  const inWords = (/** @type {import("./counting.js").Counts} */ { nodes, edges }) => (
    [countOfAll("nodes", nodes, nodes), countOfAll("relationships", edges, edges)].join(", "));
  return isAll ? inWords(all) : say("shown-of-all", { shown: inWords(shown), all: inWords(all) });
}

/**
 * Return a list of sources, with its heading; nothing where there are none.
 * @param {string[]} sources
 */
export function renderSources(sources) {
  const list = element("ul");
  for (const source of sources) {
    const item = element("li");
    item.append(...renderSource(source));
    list.append(item);
  }
  return sources.length ? [element("h3", say("sources")), list] : [];
}
