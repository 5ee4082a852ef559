/* Undo and redo: each step is the address that the page had. The browser's Back leads through the same steps. */

import { addressNow, follow, without } from "./address.js";
import { allParts } from "./address-parts.js";
import { announce } from "./announcements.js";
import { byId } from "./dom.js";
import { subscribe } from "./state.js";
import { say } from "./texts.js";

const AT_ONCE = 1000; // milliseconds within which one year after another, or one letter, is one step

/** @type {string[]} the fragments of the steps */
const steps = [];
let place = 0;
let isFollowing = false; // so that an address that is followed is no step of its own
let hash = ""; // what the browser says that the fragment is
/** What changed with the last step, where what follows at once is the same step, and when. */
let last = { key: "", time: -Infinity };

/** Let every change be a step, and the address follow; steps begin with what is seen now. */
export function mountSteps() {
  steps.push(addressNow());
  hash = location.hash;
  tellHistory(null);
  subscribe(() => isFollowing || take());
  addEventListener("popstate", ({ state }) => typeof state?.interurban === "string" && arrive(state));
  addEventListener("hashchange", () => location.hash !== hash && arrive({ interurban: location.hash, place: -1 }));
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  tell();
}

/** Show what was seen a step ago. */
export function undo() {
  if (place > 0) stepTo(place - 1, say("undone"));
}

/** Show what was seen before a step was undone. */
export function redo() {
  if (place < steps.length - 1) stepTo(place + 1, say("redone"));
}

/**
 * Undo and redo by keys, but where text is typed, which has its own.
 * @param {KeyboardEvent} event
 */
export function obeyStepKey(event) {
  const { target, ctrlKey, metaKey, shiftKey } = event, key = event.key.toLowerCase();
  const isText = target instanceof HTMLInputElement && !["range", "checkbox"].includes(target.type);
  if (isText || !(ctrlKey || metaKey) || (key !== "z" && key !== "y")) return;
  event.preventDefault();
  if (key === "y" || shiftKey) redo();
  else undo();
}

/* Take what is seen now as a step; years that follow each other at once are one, and so are letters. */
function take() {
  const fragment = addressNow(), before = steps[place] ?? "";
  if (fragment === before) return;
  if (isAlike(fragment, before, keysOf(({ isAside }) => isAside))) {
    steps[place] = fragment;
    tellHistory(fragment);
    return;
  }
  const time = performance.now(), gradual = keysOf(({ isGradual }) => isGradual);
  const key = gradual.find((each) => isAlike(fragment, before, [each])) ?? "";
  const isSame = key !== "" && key === last.key && time - last.time < AT_ONCE && place > 0;
  if (!isSame) place += 1;
  steps.splice(place, Infinity, fragment);
  last = { key, time };
  tellHistory(fragment, { replace: isSame });
  tell();
}

/**
 * @param {(part: import("./address-parts.js").Part) => boolean | undefined} isWanted
 */
function keysOf(isWanted) {
  return allParts().filter(isWanted).map(({ key }) => key);
}

/**
 * Whether two addresses differ in nothing but these parts, if in those.
 * @param {string} one
 * @param {string} other
 * @param {string[]} keys
 */
function isAlike(one, other, keys) {
  return without(one, keys) === without(other, keys);
}

/**
 * @param {number} to
 * @param {string} said
 */
function stepTo(to, said) {
  const focused = document.activeElement;
  place = to;
  show(steps[place] ?? "");
  tellHistory(steps[place] ?? "", { replace: true });
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  announce(said);
}

/**
 * Follow the browser: to one of our steps, or to an address that was typed.
 * @param {{ interurban: string, place: number }} state
 */
function arrive({ interurban: fragment, place: its }) {
  hash = location.hash;
  if (steps[its] === fragment) place = its;
  else if (steps[place] !== fragment) {
    place += 1;
    steps.splice(place, Infinity, fragment);
  }
  show(fragment);
  tellHistory(null);
}

/**
 * @param {string} fragment
 */
function show(fragment) {
  isFollowing = true;
  follow(fragment);
  isFollowing = false;
  last = { key: "", time: -Infinity };
  tell();
}

/**
 * Tell the browser which step it is at, and what the address is, if that changes.
 * @param {string | null} fragment
 * @param {{ replace?: boolean }} [how]
 */
function tellHistory(fragment, { replace = true } = {}) {
  const state = { interurban: steps[place], place };
  const address = fragment === null ? location.href : fragment || location.pathname + location.search;
  try {
    if (replace) history.replaceState(state, "", address);
    else history.pushState(state, "", address);
  } catch {
    // A preview in a mail program has no address of its own; the page works without.
  }
  hash = location.hash;
}

function tell() {
  byId("undo").setAttribute("aria-disabled", String(place === 0));
  byId("redo").setAttribute("aria-disabled", String(place === steps.length - 1));
}
