/* The groups of a picture that is too large to be seen at once: closed they are bubbles, open one sees what is in them.
   There are never more than some 1,500 marks: what was opened first is closed again. */

import { data, numberOf } from "../scripts/data.js";

/**
 * A group: a disc around all that is in it, and its radius as a bubble; its number is its place among all.
 * @typedef {{ number: number, x: number, y: number, radius: number, size: number, parent: number, name: string,
 *             count: number, parts: number[], members: string[] }} Group
 */
/** @typedef {[x: number, y: number, radius: number, parent: number, name: string, count: number]} WrittenGroup */
/** @typedef {{ groups?: WrittenGroup[], groupOf?: number[] }} Written */

export const MOST_MARKS = 1500;

export class Groups {
  /** @type {Group[]} */
  all = [];
  /** @type {number[]} */
  #groupOf = [];
  /** @type {Int32Array | null} the number of the bubble of each node or -1, until a group is opened or closed */
  #bubbles = null;
  /** @type {Set<number>} those that are open, in the order in which they were opened */
  #open = new Set();

  /**
   * Take the groups that the page has.
   * @param {Written} written
   */
  take({ groups = [], groupOf = [] }) {
    this.#groupOf = groupOf;
    this.all = groups.map(([x, y, radius, parent, name, count], number) => (
      { number, x, y, radius, size: radius, parent, name, count, parts: [], members: [] }));
    for (const { number, parent } of this.all) this.all[parent]?.parts.push(number);
    this.#sizeByCount();
    data.nodes.forEach(({ id }, place) => this.all[groupOf[place] ?? -1]?.members.push(id));
    this.closeAll();
  }

  /* Let the areas of bubbles that are seen beside each other tell how many nodes they have. */
  #sizeByCount() {
    /** @type {Map<number, number>} */
    const units = new Map(), bubbles = this.all.filter(({ number }) => !this.#isWhole(number));
    const around = (/** @type {Group} */ { parent }) => (this.#isWhole(parent) ? -1 : parent);
    for (const group of bubbles) {
      const unit = group.radius / Math.sqrt(group.count), least = units.get(around(group)) ?? unit;
      units.set(around(group), Math.min(unit, least));
    }
    for (const group of bubbles) group.size = (units.get(around(group)) ?? 0) * Math.sqrt(group.count);
  }

  /** Close all but those that hold a whole component. */
  closeAll() {
    this.openNumbers = [];
  }

  /** The numbers of those that are open, besides those that hold a whole component, in the order they were opened. */
  get openNumbers() {
    return [...this.#open].filter((number) => !this.#isWhole(number));
  }

  set openNumbers(numbers) {
    const known = numbers.filter((number) => this.all[number] && !this.#isWhole(number));
    const whole = this.all.map(({ number }) => number).filter((number) => this.#isWhole(number));
    this.#bubbles = null;
    this.#open = new Set([...whole, ...known]);
    this.#closeTooMany(known.slice(-1));
  }

  /**
   * @param {number} number
   */
  #isWhole(number) {
    const group = this.all[number];
    return group !== undefined && group.parent < 0 && group.parts.length > 0;
  }

  /** Those that are open, but for whole components. */
  get opened() {
    return this.all.filter(({ number, parent }) => parent >= 0 && this.#open.has(number) && this.#isSeen(number))
      .concat(this.all.filter(({ number, parent, parts }) => parent < 0 && !parts.length && this.#open.has(number)));
  }

  /** Those that are seen as bubbles. */
  get bubbles() {
    return this.all.filter(({ number }) => !this.#open.has(number) && this.#isSeen(number));
  }

  /**
   * @param {number} number
   */
  #isSeen(number) {
    return this.#around(number).every((each) => this.#open.has(each));
  }

  /**
   * The groups around a group, the innermost first.
   * @param {number} number
   */
  #around(number) {
    const around = [];
    for (let at = this.all[number]?.parent ?? -1; at >= 0; at = this.all[at]?.parent ?? -1) around.push(at);
    return around;
  }

  /** The number of the bubble in which each node is, by the numbers of nodes; -1 where a node is seen itself. */
  get bubbleNumbers() {
    this.#bubbles ??= this.#findBubbles();
    return this.#bubbles;
  }

  #findBubbles() {
    const closed = this.all.map(({ number }) => (
      [number, ...this.#around(number)].filter((each) => !this.#open.has(each)).at(-1) ?? -1));
    const found = new Int32Array(data.nodes.length).fill(-1);
    this.#groupOf.forEach((group, number) => {
      found[number] = closed[group] ?? -1;
    });
    return found;
  }

  /**
   * The bubble in which a node is, or null where it is seen itself.
   * @param {string} id
   */
  bubbleOf(id) {
    return this.all[this.bubbleNumbers[numberOf(id)] ?? -1] ?? null;
  }

  /**
   * Open a group and all around it; what was opened first is closed if there would be too many marks.
   * @param {number} number
   */
  open(number) {
    this.#bubbles = null;
    const wanted = [...this.#around(number).reverse(), number];
    for (const each of wanted) {
      this.#open.delete(each);
      this.#open.add(each);
    }
    this.#closeTooMany(wanted);
  }

  /**
   * Close what was opened first where there would be too many marks.
   * @param {number[]} wanted what stays open
   */
  #closeTooMany(wanted) {
    while (this.countMarks() > MOST_MARKS) {
      const first = [...this.#open].find((each) => !wanted.includes(each));
      if (first === undefined) break;
      this.#open.delete(first);
    }
  }

  /**
   * @param {number} number
   */
  close(number) {
    this.#bubbles = null;
    this.#open.delete(number);
  }

  /**
   * Open what a node is in, and tell whether it was in a bubble.
   * @param {string} id
   */
  openFor(id) {
    if (!this.bubbleOf(id)) return false;
    this.open(this.#groupOf[numberOf(id)] ?? -1);
    return true;
  }

  /** How many nodes and bubbles there are to be seen. */
  countMarks() {
    if (!this.all.length) return data.nodes.length;
    const inNone = this.#groupOf.filter((each) => each < 0).length;
    return this.all.reduce((sum, { number, members }) => (
      !this.#isSeen(number) ? sum : this.#open.has(number) ? sum + members.length : sum + 1), inNone);
  }

  /**
   * The innermost open group at a place, if any.
   * @param {vis.Point} place
   */
  openAt({ x, y }) {
    return this.opened.filter((each) => Math.hypot(each.x - x, each.y - y) <= each.radius)
      .reduce((/** @type {Group | null} */ best, each) => (best && best.radius < each.radius ? best : each), null);
  }
}
