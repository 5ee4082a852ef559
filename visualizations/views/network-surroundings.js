/* What lies below the nodes and edges of the network, and what stands above them: grounds, and names. */

import { fitLetters } from "../scripts/theme.js";
import { drawGrounds } from "./network-bubbles.js";
import { drawClusterGrounds } from "./network-grounds.js";
import { drawLabels } from "./network-labels.js";
import { clusterGrounds, isBright, isInGroups, shownDiscs } from "./network-scene.js";
import { groups } from "./network-shown-groups.js";
import { drawStep } from "./network-steps.js";

/** @typedef {import("./label-placement.js").Box} Box */
/** @typedef {import("./network-camera.js").Viewpoint} Viewpoint */

/**
 * Draw the grounds of groups and clusters; return where names of theirs stand.
 * @param {CanvasRenderingContext2D} context
 * @param {Viewpoint} viewpoint
 */
export function drawBelow(context, viewpoint) {
  const scale = viewpoint.getScale();
  fitLetters(viewpoint.canvas.frame.clientWidth);
  if (isInGroups()) drawGrounds(context, groups.opened, scale);
  return drawClusterGrounds(context, clusterGrounds(), scale);
}

/**
 * Draw the names, and the ring around the mark that keys have led to.
 * @param {CanvasRenderingContext2D} context
 * @param {Viewpoint} viewpoint
 * @param {Box[]} taken where other names stand
 */
export function drawAbove(context, viewpoint, taken) {
  drawStep(context, shownDiscs(), viewpoint.getScale());
  drawLabels(context, viewpoint, shownDiscs(), { isBright, taken });
}
