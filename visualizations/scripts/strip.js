/* A strip along the years of the page: when something held, with soft ends where that is not known. */

import { data } from "./data.js";
import { svgElement } from "./dom.js";
import { asOf } from "./state.js";
import { yearsOf } from "./tenures.js";

const WIDTH = 300, HEIGHT = 8; // units of the drawing, which is as wide as the line

/**
 * Return the strip of a tenure, for eyes alone: the dates stand beside it in words. Nothing for what held always.
 * @param {number} tenure
 */
export function renderStrip(tenure) {
  const years = yearsOf(tenure), [first, last] = data.tenures?.bounds ?? [];
  if (!years || first === undefined || last === undefined || last === first) return [];
  return [stripOf(years, { first, last })];
}

/**
 * Return a strip between two years, with thin lines at some of them.
 * @param {import("./tenures.js").Years | null} years none for a strip without a bar
 * @param {{ first: number, last: number, ticks?: number[] }} bounds
 */
export function stripOf(years, { first, last, ticks = [] }) {
  const at = (/** @type {number} */ year) => ((clamp(year, first, last + 1) - first) / (last + 1 - first)) * WIDTH;
  const strip = svgElement("svg", {
    class: "strip", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true",
  });
  strip.append(...ticks.map((year) => bar("tick", at(year), at(year) + 0.4, 0)));
  if (years) strip.append(...barsOf(years, at));
  if (asOf.year !== null) strip.append(bar("now", at(asOf.year + 0.5) - 1, at(asOf.year + 0.5) + 1, 0));
  return strip;
}

/**
 * @param {import("./tenures.js").Years} years
 * @param {(year: number) => number} at
 */
function barsOf({ first, last, surelyFirst, surelyLast }, at) {
  const ground = bar("ground", 0, WIDTH), begin = at(first), end = at(last + 1);
  if (surelyFirst > surelyLast) return [ground, bar("unsure", begin, end)];
  const sure = at(surelyFirst), unsure = at(surelyLast + 1);
  return [ground, bar("soft-start", begin, sure), bar("sure", sure, unsure), bar("soft-end", unsure, end)];
}

/**
 * @param {string} look
 * @param {number} from
 * @param {number} to
 * @param {number} [inset]
 */
function bar(look, from, to, inset = 2) {
  const width = Math.max(to - from, 0), made = svgElement("rect", { x: from, width, class: look });
  for (const [name, value] of [["y", inset], ["height", HEIGHT - 2 * inset]]) made.setAttribute(`${name}`, `${value}`);
  return made;
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
