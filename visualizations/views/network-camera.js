/* Where one looks at the network, and from how near. */

import { freeSpaceOf } from "../scripts/free-space.js";
import { theme } from "../scripts/theme.js";

/**
 * A node or a bubble on the map: its middle and its radius; `label` where it is a bubble; `beside` where its name has
 * to stand at one side of it.
 * @typedef {{ id: string, x: number, y: number, size: number, label?: string[], beside?: "left" | "right" }} Disc
 */

/**
 * From where one looks, as vis-network tells it, and the picture that comes before it.
 * @typedef {{ canvas: { readonly frame: HTMLElement, readonly pixelRatio: number }, getScale: () => number,
 *             getViewPosition: () => vis.Point }} Viewpoint
 */
/** @typedef {{ discs: Disc[], heart?: Disc | undefined }} Aim what is looked at: discs, and the one at the heart */

const MARGIN = 46, MARGIN_SHARE = 0.07; // pixels kept free around what is shown, and of a narrow view the share
const WIDE = 1 / 3; // of the view: what is as wide hides too much of it

/**
 * Show these nodes in the free part of the view; where they are too far apart to be read, the one at the heart.
 * @param {vis.Network} network
 * @param {Aim} aim
 * @param {{ calm?: boolean }} [how] calm: at once, as it also is for those who want no motion
 */
export function bringIn(network, aim, { calm = false } = {}) {
  if (!aim.discs.length) return;
  const isStill = calm || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = isStill ? /** @type {const} */ (false) : { duration: 350 };
  network.moveTo({ ...viewpointOn(network.canvas.frame, aim), animation });
}

/**
 * What point of the map lies how far from the middle of the view, and how much the map is magnified.
 * @param {HTMLElement} frame
 * @param {Aim} aim
 */
export function viewpointOn(frame, { discs, heart }) {
  const { width, height, offset } = spaceBetween(frame), { left, right, top, bottom } = boundsOf(discs);
  const margin = Math.min(MARGIN, width * MARGIN_SHARE);
  const wanted = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  const close = heart && wanted < 0.5 ? heart : null;
  const position = close ? { x: close.x, y: close.y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  const scale = close ? 0.7 : Math.min(Math.max(wanted, 0.003), 1.3);
  return { position, offset, scale };
}

/**
 * The free part of the view, above the note that lies upon it, and below the choice of the mode where that is as wide.
 * @param {HTMLElement} frame
 */
function spaceBetween(frame) {
  const free = freeSpaceOf(frame);
  if (theme.printing) return free;
  const { top, width } = frame.getBoundingClientRect();
  const [note, modes] = [".marks:not([hidden])", ".modes"].map((each) => (
    document.querySelector(`#view-network ${each}`)?.getBoundingClientRect()));
  const below = Math.max(top + free.height - (note?.top ?? Infinity), 0);
  const above = modes && modes.width > width * WIDE ? modes.bottom - top : 0;
  if (above + below > free.height / 2) return free;
  const offset = { x: free.offset.x, y: free.offset.y + (above - below) / 2 };
  return { width: free.width, height: free.height - above - below, offset };
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
