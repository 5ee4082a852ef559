/* The groups of the network that is seen: the clusters, where the mode asks for them, or else those that the page was
   written with. */

import { registerPart } from "../scripts/address-parts.js";
import { usualColour } from "./network-bubbles.js";
import { groupsOfClusters } from "./network-clusters.js";
import { Groups } from "./network-groups.js";
import { mode } from "./network-modes.js";

/** @typedef {import("./network-groups.js").Group} Group */
/** @typedef {import("./network-groups.js").Written} Written */
/** @typedef {import("./network-rings.js").Mark} Mark */

/** Which groups there are, and which of them are open; none where all can be seen at once. */
export const groups = new Groups();
/**
 * What the page was written with, and where its nodes lie; none before the view is first seen.
 * @type {{ written: Written, discs: readonly Mark[] } | null}
 */
let known = null;
let areClusters = false;
/** @type {Map<number, string>} the colour of each group's bubble */
const colours = new Map();
/**
 * The groups that are to be open once they are known.
 * @type {number[] | null}
 */
let wanted = null;

registerPart({
  key: "open", is: "shown", write: () => (wanted ?? groups.openNumbers).join(","),
  take(text) {
    const numbers = text.split(",").filter((each) => /^\d+$/.test(each)).map(Number);
    followMode();
    if (groups.all.length) groups.openNumbers = numbers;
    else if (!known) wanted = numbers;
  },
});

/**
 * Take the groups that the page has.
 * @param {Written} written
 * @param {readonly Mark[]} discs where the nodes lie when all are seen, by their numbers
 */
export function takeGroups(written, discs) {
  known = { written, discs };
  groups.take(written);
  followMode();
  if (wanted) groups.openNumbers = wanted;
  wanted = null;
}

/** Let the groups be those of the mode. */
export function followMode() {
  if (!known || areClusters === (mode.name === "clusters")) return;
  areClusters = mode.name === "clusters";
  groups.take(areClusters ? groupsOfClusters(known.discs) : known.written);
  colours.clear();
}

/** Forget what colours bubbles had. */
export function forgetColours() {
  colours.clear();
}

/**
 * The colour that most of the nodes of a group have.
 * @param {Group} group
 */
export function colourOf(group) {
  const colour = colours.get(group.number) ?? usualColour(nodesIn(group));
  colours.set(group.number, colour);
  return colour;
}

/**
 * @param {Group} group
 * @returns {string[]}
 */
function nodesIn({ parts, members }) {
  return [...members, ...parts.flatMap((part) => {
    const group = groups.all[part];
    return group ? nodesIn(group) : [];
  })];
}
