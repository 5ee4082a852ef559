/* Parts of SVG as text: numbers, colours, texts, and paths that are drawn more than once. */

/**
 * A text: where its baseline begins, how large it is, its font as a canvas has it, and further attributes.
 * @typedef {{ text: string, x: string, y: string, scale: number, font: string, align: string, look: string }} Written
 */

const ruler = document.createElement("canvas").getContext("2d");
/** @type {WeakMap<Path2D, string>} */
const known = new WeakMap();

/**
 * Make a path of rings, and know later what is in it.
 * @param {{ x: number, y: number }[][]} rings
 */
export function pathOfRings(rings) {
  const text = rings.map((ring) => `M${ring.map(({ x, y }) => `${exact(x)} ${exact(y)}`).join("L")}Z`).join("");
  const path = new Path2D(text);
  known.set(path, text);
  return path;
}

/**
 * What is in a path that was made here.
 * @param {Path2D} path
 */
export function textOfPath(path) {
  return known.get(path) ?? "";
}

/**
 * @param {Written} written
 */
export function svgText({ text, x, y, scale, font, align, look }) {
  const [, weight = "400", size = "10", face = "sans-serif"] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(font) ?? [];
  const anchor = { center: "middle", right: "end", end: "end" }[align] ?? "start";
  return `<text x="${x}" y="${y}" font-family="${escaped(face)}" font-weight="${weight}" `
    + `font-size="${short(Number(size) * scale)}" text-anchor="${anchor}" ${look}>${escaped(text)}</text>`;
}

/**
 * How large a text is on a canvas.
 * @param {string} text
 * @param {{ font: string, textBaseline: string }} how
 */
export function measureText(text, { font, textBaseline }) {
  if (!ruler) throw new Error("the browser draws on no canvas");
  return Object.assign(ruler, { font, textBaseline }).measureText(text);
}

/**
 * How far below the place of a text its baseline lies: programs differ in what they make of other baselines.
 * @param {{ font: string, textBaseline: string }} how
 */
export function riseOf({ font, textBaseline }) {
  const above = measureText("x", { font, textBaseline: "alphabetic" }).fontBoundingBoxAscent;
  return above - measureText("x", { font, textBaseline }).fontBoundingBoxAscent;
}

/**
 * How a colour fills or strokes; how opaque it is stands by itself, since not every program reads both in one.
 * @param {"fill" | "stroke"} what
 * @param {string} style
 * @param {number} alpha
 */
export function svgColour(what, style, alpha) {
  const [, colours = "", part = "1"] = /^rgba\((.*),\s*([\d.]+)\)$/.exec(style) ?? [], opaque = alpha * Number(part);
  const opacity = opaque < 1 ? ` ${what}-opacity="${short(opaque)}"` : "";
  return `${what}="${escaped(colours ? `rgb(${colours})` : style)}"${opacity}`;
}

/**
 * A number to a hundredth.
 * @param {number} number
 */
export function short(number) {
  return String(Math.round(number * 100) / 100);
}

/**
 * @param {number} number
 */
export function exact(number) {
  return String(Number(number.toPrecision(6)));
}

/**
 * Text as it can stand in XML, which cannot hold control characters or half letters.
 * @param {string} text
 */
export function escaped(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
