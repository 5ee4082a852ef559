/* What the timeline is asked: which lines, in which order, and which hundred of them. It stands in the address. */

import { registerPart } from "../scripts/address-parts.js";
import { askedOf, numberIn, writeAsked } from "../scripts/fragment.js";
import { ORDERS } from "./timeline-lines.js";

/** @type {{ text: string, order: import("./timeline-lines.js").Order, isOnly: boolean, page: number }} */
export const askedLines = { text: "", order: ORDERS[0], isOnly: false, page: 0 };

registerPart({ key: "timeline", is: "asked", isGradual: true, write, take });

function write() {
  const { text, order, isOnly, page } = askedLines;
  return writeAsked({
    has: text, order: order === ORDERS[0] ? "" : order, only: isOnly ? "selected" : "",
    page: page ? String(page + 1) : "",
  });
}

/**
 * @param {string} written
 */
function take(written) {
  const { has = "", order, only, page } = askedOf(written);
  Object.assign(askedLines, {
    text: has, order: ORDERS.find((each) => each === order) ?? ORDERS[0], isOnly: only === "selected",
    page: Math.max(0, numberIn(page) - 1),
  });
}
