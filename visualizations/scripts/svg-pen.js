/* A pen that writes SVG instead of drawing on a canvas: as much of CanvasRenderingContext2D as the views use, so that a
   picture that is taken away is drawn by the very functions that draw the one on the screen. */

import { exact, measureText, riseOf, short, svgColour, svgText, textOfPath } from "./svg-writing.js";

/** @typedef {{ scale: number, x: number, y: number }} Place where the pen stands: all it does is moved and enlarged */

const FIELDS = /** @type {const} */ ([
  "fillStyle", "strokeStyle", "lineWidth", "lineCap", "lineJoin", "globalAlpha", "font", "textAlign", "textBaseline",
]);
const FULL_TURN = 2 * Math.PI;

export class SvgPen {
  fillStyle = "#000000";
  strokeStyle = "#000000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  globalAlpha = 1;
  font = "10px sans-serif";
  textAlign = "start";
  textBaseline = "alphabetic";
  /** @type {string[]} */
  #written = [];
  /** @type {Place} */
  #place = { scale: 1, x: 0, y: 0 };
  #dashes = "";
  #path = "";
  /** @type {object[]} */
  #saved = [];
  #ratio;
  /** @type {Map<string, number>} where halos of texts were written, until the texts follow */
  #halos = new Map();

  /**
   * @param {number} [ratio] how many pixels of what it stands in for are one of the picture
   */
  constructor(ratio = 1) {
    this.#ratio = ratio;
  }

  /** What was written. */
  get text() {
    return this.#written.join("\n");
  }

