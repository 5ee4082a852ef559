/* A picture of a view as SVG and as PNG: the view as it is seen, and below it what it shows and what shapes mean. */

import { data } from "./data.js";
import { byId } from "./dom.js";
import { typeInWords } from "./glossary.js";
import { shortened } from "./long-text.js";
import { chosen, keysOfColours } from "./looks.js";
import { isNodeShown } from "./state.js";
import { SvgPen } from "./svg-pen.js";
import { escaped } from "./svg-writing.js";
import { GREY, OUTLINES } from "./symbols.js";
import { shade, theme } from "./theme.js";
import { labelOfCluster } from "./words.js";

/**
 * Its size, and what draws it; `ratio` tells how many pixels of the pen that it expects are one of the picture.
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {number} [ratio]
 * @property {(pen: CanvasRenderingContext2D) => void} draw
 */

const PER_PIXEL = 300 / 96; // dots of print for a pixel of the screen
const MARGIN = 16, LINE = 19, SYMBOL = 6; // pixels
const FACE = getComputedStyle(document.body).fontFamily;

/**
 * @param {Picture} picture
 */
export function svgOf({ width, height, ratio = 1, draw }) {
  const writing = new SvgPen(ratio), pen = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (writing));
  const foot = layFoot(pen, width), all = height + foot.height;
  const fillGround = (/** @type {number} */ top, /** @type {number} */ high) => {
    pen.setTransform(ratio, 0, 0, ratio, 0, top * ratio);
    pen.fillStyle = theme.ground;
    pen.fillRect(0, 0, width, high);
  };
  fillGround(0, height);
  draw(pen);
  fillGround(height, foot.height);
  foot.draw();
  const size = `width="${width}" height="${all}" viewBox="0 0 ${width} ${all}"`;
  return [`<svg xmlns="http://www.w3.org/2000/svg" ${size}>`, `<title>${escaped(data.title)}</title>`, writing.text,
          "</svg>", ""].join("\n");
}

/**
 * The picture as PNG, at the resolution of print.
 * @param {string} svg
 * @returns {Promise<{ blob: Blob, width: number, height: number }>}
 */
export async function pngOf(svg) {
  const image = new Image(), canvas = document.createElement("canvas");
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const width = Math.round(image.naturalWidth * PER_PIXEL), height = Math.round(image.naturalHeight * PER_PIXEL);
  Object.assign(canvas, { width, height });
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve({ blob, width, height }) : reject(new Error("no picture"))), "image/png");
  });
}

/**
 * What stands below a picture: title, counts, and the shapes and colours that are seen.
 * @param {CanvasRenderingContext2D} pen
 * @param {number} width
 */
function layFoot(pen, width) {
  const entries = entriesOfLegend();
  let x = MARGIN, y = 3 * LINE + 14;
  pen.font = `400 13px ${FACE}`;
  const placed = entries.map((entry) => {
    const wide = pen.measureText(entry.label).width + 2 * SYMBOL + 22;
    if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + LINE];
    const at = { ...entry, x, y };
    x += wide;
    return at;
  });
  const draw = () => {
    Object.assign(pen, { fillStyle: theme.ink, textAlign: "left", textBaseline: "alphabetic", globalAlpha: 1 });
    pen.font = `650 15px ${FACE}`;
    pen.fillText(shortened(data.title, Math.floor(width / 9)), MARGIN, LINE + 6);
    pen.font = `400 13px ${FACE}`;
    pen.fillText(shortened(byId("counts").textContent ?? "", Math.floor(width / 6.5)), MARGIN, 2 * LINE + 6);
    for (const each of placed) drawEntry(pen, each);
  };
  return { height: y + LINE, draw };
}

function entriesOfLegend() {
  const shown = data.nodes.filter(isNodeShown), types = new Set(shown.map(({ type }) => type));
  const clusters = new Set(shown.map(({ cluster = "" }) => cluster));
  return [
    ...(chosen.colour === "cluster" ? data.clusters.filter(({ key }) => clusters.has(key))
      .map((each) => ({ label: labelOfCluster(each), colour: each.colour })) : keysOfColours())
      .map(({ label, colour }) => ({ label: shortened(label), colour, shape: "dot" })),
    ...data.types.filter(({ name }) => types.has(name)).map(({ name, shape, colour }) => (
      { label: typeInWords(name), colour: chosen.colour === "type" ? colour : GREY, shape })),
  ];
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {{ label: string, colour: string, shape: string, x: number, y: number }} entry
 */
function drawEntry(pen, { label, colour, shape, x, y }) {
  const outline = OUTLINES[shape], middle = y - 4.5;
  pen.beginPath();
  if (outline) for (const [right, down] of outline) pen.lineTo(x + SYMBOL + right * SYMBOL, middle + down * SYMBOL);
  else pen.arc(x + SYMBOL, middle, SYMBOL, 0, 2 * Math.PI);
  pen.closePath();
  pen.fillStyle = shade(colour);
  pen.fill();
  pen.fillStyle = theme.ink;
  pen.fillText(label, x + 2 * SYMBOL + 6, y);
}
