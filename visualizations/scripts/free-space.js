/* The part of a view that the panel does not cover; on paper it covers nothing. */

import { byId } from "./dom.js";
import { theme } from "./theme.js";

/** @typedef {{ width: number, height: number, offset: { x: number, y: number } }} FreeSpace */

const LEAST = 60; // pixels in which something can be seen

/**
 * Return its size in pixels, and how far its middle lies from that of the view.
 * @param {HTMLElement} view
 * @returns {FreeSpace}
 */
export function freeSpaceOf(view) {
  const whole = view.getBoundingClientRect(), panel = byId("details").getBoundingClientRect();
  const isCovered = !theme.printing && panel.left < whole.right;
  if (!isCovered) return { width: whole.width, height: whole.height, offset: { x: 0, y: 0 } };
  const isSheet = panel.width > whole.width * 0.9; // on a phone, where it lies below
  const right = isSheet || panel.width === 0 ? 0 : Math.max(whole.right - panel.left, 0);
  const isAbove = panel.bottom <= whole.top; // on a low screen, where all scrolls
  const below = isSheet && !isAbove ? Math.min(panel.height, whole.height - LEAST) : 0;
  return { width: whole.width - right, height: whole.height - below, offset: { x: -right / 2, y: -below / 2 } };
}
