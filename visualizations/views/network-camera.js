/* Where one looks at the network, and from how near. */

import { freeSpaceOf } from "../scripts/free-space.js";

/**
 * A node or a bubble on the map: its middle and its radius; `label` where it is a bubble; `beside` where its name has
 * to stand at one side of it.
 * @typedef {{ id: string, x: number, y: number, size: number, label?: string[], beside?: "left" | "right" }} Disc
 */

const MARGIN = 46, MARGIN_SHARE = 0.07; // pixels kept free around what is shown, and of a narrow view the share

/**
 * Show these nodes in the free part of the view; where they are too far apart to be read, the one at the heart.
 * @param {vis.Network} network
 * @param {Disc[]} discs
 * @param {{ heart?: Disc, calm?: boolean }} [how] calm: at once, as it also is for those who want no motion
 */
export function bringIn(network, discs, { heart, calm = false } = {}) {
  if (!discs.length) return;
  const { width, height, offset } = freeSpaceOf(network.canvas.frame), { left, right, top, bottom } = boundsOf(discs);
  const margin = Math.min(MARGIN, width * MARGIN_SHARE);
  const wanted = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  const close = heart && wanted < 0.5 ? heart : null;
  const position = close ? { x: close.x, y: close.y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  const scale = close ? 0.7 : Math.min(Math.max(wanted, 0.003), 1.3);
  const isStill = calm || matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({ position, offset, scale, animation: isStill ? false : { duration: 350 } });
}

/**
 * Take up at once that the view may have another size, which vis-network sees only later.
 * @param {vis.Network} network
 */
export function takeRoom(network) {
  network.setSize("100%", "100%");
}

/**
 * The box around discs.
 * @param {Disc[]} discs
 */
function boundsOf(discs) {
  return {
    left: Math.min(...discs.map(({ x, size }) => x - size)), right: Math.max(...discs.map(({ x, size }) => x + size)),
    top: Math.min(...discs.map(({ y, size }) => y - size)), bottom: Math.max(...discs.map(({ y, size }) => y + size)),
  };
}

/**
 * @param {vis.Network} network
 * @param {number} factor
 */
export function zoomBy(network, factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150 } });
}