  save() {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, this[name]]));
    this.#saved.push({ fields, place: this.#place, dashes: this.#dashes });
  }

  restore() {
    const { fields, place, dashes } = /** @type {{ fields: object, place: Place, dashes: string }} */ (
      this.#saved.pop() ?? { fields: {}, place: this.#place, dashes: "" });
    Object.assign(this, fields);
    this.#place = place;
    this.#dashes = dashes;
  }

  // -- where it stands ----------------------------------------------------------------------------------------------

  /**
   * @param {number} scale
   * @param {number} _b
   * @param {number} _c
   * @param {[number, number, number]} rest of which the first is the scale again
   */
  setTransform(scale, _b, _c, ...[, x, y]) {
    this.#place = { scale: scale / this.#ratio, x: x / this.#ratio, y: y / this.#ratio };
  }

  /** Return how many pixels of what it stands in for are one of its own, as `a`. */
  getTransform() {
    return { a: this.#place.scale * this.#ratio };
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  translate(x, y) {
    const { scale } = this.#place;
    this.#place = { scale, x: this.#place.x + x * scale, y: this.#place.y + y * scale };
  }

  /**
   * @param {number} factor
   */
  scale(factor) {
    this.#place = { ...this.#place, scale: this.#place.scale * factor };
  }

  // -- lines --------------------------------------------------------------------------------------------------------

  beginPath() {
    this.#path = "";
  }

  closePath() {
    if (this.#path) this.#path += "Z";
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.#path += `M${this.#at(x, y)}`;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.#path += `${this.#path ? "L" : "M"}${this.#at(x, y)}`;
  }

  /**
   * @param {[number, number, number, number]} points
   */
  quadraticCurveTo(...[overX, overY, x, y]) {
    this.#path += `Q${this.#at(overX, overY)} ${this.#at(x, y)}`;
  }

  /**
   * @param {[x: number, y: number, radius: number, from: number, to: number]} arc a whole circle, or part of one
   */
  arc(...[x, y, radius, from, to]) {
    const size = short(radius * this.#place.scale), isWhole = Math.abs(to - from) >= FULL_TURN - 1e-6;
    const half = from + (to - from) / 2;
    this.#path += `${this.#path ? "L" : "M"}${this.#at(x + radius * Math.cos(from), y + radius * Math.sin(from))}`;
    for (const end of isWhole ? [half, to] : [to]) {
      const isLong = !isWhole && Math.abs(to - from) > Math.PI;
      const over = this.#at(x + radius * Math.cos(end), y + radius * Math.sin(end));
      this.#path += `A${size} ${size} 0 ${isLong ? 1 : 0} ${to > from ? 1 : 0} ${over}`;
    }
  }

  /**
   * @param {[x: number, y: number, width: number, height: number]} box
   */
  rect(...[x, y, width, height]) {
    const corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
    this.#path += `M${corners.map(([right = 0, down = 0]) => this.#at(right, down)).join("L")}Z`;
  }

  /**
   * @param {number[]} dashes
   */
  setLineDash(dashes) {
    this.#dashes = dashes.map((each) => short(each * this.#place.scale)).join(" ");
  }

  /**
   * @param {Path2D} [path]
   */
  fill(path) {
    this.#writePath(path, svgColour("fill", this.fillStyle, this.globalAlpha));
  }

  /**
   * @param {Path2D} [path]
   */
  stroke(path) {
    this.#writePath(path, `fill="none" ${this.#strokeOf(path ? 1 : this.#place.scale)}`);
  }

  /**
   * @param {[x: number, y: number, width: number, height: number]} box
   */
  fillRect(...[x, y, width, height]) {
    const { scale } = this.#place, [left = "", top = ""] = this.#at(x, y).split(" ");
    const box = `x="${left}" y="${top}" width="${short(width * scale)}" height="${short(height * scale)}"`;
    this.#written.push(`<rect ${box} ${svgColour("fill", this.fillStyle, this.globalAlpha)}/>`);
  }

  clearRect() {
    // Nothing has been written there.
  }

  /**
   * @param {Path2D | undefined} path
   * @param {string} look
   */
  #writePath(path, look) {
    const { scale, x, y } = this.#place, text = path ? textOfPath(path) : this.#path;
    const moved = path ? ` transform="matrix(${exact(scale)} 0 0 ${exact(scale)} ${short(x)} ${short(y)})"` : "";
    if (text) this.#written.push(`<path d="${text}"${moved} ${look}/>`);
  }

  /**
   * @param {number} scale
   */
  #strokeOf(scale) {
    const { strokeStyle, lineWidth, lineCap, lineJoin } = this;
    return [
      svgColour("stroke", strokeStyle, this.globalAlpha), `stroke-width="${exact(lineWidth * scale)}"`,
      ...(lineCap === "butt" ? [] : [`stroke-linecap="${lineCap}"`]),
      ...(lineJoin === "miter" ? [] : [`stroke-linejoin="${lineJoin}"`]),
      ...(this.#dashes ? [`stroke-dasharray="${this.#dashes}"`] : []),
    ].join(" ");
  }

  // -- texts --------------------------------------------------------------------------------------------------------

  /**
   * @param {string} text
   */
  measureText(text) {
    return measureText(text, this);
  }

  /**
   * The halo of a text: it is written with the text that follows, so that there is one of it.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  strokeText(text, x, y) {
    const halo = ` paint-order="stroke" ${this.#strokeOf(this.#place.scale)}`;
    this.#halos.set(`${text} ${this.#at(x, y)}`, this.#written.push(halo) - 1);
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    const key = `${text} ${this.#at(x, y)}`, before = this.#halos.get(key), halo = this.#written[before ?? -1] ?? "";
    if (before !== undefined) this.#written[before] = "";
    this.#halos.delete(key);
    const [left = "", down = ""] = this.#at(x, y + riseOf(this)).split(" "), { scale } = this.#place;
    const look = `${svgColour("fill", this.fillStyle, this.globalAlpha)}${halo}`;
    this.#written.push(svgText({ text, x: left, y: down, scale, font: this.font, align: this.textAlign, look }));
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #at(x, y) {
    const { scale, x: left, y: top } = this.#place;
    return `${short(x * scale + left)} ${short(y * scale + top)}`;
  }
}
