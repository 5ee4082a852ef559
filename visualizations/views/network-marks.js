/* What of a drawing is given to vis-network: only what is new, gone or changed, for each item costs. */

/**
 * What is to be drawn: its id, all that its look depends on as one text, and how that look is made if it has changed.
 * @template Item
 * @typedef {{ id: string | number, look: string, make: () => Item }} Wanted
 */

/**
 * @template {{ id: string | number }} Item
 */
export class Marks {
  #items;
  /** @type {Map<string | number, string>} */
  #given = new Map();

  /**
   * @param {vis.DataSet<Item>} items
   */
  constructor(items) {
    this.#items = items;
  }

  /**
   * Let these items be all that is drawn.
   * @param {Wanted<Item>[]} wanted
   */
  show(wanted) {
    /** @type {Map<string | number, string>} */
    const looks = new Map();
    /** @type {Item[]} */
    const changed = [];
    for (const { id, look, make } of wanted) {
      looks.set(id, look);
      if (this.#given.get(id) !== look) changed.push(make());
    }
    const gone = [...this.#given.keys()].filter((id) => !looks.has(id));
    this.#given = looks;
    if (gone.length) this.#items.remove(gone);
    if (changed.length) this.#items.update(changed);
  }
}

/**
 * Let vis-network take up several changes at once: it looks at everything anew after each, or here after all of them.
 * @param {vis.Network} network
 * @param {() => void} change
 */
export function inOneGo({ body: { emitter } }, change) {
  const emit = emitter.emit;
  let isAny = false;
  emitter.emit = (name, ...more) => {
    if (name === "_dataChanged" || name === "_dataUpdated") isAny = true;
    else emit.call(emitter, name, ...more);
  };
  try {
    change();
  } finally {
    emitter.emit = emit;
  }
  if (isAny) emitter.emit("_dataChanged");
}
