/* The address of the page: it names the node that is selected, so that Back leads to the one before. */

import { hasNode } from "./data.js";
import { clear, select, selection, subscribe } from "./state.js";

/** Let the address follow the selection, and the selection the address. */
export function mountAddress() {
  addEventListener("hashchange", followAddress);
  subscribe((change) => {
    if (!change.selection || !change.remember) return;
    if (selection.node) remember(addressOf(selection.node.id));
    else remember("", { replace: true });
  });
}

/**
 * The fragment of an address that names a node; half a letter (a lone surrogate) cannot stand in one.
 * @param {string} id
 */
export function addressOf(id) {
  return `#${encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
}

/** Select the node that the address names, or none if it names none. */
export function followAddress() {
  const id = idInAddress();
  if (hasNode(id)) select(id, { travel: true, remember: false });
  else if (selection.bright) clear();
}

/** The id in the address; it may be that of no node. */
export function idInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/**
 * @param {string} fragment
 * @param {{ replace?: boolean }} [how]
 */
function remember(fragment, { replace = false } = {}) {
  if (location.hash === fragment) return;
  const address = fragment || location.pathname + location.search;
  try {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch {
    // A preview in a mail program has no address of its own; the page works without.
  }
}
