/* What the network tells of what is drawn: how much it is, what is left out, and what a mode still has to be told. */

import { selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { arrangementNow, whatIsAsked } from "./network-arrangement.js";
import { isInGroups, shownDiscs, shownSums } from "./network-scene.js";

/** Return it in words; nothing where all is drawn. */
export function noteInWords() {
  const asked = whatIsAsked(), found = arrangementNow();
  if (asked) return asked;
  if (found) return [found.note, ...(isSelectionSeen(found) ? [] : [say("selected-unseen")])].join("; ");
  return isInGroups() ? marksInWords() : "";
}

/**
 * @param {import("./network-arrangement.js").Arranged} found
 */
function isSelectionSeen({ places }) {
  const { node, pair } = selection;
  return [...(node ? [node] : []), ...pair ?? []].every(({ number }) => places.has(number));
}

function marksInWords() {
  const discs = shownDiscs(), bubbles = discs.filter(({ label }) => label).length, nodes = discs.length - bubbles;
  const { shown, count } = shownSums(), inGroups = say("count-groups", { count: bubbles });
  const marks = nodes ? say("groups-and-nodes", { groups: inGroups, nodes: say("count-nodes", { count: nodes }) })
    : inGroups;
  const less = count > shown ? [say("strongest-sums", { shown, count })] : [];
  return [say("groups-shown", { shown: marks }), ...less].join("; ");
}
