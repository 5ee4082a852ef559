/* The map view: a canvas of its own that is moved by hand and by keys, and what stands beside it. */

import { data } from "../scripts/data.js";
import { button, element } from "../scripts/dom.js";
import { freeSpaceOf } from "../scripts/free-space.js";
import { chosen, labelOfLook } from "../scripts/looks.js";
import { selection, timeOfPage } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { registerView } from "../scripts/views.js";
import { dashesInWords } from "../scripts/words.js";
import { forgetMove, noteMove, showWanted } from "./map-address.js";
import { beside, hideMembers, members, tellBeside } from "./map-beside.js";
import { camera, screenOf, showPlaces, zoomMap } from "./map-camera.js";
import { outlinesOf } from "./map-coastline.js";
import { followHands } from "./map-hands.js";
import { clickAt, enterMark, pointAt, showAllPlaces, stepTo } from "./map-opening.js";
import { takePalette } from "./map-palette.js";
import {
  canvas, drawMap, drawMapSoon, hands, measureMap, moveMapSoon, note, pictureOfMap, takeOutlines,
} from "./map-picture.js";
import { placeOf, takePlaces } from "./map-places.js";
import { brightNow, brightenAnew, sceneNow, showAnew } from "./map-scene.js";

/** @typedef {import("./map-places.js").ViewData} ViewData */

registerView({
  name: "map", mount, update, facts, picture: pictureOfMap,
  keys: say("map-keys"),
});

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  const described = /** @type {ViewData} */ (viewData);
  takeOutlines(outlinesOf(described.coast));
  takePlaces(described);
  takePalette(container);
  container.append(canvas, renderZoom(), beside, note, members);
  measureMap();
  tellBeside();
  showAllPlaces();
  if (selection.bright) travel();
  showWanted();
  followHands(canvas, {
    moved: followMove, click: clickAt, point: pointAt, step: stepTo, enter: enterMark, all: showAllPlaces,
  });
  new ResizeObserver(() => {
    measureMap();
    drawMapSoon();
  }).observe(canvas);
  matchMedia("(forced-colors: active)").addEventListener("change", () => update({ theme: true }));
  drawMap();
  return { camera, drawMap, screenOf, placeOf, sceneNow, brightNow };
}

/**
 * @param {import("../scripts/state.js").Change} change
 */
function update(change) {
  if (change.hidden || change.looks) {
    showAnew();
    tellBeside();
    hands.stepped = null;
  } else if (change.selection) brightenAnew();
  if (change.hidden || change.selection) hideMembers();
  if (change.theme) takePalette(canvas.parentElement ?? canvas);
  if (!showWanted(change) && change.travel) travel();
  drawMapSoon();
}

/**
 * @param {unknown} viewData
 * @returns {import("../scripts/views.js").Fact[]}
 */
function facts(viewData) {
  return [
    [say("place"), say("map-place")],
    [say("groups"), say("map-groups")],
    [say("size"), say("map-size", { measure: labelOfLook(chosen.size) })],
    [say("colour"), say("map-colour", { colour: labelOfLook(chosen.colour) })],
    [say("dashed"), dashesInWords({ ...data, at: timeOfPage() })],
    [say("coastline"), /** @type {ViewData} */ (viewData).credit],
  ];
}

/* Go to what is bright. */
function travel() {
  showPlaces(brightNow()?.places ?? [], freeSpaceOf(canvas.parentElement ?? canvas));
  forgetMove();
}

function followMove() {
  noteMove();
  hideMembers();
  moveMapSoon();
}

function renderZoom() {
  const group = element("div", null, { class: "zoom overlay", role: "group", "aria-label": say("zoom") });
  const zoom = (/** @type {number} */ factor) => () => {
    zoomMap(factor);
    followMove();
  };
  group.append(
    button("+", zoom(1.6), { "aria-label": say("zoom-in"), title: say("zoom-in") }),
    button("−", zoom(1 / 1.6), { "aria-label": say("zoom-out"), title: say("zoom-out") }),
    button("⤢", showAllPlaces, { "aria-label": say("zoom-all"), title: say("zoom-all") }),
  );
  return group;
}
