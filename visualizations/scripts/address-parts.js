/* The parts of the page's address, besides the node that is selected. What a part of the page lets one choose, it makes
   known here, and so it stands in the address, and undo and a link that is passed on know of it. */

/**
 * `write` tells what there is now, as text that can stand in an address; empty where it is as at first. `take` makes it
 * so, and tells nobody; it does what it can with a text that is wrong. `is` says what changes with it: what is shown
 * (and drawn), or only how it looks, what is selected, what the panel tells besides, what a view is asked, or which is
 * seen. Of what is gradual, such as letters that are typed, changes at once are one step of undo; of what is aside,
 * none.
 * @typedef {object} Part
 * @property {string} key
 * @property {"shown" | "looks" | "selected" | "told" | "asked" | "seen"} is
 * @property {() => string} write
 * @property {(text: string) => void} take
 * @property {boolean} [isGradual]
 * @property {boolean} [isAside]
 */

/** @type {Part[]} */
const registered = [];

/**
 * Make a part known, after those that were so before.
 * @param {Part} part
 */
export function registerPart(part) {
  registered.push(part);
}

/** All parts that are known. */
export function allParts() {
  return registered;
}
