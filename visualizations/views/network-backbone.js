/* The backbone: the ties that are more than size explains, as `interurban backbone` found them. */

import { data } from "../scripts/data.js";
import { isNodeShown } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { ofAll } from "../scripts/words.js";
import { MOST_MARKS } from "./network-groups.js";

/** @typedef {import("./network-arrangement.js").Arrangement} Arrangement */
/** @typedef {import("./network-rings.js").Mark} Mark */

/**
 * @param {readonly Mark[]} discs
 * @returns {Arrangement}
 */
export function arrangeBackbone(discs) {
  const { ties = [], places = [], count = 0 } = data.backbone ?? {};
  const where = new Map(places.map(([number, x, y]) => [number, [x, y]]));
  /** @type {Map<number, Mark>} */
  const marks = new Map();
  const isShown = (/** @type {number} */ number) => {
    const node = data.nodes[number];
    return node !== undefined && isNodeShown(node);
  };
  const drawn = ties.filter(([start, end]) => isShown(start) && isShown(end))
    .filter(([start, end]) => {
      const fresh = [start, end].filter((number) => !marks.has(number));
      if (marks.size + fresh.length > MOST_MARKS) return false;
      for (const number of fresh) {
        const [x = 0, y = 0] = where.get(number) ?? [];
        marks.set(number, { x, y, size: discs[number]?.size ?? 0 });
      }
      return true;
    });
  const most = drawn.reduce((best, [, , amount]) => Math.max(best, amount), 1);
  const lines = drawn.map(([from, to, amount]) => ({ from, to, strength: Math.sqrt(amount / most) }));
  return {
    places: marks, edges: [], lines, note: say("backbone-shown", { shown: ofAll(drawn.length, count) }),
  };
}
