/* Files that the page gives to the browser to keep. */

import { element } from "./dom.js";

const KEPT = 60_000; // milliseconds, after which the browser has taken it

/**
 * @param {string} name of the file
 * @param {Blob} content
 */
export function download(name, content) {
  const address = URL.createObjectURL(content);
  element("a", null, { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
