/* As of the year of which the page tells: how sure things are then. */

import { asOf } from "./state.js";
import { POSSIBLY, heldIn } from "./tenures.js";

/** @typedef {import("./data.js").GraphEdge} GraphEdge */

/**
 * Whether it is only possible that an edge held.
 * @param {GraphEdge} edge
 */
export function isPossible(edge) {
  return asOf.year === null ? edge.possibly === true : heldIn(edge.tenure, asOf.year) === POSSIBLY;
}

/**
 * Whether an edge is drawn dashed: it is inferred, disputed or only possible.
 * @param {GraphEdge} edge
 */
export function isDashed(edge) {
  return edge.dashes === true || isPossible(edge);
}
