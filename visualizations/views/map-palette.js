/* The colours of the map, out of its style sheet; on paper those of a light page. */

import { theme } from "../scripts/theme.js";

const NAMES = ["sea", "land", "coast", "ink", "halo", "arc", "bright"];
const PRINTED = {
  sea: "#ffffff", land: "#eceae4", coast: "#a9a699", ink: "#1b2430", halo: "#ffffff", arc: "#7f8b99", bright: "#33415c",
};

export const palette = { ...PRINTED };

/**
 * Take the colours as they are now.
 * @param {HTMLElement} view
 */
export function takePalette(view) {
  const style = getComputedStyle(view);
  const found = NAMES.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]);
  Object.assign(palette, theme.printing ? PRINTED : Object.fromEntries(found));
}
