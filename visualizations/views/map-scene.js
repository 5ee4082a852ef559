/* What the map has to draw now: marks, arcs and, where something is selected, those that stay bright. */

import { data } from "../scripts/data.js";
import { isEdgeShown, selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { theme } from "../scripts/theme.js";
import { camera } from "./map-camera.js";
import { groupPlaces } from "./map-groups.js";
import { locateAll, placeOf, placesNow, placesOf } from "./map-places.js";
import { MOST_ARCS, arcsOf } from "./map-ties.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-places.js").Place} Place */
/** @typedef {import("./map-ties.js").Arc} Arc */
/**
 * @typedef {object} Scene
 * @property {Mark[]} marks
 * @property {Place[]} dots those that are drawn together with others
 * @property {Arc[]} arcs
 * @property {number} count of the arcs, also of those that are too many to be drawn
 */

/** @type {Map<string, Scene>} scenes by how close the map is, and how large its letters */
const scenes = new Map();
/** @type {{ places: Place[], arcs: Arc[], count: number } | null} */
let bright = null;

/** Forget what was to be drawn: other things are shown. */
export function showAnew() {
  locateAll();
  scenes.clear();
  bright = null;
}

/** Forget what was bright: something else is selected. */
export function brightenAnew() {
  bright = null;
}

/** What is drawn at this scale. */
export function sceneNow() {
  const level = Math.floor(2 * Math.log2(camera.scale)), key = `${level} ${theme.letters}`;
  const found = scenes.get(key) ?? sceneAt(2 ** (level / 2));
  scenes.set(key, found);
  return found;
}

/**
 * @param {number} scale
 * @returns {Scene}
 */
function sceneAt(scale) {
  const marks = groupPlaces(placesNow(), scale), dots = marks.flatMap(({ members }) => (
    members.length > 1 ? members : []));
  /** @type {Map<string, Place>} */
  const drawnAt = new Map(marks.flatMap(({ place, members }) => members.map(({ node }) => [node.id, place])));
  return { marks, dots, ...arcsOf(data.edges.filter(isEdgeShown), (id) => drawnAt.get(id)) };
}

/** Those that are bright, each where it is, and the ties of what is selected; null where nothing is. */
export function brightNow() {
  if (!selection.bright) return null;
  bright ??= { places: placesOf(selection.bright), ...arcsOf(brightEdges(), placeOf) };
  return bright;
}

function brightEdges() {
  const { node, edge, bright: ids } = selection;
  return data.edges.filter((each) => {
    if (node ? each.from !== node.id && each.to !== node.id : !ids?.has(each.from) || !ids.has(each.to)) return false;
    return edge === each || isEdgeShown(each);
  });
}

/** Tell what is drawn, and what of it is left out. */
export function mapInWords() {
  const { marks, arcs, count } = sceneNow(), groups = marks.filter(({ members }) => members.length > 1).length;
  const places = say("count-places", { count: placesNow().length });
  const parts = [groups ? say("places-grouped", { places, count: groups }) : places];
  if (count > arcs.length) parts.push(say("strongest-ties", { shown: MOST_ARCS, count }));
  return parts.join("; ");
}

/** Say that what is selected is not on the map; nothing where it is, or nothing is. */
export function unplacedInWords() {
  const { node, edge } = selection;
  if (node) return placeOf(node.id) ? "" : say("selected-nowhere");
  if (edge && !(placeOf(edge.from) && placeOf(edge.to))) return say("end-nowhere");
  return "";
}
