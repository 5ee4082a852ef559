/* The lines of the timeline that are seen, drawn for a picture that is taken away. */

import { typeInWords } from "../scripts/glossary.js";
import { theme } from "../scripts/theme.js";
import { asOf } from "../scripts/state.js";
import { ticksOf } from "./timeline-lines.js";

/** @typedef {import("./timeline-lines.js").Line} Line */
/** @typedef {{ text: string, words: string, line: Line | null }} Row a heading has no line */
/** @typedef {{ name: number, when: number, bars: number, right: number }} Columns where each begins, in pixels */

const ROW = 20, MARGIN = 16, GAP = 18, BARS = 620; // pixels
const INDENT = "    ";
const MOST_TICKS = 8;
const SLICES = 8; // of a soft end
const FACE = getComputedStyle(document.body).fontFamily;
const ruler = document.createElement("canvas").getContext("2d");

/**
 * @param {Line[]} lines
 * @param {{ first: number, last: number }} bounds
 * @returns {import("../scripts/picture.js").Picture}
 */
export function pictureOfTimeline(lines, bounds) {
  const rows = rowsOf(lines), columns = columnsOf(rows), height = (rows.length + 2) * ROW;
  const at = (/** @type {number} */ year) => {
    const within = Math.min(Math.max(year, bounds.first), bounds.last + 1) - bounds.first;
    return columns.bars + (within / (bounds.last + 1 - bounds.first)) * BARS;
  };
  return {
    width: Math.ceil(columns.right), height,
    draw(pen) {
      drawAxis(pen, ticksOf(bounds, MOST_TICKS), at, height);
      rows.forEach((row, place) => drawRow(pen, row, { columns, at, middle: (place + 2) * ROW }));
      if (asOf.year === null) return;
      Object.assign(pen, { fillStyle: theme.ink, globalAlpha: 0.6 });
      pen.fillRect(at(asOf.year + 0.5) - 0.75, ROW * 1.5, 1.5, height - ROW * 1.5);
    },
  };
}

/**
 * @param {Line[]} lines
 * @returns {Row[]}
 */
function rowsOf(lines) {
  return lines.flatMap((line, place) => {
    const { host, other, phrase, words, depth } = line, isNew = lines[place - 1]?.host.type !== host.type;
    const text = [...(depth === 0 ? [host.name] : []), ...(other ? [phrase, other.name] : [])].join(" ");
    return [...(isNew ? [{ text: typeInWords(host.type), words: "", line: null }] : []),
            { text: (depth === 1 ? INDENT : "") + text, words, line }];
  });
}

/**
 * @param {Row[]} rows
 * @returns {Columns}
 */
function columnsOf(rows) {
  const widest = (/** @type {string[]} */ texts) => {
    if (ruler) ruler.font = fontOf(null);
    return texts.reduce((most, text) => Math.max(most, ruler?.measureText(text).width ?? 0), 0);
  };
  const when = MARGIN + widest(rows.map(({ text }) => text)) + GAP;
  const bars = when + widest(rows.map(({ words }) => words)) + GAP;
  return { name: MARGIN, when, bars, right: bars + BARS + MARGIN };
}

/**
 * @param {Line | null} line
 */
function fontOf(line) {
  return `${line ? 400 : 650} 13px ${FACE}`;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[]} ticks
 * @param {(year: number) => number} at
 * @param {number} height
 */
function drawAxis(pen, ticks, at, height) {
  pen.font = `400 12px ${FACE}`;
  for (const year of ticks) {
    Object.assign(pen, { fillStyle: theme.edge, globalAlpha: 0.5 });
    pen.fillRect(at(year), ROW * 1.3, 0.6, height - ROW * 1.3);
    Object.assign(pen, { fillStyle: theme.ink, globalAlpha: 1, textAlign: "left", textBaseline: "alphabetic" });
    pen.fillText(String(year), at(year), ROW);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Row} row
 * @param {{ columns: Columns, at: (year: number) => number, middle: number }} where
 */
function drawRow(pen, { text, words, line }, { columns, at, middle }) {
  Object.assign(pen, { font: fontOf(line), fillStyle: theme.ink, globalAlpha: 1, textAlign: "left" });
  const indent = text.length - text.trimStart().length;
  pen.fillText(text.trimStart(), columns.name + indent * 4, middle + 4);
  if (words) pen.fillText(words, columns.when, middle + 4);
  if (!line?.years) return;
  const { first, last, surelyFirst, surelyLast } = line.years;
  const bar = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ alpha) => {
    pen.globalAlpha = alpha;
    if (to > from) pen.fillRect(from, middle - 5, to - from, 10);
  };
  pen.fillStyle = theme.brightEdge;
  if (surelyFirst > surelyLast) {
    bar(at(first), at(last + 1), 0.35);
    return;
  }
  bar(at(surelyFirst), at(surelyLast + 1), 0.9);
  const begin = at(first), sure = at(surelyFirst), unsure = at(surelyLast + 1), end = at(last + 1);
  for (let slice = 0; slice < SLICES; slice += 1) {
    const part = slice / SLICES, next = (slice + 1) / SLICES, alpha = 0.08 + 0.7 * part;
    bar(begin + (sure - begin) * part, begin + (sure - begin) * next, alpha);
    bar(end - (end - unsure) * next, end - (end - unsure) * part, alpha);
  }
}
