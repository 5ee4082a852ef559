/* How the network is drawn, in words, for what the page tells of itself. */

import { data, edgesOf } from "../scripts/data.js";
import { chosen } from "../scripts/looks.js";
import { timeOfPage } from "../scripts/state.js";
import { dashesInWords } from "../scripts/words.js";
import { MOST_ARROWS } from "./network-looks.js";
import { groups } from "./network-scene.js";

const GROUPS = "what is tied most densely, named by what most in it are tied to; lines between groups are as thick as "
  + "their ties are many; a click opens a group, a click on its ground closes it";

/** @returns {import("../scripts/views.js").Fact[]} */
export function networkFacts() {
  return [
    ["Size", `${chosen.size} (by area)`],
    ["Colour", chosen.colour === "type" ? "type, as does shape" : `${chosen.colour}; shape tells the type`],
    ["Place", `computed (communities, each force-directed, seed ${data.seed}): what is tied lies close; `
      + "directions mean nothing"],
    ["Dashed", dashesInWords({ ...data, at: timeOfPage() })],
    ["Arrows", arrowsInWords()],
    ["Groups", groups.all.length ? GROUPS : ""],
  ];
}

function arrowsInWords() {
  const isAnyLeftOut = data.edges.some(({ to }) => edgesOf(to).length > MOST_ARROWS);
  return isAnyLeftOut ? `left out where more than ${MOST_ARROWS} relationships meet; details tell the direction` : "";
}
