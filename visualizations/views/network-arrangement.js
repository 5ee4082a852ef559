/* What the network shows in the place of all of it, in a mode: which nodes and relationships, and where they lie. */

import { data, edgesOf, numberOf } from "../scripts/data.js";
import { asOf, isEdgeShown, isNodeShown } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { ofAll } from "../scripts/words.js";
import { arrangeBackbone } from "./network-backbone.js";
import { arrangeChains } from "./network-chains.js";
import { MOST_MARKS } from "./network-groups.js";
import { mode, modeInText } from "./network-modes.js";
import { placeRings, ringsAround } from "./network-rings.js";
import { arrangeSides } from "./network-sides.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./network-camera.js").Disc} Disc */
/** @typedef {import("./network-rings.js").Mark} Mark */
/** @typedef {import("./network-lines.js").Line} Line */
/**
 * Places by the numbers of nodes, the relationships and other lines between them, and what is to be said of it.
 * @typedef {{ places: Map<number, Mark>, edges: GraphEdge[], lines: Line[], note: string }} Arrangement
 */
/** @typedef {Arrangement & { discs: Map<number, Disc> }} Arranged */

/** @type {{ asked: string, shown: Uint8Array, arranged: Arranged | null }} */
let last = { asked: "", shown: new Uint8Array(), arranged: null };

/** What the mode shows now; null where that is all of it. */
export function arrangementNow() {
  return last.arranged;
}

/**
 * Find out anew what the mode shows, if what it is about has changed, or what there is to be shown.
 * @param {readonly Disc[]} discs where the nodes lie when all are seen, by their numbers
 * @param {{ anew: boolean }} how whether to do it anyway
 */
export function arrangeAgain(discs, { anew }) {
  const asked = `${modeInText()} ${asOf.year}`, shown = shownNow();
  const isSame = asked === last.asked && shown.length === last.shown.length
    && shown.every((each, at) => each === last.shown[at]);
  if (isSame && !anew) return;
  const found = mode.name === "whole" || mode.name === "clusters" ? null : arrange(discs);
  last = { asked, shown, arranged: found && { ...found, discs: discsOf(found.places) } };
}

/** What the mode asks for, where it still has to be told what it is about. */
export function whatIsAsked() {
  if (mode.name === "ego" && !mode.centre) return say("pick-one-first");
  return mode.name === "path" && !mode.pair.length ? say("pick-two-first") : "";
}

function shownNow() {
  const shown = new Uint8Array(data.nodes.length + data.edges.length);
  for (const node of data.nodes) shown[node.number] = Number(isNodeShown(node));
  for (const edge of data.edges) shown[data.nodes.length + edge.id] = Number(isEdgeShown(edge));
  return shown;
}

/**
 * @param {Map<number, Mark>} places
 */
function discsOf(places) {
  return new Map([...places].map(([number, place]) => [number, { id: data.nodes[number]?.id ?? "", ...place }]));
}

/**
 * @param {readonly Disc[]} discs
 * @returns {Arrangement | null}
 */
function arrange(discs) {
  const [one = "", other = ""] = mode.pair;
  if (mode.name === "two-mode") return arrangeSides(discs);
  if (mode.name === "backbone") return arrangeBackbone(discs);
  if (mode.name === "path") return one ? arrangeChains(numberOf(one), numberOf(other), discs) : null;
  return mode.centre ? arrangeAround(numberOf(mode.centre), discs) : null;
}

/**
 * @param {number} centre
 * @param {readonly Disc[]} discs
 * @returns {Arrangement}
 */
function arrangeAround(centre, discs) {
  /** @type {Map<number, number[]>} */
  const known = new Map();
  const neighboursOf = (/** @type {number} */ node) => {
    const found = known.get(node) ?? [...new Set(edgesOf(data.nodes[node]?.id ?? "").filter(isEdgeShown)
      .map(({ start, end }) => (start === node ? end : start)))];
    known.set(node, found);
    return found;
  };
  const rings = ringsAround(centre, mode.radius, neighboursOf), many = rings.flat().length;
  const places = placeRings(atMost(rings, MOST_MARKS), { neighboursOf, discs });
  const edges = data.edges.filter(({ start, end }) => places.has(start) && places.has(end));
  const within = say("within-steps", {
    shown: ofAll(places.size - 1, many - 1), steps: say("count-steps", { count: mode.radius }),
    name: data.nodes[centre]?.name ?? "",
  });
  const note = places.size < many ? [within, say("farthest-left-out")].join("; ") : within;
  return { places, edges, lines: [], note };
}

/**
 * Rings of no more nodes than can be seen at once: of the outermost those with most relationships.
 * @param {number[][]} rings
 * @param {number} most
 */
function atMost(rings, most) {
  let left = most;
  return rings.map((ring) => {
    const ties = (/** @type {number} */ node) => edgesOf(data.nodes[node]?.id ?? "").length;
    const kept = ring.length <= left ? ring : [...ring].sort((a, b) => ties(b) - ties(a) || a - b).slice(0, left);
    left -= kept.length;
    return kept;
  });
}
