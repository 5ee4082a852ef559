/* The address of the page: it names the node that is selected, so that Back leads to the one before, the year of which
   the page tells, and the view that is seen. */

import { data, hasNode } from "./data.js";
import { asOf, clear, see, seen, select, selection, setYear, subscribe } from "./state.js";
import { firstView } from "./views.js";

/** @typedef {{ id: string, year: number | null, view: string }} Place */

let isFollowing = false; // so that an address that is followed stays as it is

/** Let the address follow what is seen, and what is seen the address. */
export function mountAddress() {
  addEventListener("hashchange", followAddress);
  subscribe((change) => {
    if (isFollowing) return;
    if (change.selection && change.remember && selection.node) remember(addressNow());
    else if ((change.selection && change.remember) || change.date || change.view) {
      remember(addressNow(), { replace: true });
    }
  });
}

/**
 * The fragment of an address that names a node; half a letter (a lone surrogate) cannot stand in one.
 * @param {string} id
 */
export function addressOf(id) {
  return `#${encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
}

function addressNow() {
  const isFirst = seen.view === "" || seen.view === firstView();
  const more = [asOf.year === null ? "" : `&at=${asOf.year}`, isFirst ? "" : `&view=${seen.view}`].join("");
  return selection.node ? addressOf(selection.node.id) + more : more && `#${more}`;
}

/** Show what the address names. */
export function followAddress() {
  const { id, year, view } = placeInAddress();
  isFollowing = true;
  setYear(year);
  if (view !== seen.view) see(view);
  if (hasNode(id)) {
    if (selection.node?.id !== id) select(id, { travel: true, remember: false });
  } else if (selection.bright) clear();
  isFollowing = false;
}

/**
 * What the address names: the id may be that of no node; the view is the first, where it names none that there is, and
 * there is no year on a page that knows no years.
 * @returns {Place}
 */
export function placeInAddress() {
  const [, year] = /&at=(\d{1,4})(?=&view=|$)/.exec(location.hash) ?? [];
  const [, view = ""] = /&view=([\w-]+)$/.exec(location.hash) ?? [];
  const id = location.hash.slice(1).replace(/&view=[\w-]+$/, "").replace(/&at=\d{1,4}$/, "");
  return {
    id: decoded(id), year: year === undefined || !data.tenures?.bounds.length ? null : Number(year),
    view: data.views.some(({ name }) => name === view) ? view : firstView(),
  };
}

/**
 * @param {string} text
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
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
