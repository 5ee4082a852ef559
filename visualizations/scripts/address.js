/* The address of the page: its fragment names what is selected and all that is chosen, so that a link leads to it. */

import { allParts } from "./address-parts.js";
import { data, hasNode, nodeById } from "./data.js";
import { readFragment, writeFragment } from "./fragment.js";
import { see, seen, selection, takeUp } from "./state.js";
import { firstView } from "./views.js";

/** The fragment that says what there is now; empty where all is as at first. */
export function addressNow() {
  return writeFragment(selection.node?.id ?? "", allParts().map((part) => [part.key, part.write()]));
}

/** The address of the page with all that is chosen. */
export function linkNow() {
  return location.href.replace(/#.*$/s, "") + addressNow();
}

/**
 * What a fragment names.
 * @param {string} fragment
 */
export function read(fragment) {
  return readFragment(fragment, allParts().map(({ key }) => key));
}

/**
 * A fragment without some parts.
 * @param {string} fragment
 * @param {string[]} keys
 */
export function without(fragment, keys) {
  const { id, parts } = read(fragment);
  return writeFragment(id, [...parts].filter(([key]) => !keys.includes(key)));
}

/**
 * Show what a fragment says.
 * @param {string} fragment
 */
export function follow(fragment) {
  const { id, parts } = read(fragment), before = look();
  for (const part of allParts()) part.take(parts.get(part.key) ?? "");
  selectOne(id);
  const after = look();
  seeViews(parts.get("view") ?? "", parts.get("beside") ?? "");
  const change = changeBetween(before, after);
  if (Object.values(change).includes(true)) takeUp(change);
}

/**
 * @param {ReturnType<typeof look>} before
 * @param {ReturnType<typeof look>} after
 */
function changeBetween(before, after) {
  const isSelected = before.selected !== after.selected, isShown = before.shown !== after.shown;
  return {
    hidden: isShown, date: before.date !== after.date, selection: isSelected, looks: before.looks !== after.looks,
    travel: isSelected && after.selected !== "", told: before.told !== after.told || (isSelected && after.told !== ""),
    asked: before.asked !== after.asked || after.asked !== "" || isShown,
  };
}

/**
 * Let these views be seen, if there are such, and they are not.
 * @param {string} first
 * @param {string} second
 */
function seeViews(first, second) {
  const known = (/** @type {string} */ wanted) => data.views.find(({ name }) => name === wanted)?.name ?? "";
  const view = known(first) || firstView(), beside = known(second) === view ? "" : known(second);
  if (view && (view !== seen.view || beside !== seen.beside)) see(view, beside);
}

/**
 * Let a node be what is selected, where there is one, or else an edge, or else a pair.
 * @param {string} id
 */
function selectOne(id) {
  const { edge, pair } = selection, node = hasNode(id) ? nodeById(id) : null;
  Object.assign(selection, { node, edge: node ? null : edge, pair: node ?? edge ? null : pair });
  if (!(node ?? edge ?? pair)) selection.bright = null;
}

/* What there is now, so that it can be told what has changed. */
function look() {
  const written = (/** @type {string} */ what) => writeFragment(selection.node && what === "selected"
    ? selection.node.id : "", allParts().filter(({ is }) => is === what).map((part) => [part.key, part.write()]));
  const date = allParts().find(({ key }) => key === "at")?.write() ?? "";
  return { shown: written("shown"), looks: written("looks"), selected: written("selected"), told: written("told"),
           asked: written("asked"), date };
}
