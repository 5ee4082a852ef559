/* The ways in which a name may be set at its node, or in its bubble, and how wide it is then. */

import { nodeById } from "../scripts/data.js";
import { theme } from "../scripts/theme.js";
import { LINE_HEIGHT, breakIntoLines, placementsOf, shorten } from "./label-placement.js";

/** @typedef {import("./label-placement.js").Label} Label */
/** @typedef {import("./label-placement.js").Placement} Placement */
/**
 * @typedef {{ id: string, x: number, y: number, radius: number, size: number, label?: string[],
 *             beside?: "left" | "right" }} Spot
 */
/** @typedef {{ label: Label, size: number, places: Placement[] }} Way */

const WIDEST = 2.6; // times the radius of a bubble, in whose middle a name of that width still is seen as its own
const LEAST_LETTERS = 11; // pixels
const LEAST_TO_TELL = 18; // pixels; the radius of a bubble in which a part of its name is worth to be read
export const FACE = getComputedStyle(document.body).fontFamily;
const pen = document.createElement("canvas").getContext("2d");
/** @type {Map<string, Label>} */
const measured = new Map();

/**
 * The ways to set a name, the best first: the name of a bubble in it, if need be in the smallest letters, or beside
 * it; or what of it there is room for.
 * @param {Spot} spot
 * @param {number} weight of the letters
 * @returns {Iterable<Way>}
 */
export function* waysToSet(spot, weight) {
  const label = labelOf(spot, weight), size = Math.round(sizeOfLetters(spot) * theme.letters);
  const least = Math.round(LEAST_LETTERS * theme.letters);
  const sizes = spot.label ? [size, least] : [];
  for (const each of sizes) yield { label, size: each, places: placesInside(spot, label, each) };
  yield { label, size, places: placesBeside(spot, label, size) };
  if (!spot.label || spot.radius < LEAST_TO_TELL * theme.letters) return;
  const chord = 2 * Math.sqrt(spot.radius ** 2 - (LINE_HEIGHT * least) ** 2); // where two lines end
  const short = shortLabelOf(spot.label, weight, chord / least);
  yield { label: short, size: least, places: placesInside(spot, short, least) };
}

/**
 * @param {Spot} spot
 */
function sizeOfLetters({ size, radius, label }) {
  return 11 + (label ? Math.min(radius, 60) / 15 : Math.min(size, 34) / 10);
}

/**
 * Where the label of a bubble stands in it, if it is no wider.
 * @param {Spot} spot
 * @param {Label} label
 * @param {number} size
 * @returns {Placement[]}
 */
function placesInside({ x, y, radius }, label, size) {
  const width = label.width * size, height = label.lines.length * size * LINE_HEIGHT;
  const left = x - width / 2, top = y - height / 2;
  if (width > WIDEST * radius) return [];
  return [{ align: "center", x, box: [left, top, left + width, top + height] }];
}

/**
 * Where a label may stand outside of its node.
 * @param {Spot} spot
 * @param {Label} label
 * @param {number} size
 */
function placesBeside(spot, label, size) {
  const all = placementsOf(spot, label, size), { beside } = spot;
  return beside ? all.filter(isLevel).filter(({ align }) => align !== beside) : all;
}

/**
 * Whether a name stands at the height of its node.
 * @param {Placement} placement
 * @param {number} place among all
 */
function isLevel({ align }, place) {
  return align !== "center" && place < 4;
}

/**
 * @param {Spot} spot
 * @param {number} weight
 */
function labelOf({ id, label: lines, beside }, weight) {
  const key = `${weight} ${lines ? `${id} ${lines.at(-1)}` : `${beside ? "beside" : ""} ${id}`}`;
  const label = measured.get(key) ?? measure(lines ?? linesOf(nodeById(id).name, beside !== undefined), weight);
  measured.set(key, label);
  return label;
}

/**
 * @param {string[]} lines of which the last tells how many
 * @param {number} weight
 * @param {number} width in units of the letter size
 */
function shortLabelOf(lines, weight, width) {
  const name = lines.slice(0, -1).join(" "), share = width / measure([name], weight).width;
  let most = Math.floor([...name].length * share), short = name;
  do {
    short = shorten(name, most);
    most -= 1;
  } while (most >= 2 && measure([short], weight).width > width); // its first letters may be the broad ones
  return measure([short, ...lines.slice(-1)], weight);
}

/**
 * @param {string} name
 * @param {boolean} isInColumn where one line has to do
 */
function linesOf(name, isInColumn) {
  return isInColumn ? [breakIntoLines(name).join(" ")] : breakIntoLines(name);
}

/**
 * @param {string[]} lines
 * @param {number} weight
 */
function measure(lines, weight) {
  if (!pen) return { lines, width: 0 };
  pen.font = `${weight} 100px ${FACE}`;
  return { lines, width: Math.max(...lines.map((line) => pen.measureText(line).width)) / 100 };
}
