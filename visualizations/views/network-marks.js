/* What of a drawing is given to vis-network: only what is new, gone or changed, for each item costs. */

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
   * @param {Item[]} wanted
   */
  show(wanted) {
    const looks = new Map(wanted.map((item) => [item.id, JSON.stringify(item)]));
    const gone = [...this.#given.keys()].filter((id) => !looks.has(id));
    const changed = wanted.filter(({ id }) => this.#given.get(id) !== looks.get(id));
    this.#given = looks;
    if (gone.length) this.#items.remove(gone);
    if (changed.length) this.#items.update(changed);
  }
}
