/* Which part of the map hands have chosen: it stands in the address, and is no step of undo. */

import { registerPart } from "../scripts/address-parts.js";
import { readList, writeList } from "../scripts/fragment.js";
import { notify } from "../scripts/state.js";
import { camera, lookAt } from "./map-camera.js";

const RESTS_AFTER = 300; // milliseconds

/**
 * What an address asks for, until it is seen: the place in the middle, and how much of the world's breadth is seen.
 * @type {{ x: number, y: number, breadth: number } | null}
 */
let wanted = null;
let isMoved = false;
let untouched = ""; // what was seen before hands moved it
let resting = 0;

registerPart({ key: "map", is: "asked", isAside: true, write, take });

/** Note that hands may have moved the map; the address follows when they rest. */
export function noteMove() {
  wanted = null;
  isMoved ||= inText() !== untouched;
  clearTimeout(resting);
  resting = window.setTimeout(() => notify({}), RESTS_AFTER);
}

/** What is seen now is not what hands have chosen. */
export function forgetMove() {
  isMoved = false;
  untouched = inText();
}

/**
 * Show what an address asks for, and tell whether one asks, or asked for what is seen.
 * @param {import("../scripts/state.js").Change} [change]
 */
export function showWanted({ asked = false } = {}) {
  if (!wanted) return asked && isMoved;
  lookAt({ x: wanted.x, y: wanted.y, scale: camera.width / wanted.breadth });
  wanted = null;
  isMoved = true;
  return true;
}

function inText() {
  const { x, y, scale, width } = camera;
  return listed({ x, y, breadth: width / scale });
}

/**
 * @param {{ x: number, y: number, breadth: number }} seen
 */
function listed({ x, y, breadth }) {
  return writeList([x.toFixed(5), y.toFixed(5), breadth.toPrecision(4)]);
}

function write() {
  if (wanted) return listed(wanted);
  return isMoved ? inText() : "";
}

/**
 * @param {string} text
 */
function take(text) {
  const [x = NaN, y = NaN, breadth = NaN] = readList(text).map(Number), isPlace = Math.abs(x) <= 1 && Math.abs(y) <= 1;
  wanted = isPlace && breadth > 0 && breadth <= 1 ? { x, y, breadth } : null;
  isMoved = false;
}
