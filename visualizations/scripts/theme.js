/* The colours of what is drawn on a canvas, which knows no style sheet. */

import { data } from "./data.js";
import { notify } from "./state.js";

const PRINTED = { ink: "#1b2430", ground: "#ffffff", edge: "#8b96a5", brightEdge: "#33415c" };

const PAPER = 704; // pixels: the width of A4 between its margins, on which a drawing as wide as the window is printed

/**
 * The colours of text, ground and lines; `dark` on a dark screen, `printing` while the page is printed, never both.
 * `letters` is how many times as large as on the screen they are drawn, so that in print they have their size.
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
    dark: dark && !printing, printing, letters: printing ? Math.max(1, innerWidth / PAPER) : 1,
  });
  notify({ theme: true });
}

/**
 * A colour of the page as it is now: another on a dark ground.
 * @param {string} colour
 */
export function shade(colour) {
  return theme.dark ? data.onDark[colour] ?? colour : colour;
}
