/* What a click, Enter and steps from mark to mark do on the map. */

import { announce } from "../scripts/announcements.js";
import { freeSpaceOf } from "../scripts/free-space.js";
import { typeInWords } from "../scripts/glossary.js";
import { joinedPlainly } from "../scripts/long-text.js";
import { clear, notify, select, selectEdge } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { withOthers } from "../scripts/words.js";
import { forgetMove, noteMove } from "./map-address.js";
import { hideMembers, listMembers, listTiesOfArc } from "./map-beside.js";
import { WIDEST, camera, screenOf, showPlaces } from "./map-camera.js";
import { canvas, drawMapSoon, hands, moveMapSoon } from "./map-picture.js";
import { placesNow } from "./map-places.js";
import { edgesAt, markAt, markBeside, markInTheMiddle } from "./map-pointing.js";

/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-projection.js").Point} Point */

const TOGETHER = 60; // pixels: what the closest map would not part further is listed
const NEAR_EDGE = 30; // pixels

/**
 * Show what is under the pointer.
 * @param {Point | null} at
 */
export function pointAt(at) {
  const found = at && markAt(at);
  if (found?.place === hands.pointed?.place) return;
  hands.pointed = found;
  canvas.style.cursor = found ? "pointer" : "";
  moveMapSoon();
}

/**
 * @param {Point} at
 */
export function clickAt(at) {
  const mark = markAt(at), [edge, ...more] = mark ? [] : edgesAt(at);
  hands.stepped = null;
  hideMembers();
  if (mark) open(mark);
  else if (edge && more.length) listTiesOfArc([edge, ...more], at);
  else if (edge) selectEdge(edge);
  else clear();
}

/**
 * Select what a mark stands for; of several, come nearer, or list them where nothing nearer parts them.
 * @param {Mark} mark
 */
function open(mark) {
  const [first] = mark.members;
  if (mark.members.length === 1 && first) select(first.node.id);
  else if (isTogether(mark)) listMembers(mark, screenOf(mark.place));
  else {
    hands.stepped = null;
    showPlaces(mark.members, freeSpaceOf(viewOfMap()));
    noteMove();
    announce(say("came-nearer", { names: withOthers(mark.place.node.name, mark.members.length - 1) }));
  }
  drawMapSoon();
}

/**
 * @param {Mark} mark
 */
function isTogether({ place, members: all }) {
  return all.every(({ x, y }) => Math.hypot(x - place.x, y - place.y) * WIDEST < TOGETHER);
}

function viewOfMap() {
  return canvas.parentElement ?? canvas;
}

/** Bring all that has a place into view. */
export function showAllPlaces() {
  showPlaces(placesNow(), freeSpaceOf(viewOfMap()));
  forgetMove();
  notify({});
  drawMapSoon();
}

/**
 * Step to the next mark in a direction; first to the one in the middle.
 * @param {Point} direction
 */
export function stepTo(direction) {
  const { stepped } = hands, next = stepped ? markBeside(screenOf(stepped.place), direction) : markInTheMiddle();
  if (!next) return;
  hands.stepped = next;
  bringIntoView(next);
  const { place: { node }, members: { length } } = next;
  announce(length > 1 ? withOthers(joinedPlainly([node.name]), length - 1)
    : joinedPlainly([node.name, typeInWords(node.type)]));
}

/**
 * @param {Mark} mark
 */
function bringIntoView({ place }) {
  const { x, y } = screenOf(place), right = camera.width - NEAR_EDGE, low = camera.height - NEAR_EDGE;
  if (x < NEAR_EDGE || y < NEAR_EDGE || x > right || y > low) Object.assign(camera, { x: place.x, y: place.y });
}

/** Open or select the mark that keys have led to, or the one in the middle. */
export function enterMark() {
  const mark = hands.stepped ?? markInTheMiddle();
  if (mark) open(mark);
}
