/* Citations: marks in the text, and the list of sources that they point to. */

import { sourceById } from "./data.js";
import { datesInWords } from "./dates.js";
import { button, element } from "./dom.js";
import { letterOf } from "./letters.js";
import { joinedPlainly, longText, nameOf } from "./long-text.js";
import { say } from "./texts.js";

/** @typedef {import("./data.js").Citation} Citation */

const LONGEST_TITLE = 300;

/**
 * The marks of one text. Each source has a number, in the order cited, and each place in a source with several places a
 * letter. What the marks read is filled in at the end, when it is known which sources have several.
 */
export class Citations {
  /** @type {Map<string, string[]>} */
  #places = new Map();
  /** @type {{ mark: HTMLElement, source: string, place: string }[]} */
  #marks = [];

  /**
   * Return marks that cite sources, to stand behind what they say.
   * @param {Citation[]} [cited]
   */
  marks(cited = []) {
    const raised = element("sup");
    for (const [source, place = ""] of cited) {
      const places = this.#places.get(source) ?? [];
      this.#places.set(source, places.includes(place) ? places : [...places, place]);
      const mark = button("", () => focusSource(mark, source), { class: "citation", title: inFull(source, place) });
      this.#marks.push({ mark, source, place });
      raised.append(mark);
    }
    return raised;
  }

  /** Fill in the marks, and return the list of the sources cited, with its heading. */
  finish() {
    const order = [...this.#places.keys()];
    for (const { mark, source, place } of this.#marks) {
      mark.textContent = `${order.indexOf(source) + 1}${letterOf(this.#places.get(source) ?? [], place)}`;
      mark.setAttribute("aria-label", say("source-number", { number: mark.textContent }));
    }
    return order.length ? [element("h3", say("sources")), renderCited(this.#places)] : [];
  }
}

/**
 * Move from a mark to the source it stands for.
 * @param {HTMLElement} mark
 * @param {string} source
 */
function focusSource(mark, source) {
  /** @type {HTMLElement[]} */
  const items = [...(mark.closest("#content") ?? document).querySelectorAll("li[data-source]")]
    .filter((each) => each instanceof HTMLElement);
  const item = items.find((each) => each.dataset["source"] === source);
  if (!item) return;
  item.scrollIntoView({ block: "center" });
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

/**
 * @param {string} source
 * @param {string} place
 */
function inFull(source, place) {
  const { title = source, by, when } = sourceById(source) ?? {};
  return joinedPlainly([title, by, when && datesInWords(when), place]);
}

/**
 * @param {Map<string, string[]>} placesOf
 */
function renderCited(placesOf) {
  const list = element("ol", null, { class: "sources" });
  for (const [source, places] of placesOf) {
    const item = element("li", null, { "data-source": source });
    item.append(...renderSource(source), ...renderPlaces(places));
    list.append(item);
  }
  return list;
}

/**
 * @param {string[]} places
 */
function renderPlaces(places) {
  const line = element("span", null, { class: "secondary" });
  for (const place of places.filter(Boolean)) {
    const letter = letterOf(places, place);
    line.append(line.childNodes.length ? ", " : "", letter ? `${letter}\u00a0` : "", ...longText(place));
  }
  return line.textContent ? [line] : [];
}

/**
 * Return a source as a reader finds it: its title, which leads to it where its address is known, publisher and date.
 * @param {string} source
 * @returns {(HTMLElement | string)[]}
 */
export function renderSource(source) {
  const { title = source, by, when, url, language } = sourceById(source) ?? {};
  /** @type {Record<string, string>} */
  const spoken = language && !language.includes(" ") ? { lang: language } : {};
  const titled = url ? element("a", null, { href: url, target: "_blank", rel: "noopener noreferrer", ...spoken })
    : element("span", null, spoken);
  const [shown = "", ...more] = longText(title, LONGEST_TITLE);
  titled.append(shown);
  const told = [by, when && datesInWords(when)].flatMap((text) => (text ? [", ", nameOf(text, LONGEST_TITLE)] : []));
  return [titled, ...more, ...told];
}
