/* The modes of the network: all of it, what is around one node, what ties two, two sides, clusters, or the backbone. */

import { registerPart } from "../scripts/address-parts.js";
import { data, hasNode } from "../scripts/data.js";
import { readList, writeList } from "../scripts/fragment.js";
import { notify, selection, subscribe } from "../scripts/state.js";

/** @typedef {"whole" | "ego" | "path" | "two-mode" | "clusters" | "backbone"} Mode */

/** How many steps from its middle an ego network may reach. */
export const RADII = /** @type {const} */ ([1, 2, 3]);

/**
 * What is chosen: the mode; of the ego network its middle (an id, or none yet) and how many steps it reaches; the ids
 * of the two of a path, or none yet.
 * @type {{ name: Mode, centre: string, radius: number, pair: string[] }}
 */
export const mode = { name: "whole", centre: "", radius: 1, pair: [] };

registerPart({ key: "mode", is: "shown", write: () => (mode.name === "whole" ? "" : modeInText()), take });
subscribe((change) => change.selection && followSelection());

/** The modes that this page has. @returns {Mode[]} */
export function modesOfPage() {
  const { sides, paths, backbone } = data;
  return [
    "whole", "ego", ...(paths ? [/** @type {const} */ ("path")] : []),
    ...(sides ? [/** @type {const} */ ("two-mode")] : []),
    ...(data.clusters.length && !isLarge() ? [/** @type {const} */ ("clusters")] : []),
    ...(backbone ? [/** @type {const} */ ("backbone")] : []),
  ];
}

/* Whether all of it is seen as groups anyway. */
function isLarge() {
  const { groups } = /** @type {import("./network-groups.js").Written} */ (
    data.views.find(({ name }) => name === "network")?.data ?? {});
  return groups !== undefined;
}

/** The mode and what it is about, as text that can stand in an address. */
export function modeInText() {
  const { name, centre, radius, pair } = mode;
  return writeList([name, ...(name === "ego" ? [String(radius), centre] : name === "path" ? pair : [])]);
}

/**
 * @param {string} text
 */
function take(text) {
  const [wanted, ...more] = readList(text), name = modesOfPage().find((each) => each === wanted) ?? "whole";
  const { radius, centre } = name === "ego" ? egoOf(more) : { radius: 1, centre: "" };
  Object.assign(mode, { name, radius, centre, pair: name === "path" ? pairOf(more) : [] });
}

/**
 * @param {string[]} parts
 */
function egoOf([radius, centre = ""]) {
  return { radius: RADII.find((each) => String(each) === radius) ?? 1, centre: hasNode(centre) ? centre : "" };
}

/**
 * @param {string[]} parts
 */
function pairOf([one = "", other = ""]) {
  return one !== other && hasNode(one) && hasNode(other) ? [one, other] : [];
}

/**
 * Let the network be seen in another way, beginning with what is selected.
 * @param {Mode} name
 */
export function chooseMode(name) {
  Object.assign(mode, { name, centre: "", pair: [] });
  followSelection();
  notify({ drawing: true });
}

/**
 * @param {number} radius
 */
export function chooseRadius(radius) {
  mode.radius = radius;
  notify({ drawing: true });
}

/* The node that is selected is the middle of the ego network, the pair the ends of the path. */
function followSelection() {
  const { node, pair } = selection;
  if (mode.name === "ego" && node) mode.centre = node.id;
  if (mode.name === "path" && pair) mode.pair = pair.map(({ id }) => id);
}

/** What stays bright on the network; null where all does, as around the middle of an ego network. */
export function brightOnNetwork() {
  return mode.name === "ego" && selection.node?.id === mode.centre ? null : selection.bright;
}
