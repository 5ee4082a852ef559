/* The pair of nodes of which one asks how they are tied: what ties them stays bright, in every year. */

import { data, nodeById } from "./data.js";
import { nodesOf, tiesBetween } from "./paths.js";
import { asOf, notify, selection, subscribe } from "./state.js";

/** Let what ties the pair stay bright in another year, too. */
export function mountPairs() {
  subscribe((change) => {
    if ((change.hidden || change.selection) && selection.pair) brightenPair();
  });
}

/**
 * Ask how two nodes are tied.
 * @param {string} one
 * @param {string} other
 */
export function askPair(one, other) {
  Object.assign(selection, { node: null, edge: null, pair: [nodeById(one), nodeById(other)] });
  notify({ selection: true, travel: true });
}

function brightenPair() {
  const [one, other] = selection.pair ?? [];
  if (!one || !other) return;
  const between = nodesOf(tiesBetween(one.number, other.number, asOf.year));
  const ids = [...between].map((number) => data.nodes[number]?.id ?? "");
  selection.bright = new Set([one.id, other.id, ...ids]);
}
