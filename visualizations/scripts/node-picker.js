/* A field in which one chooses a node by any of its names. */

import { data } from "./data.js";
import { element } from "./dom.js";
import { foldingBy } from "./folding.js";
import { typeInWords } from "./glossary.js";
import { nameOf } from "./long-text.js";
import { findNodes } from "./search.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */

const MOST = 8;
const fold = foldingBy(data.folding);
let made = 0;

/**
 * Make a field with a label, and the list of what it finds below it.
 * @param {string} label
 * @param {GraphNode | null} chosen
 * @param {(node: GraphNode) => void} choose
 * @param {string} [none] what stands in it where none is chosen
 */
export function nodePicker(label, chosen, choose, none = "") {
  made += 1;
  const id = `picker-${made}`, whole = element("div", null, { class: "picker" });
  const box = element("input", null, {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
    "aria-controls": `${id}-found`, "aria-autocomplete": "list", placeholder: none,
  });
  const list = element("ul", null, { id: `${id}-found`, role: "listbox", "aria-label": label });
  const picker = new Picker(box, list, choose);
  box.value = chosen?.name ?? "";
  list.hidden = true;
  box.addEventListener("input", () => picker.offer());
  box.addEventListener("blur", () => picker.close());
  box.addEventListener("keydown", (event) => picker.obey(event));
  whole.append(element("label", label, { for: id }), box, list);
  return whole;
}

class Picker {
  /** @type {GraphNode[]} */
  #found = [];
  #place = 0;

  /**
   * @param {HTMLInputElement} box
   * @param {HTMLElement} list
   * @param {(node: GraphNode) => void} choose
   */
  constructor(box, list, choose) {
    this.box = box;
    this.list = list;
    this.choose = choose;
  }

  offer() {
    this.#found = this.box.value.trim() ? findNodes(data.nodes, fold(this.box.value)).slice(0, MOST)
      .map(({ node }) => node) : [];
    this.#place = 0;
    this.#show();
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {KeyboardEvent} event
   */
  obey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], node = this.#found[this.#place];
    if (step && this.#found.length) {
      event.preventDefault();
      this.#place = (this.#place + step + this.#found.length) % this.#found.length;
      this.#show();
    }
    if (event.key === "Enter" && node) {
      event.preventDefault();
      this.close();
      this.choose(node);
    }
  }

  #show() {
    const { id } = this.list;
    this.list.replaceChildren(...this.#found.map((node, place) => {
      const item = element("li", null, { role: "option", id: `${id}-${place}`,
                                         "aria-selected": String(place === this.#place) });
      item.append(nameOf(node.name), element("small", ` ${typeInWords(node.type)}`));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.close();
        this.choose(node);
      });
      return item;
    }));
    const isAny = this.#found.length > 0;
    this.list.hidden = !isAny;
    this.box.setAttribute("aria-expanded", String(isAny));
    if (isAny) this.box.setAttribute("aria-activedescendant", `${id}-${this.#place}`);
    else this.box.removeAttribute("aria-activedescendant");
  }
}
