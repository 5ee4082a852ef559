/* The colours of what is drawn on a canvas, which knows no style sheet. */

import { data } from "./data.js";
import { notify } from "./state.js";

const PRINTED = { ink: "#1b2430", ground: "#ffffff", edge: "#8b96a5", brightEdge: "#33415c" };

const PAPER = 704; // pixels: the width of A4 between its margins, on which a drawing of any width is printed
const ON_PAPER = 0.9; // of their size on the screen: 2.5 mm and more

/**
 * The colours of text, ground and lines; `dark` on a dark screen, `printing` while the page is printed, never both.
 * `letters` is how many times as large as on the screen they are drawn, so that in print they can be read.
 */
export const theme = { ...PRINTED, dark: false, printing: false, letters: 1 };

/**
 * Take the colours of the style sheet, as they are on the screen or in print.
 * @param {{ dark: boolean, printing: boolean }} where
 */
export function applyTheme({ dark, printing }) {
  const style = getComputedStyle(document.documentElement);
  const [ink = "", ground = "", edge = "", brightEdge = ""] = ["--ink", "--ground", "--edge", "--bright-edge"]
    .map((name) => style.getPropertyValue(name).trim());
  Object.assign(theme, printing ? PRINTED : { ink, ground, edge, brightEdge }, {
    dark: dark && !printing, printing, letters: 1,
  });
  notify({ theme: true });
}

/**
 * Let letters be as large as they are to be on a drawing, which on paper is made narrower.
 * @param {number} width of the drawing, in pixels
 */
export function fitLetters(width) {
  theme.letters = theme.printing ? Math.max(1, (ON_PAPER * width) / PAPER) : 1;
}

/**
 * A colour of the page as it is now: another on a dark ground.
 * @param {string} colour
 */
export function shade(colour) {
  return theme.dark ? data.onDark[colour] ?? colour : colour;
}
