/* How the network is drawn, in words, for what the page tells of itself. */

import { data, edgesOf } from "../scripts/data.js";
import { chosen, labelOfLook } from "../scripts/looks.js";
import { timeOfPage } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { dashesInWords } from "../scripts/words.js";
import { MOST_ARROWS } from "./network-looks.js";
import { isInGroups } from "./network-scene.js";

/** @returns {import("../scripts/views.js").Fact[]} */
export function networkFacts() {
  return [
    [say("size"), say("network-size", { measure: labelOfLook(chosen.size) })],
    [say("colour"), chosen.colour === "type" ? say("colour-is-type")
      : say("colour-not-type", { colour: labelOfLook(chosen.colour) })],
    [say("place"), say("network-place", { seed: String(data.seed) })],
    [say("dashed"), dashesInWords({ ...data, at: timeOfPage() })],
    [say("arrows"), arrowsInWords()],
    [say("groups"), isInGroups() ? say("groups-are") : ""],
    [say("mode-backbone"), data.backbone?.sentence ?? ""],
  ];
}

function arrowsInWords() {
  const isAnyLeftOut = data.edges.some(({ to }) => edgesOf(to).length > MOST_ARROWS);
  return isAnyLeftOut ? say("arrows-left-out", { count: MOST_ARROWS }) : "";
}
