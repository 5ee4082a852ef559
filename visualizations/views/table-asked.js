/* What the table is asked: which rows, in which order, and which hundred of them. It stands in the address. */

import { registerPart } from "../scripts/address-parts.js";
import { askedOf, numberIn, writeAsked } from "../scripts/fragment.js";
import { KINDS, columnNamed } from "./table-rows.js";

/** @typedef {import("./table-rows.js").Kind} Kind */
/** @typedef {{ by: import("../scripts/texts.js").TextKey, down: boolean }} Sorting */

/** @type {{ kind: Kind, text: string, order: Sorting | null, page: number }} */
export const askedRows = { kind: KINDS[0], text: "", order: null, page: 0 };

registerPart({ key: "table", is: "asked", isGradual: true, write, take });

function write() {
  const { kind, text, order, page } = askedRows;
  return writeAsked({
    rows: kind === KINDS[0] ? "" : kind, has: text, sort: order?.by ?? "",
    down: order?.down ? "yes" : "", page: page ? String(page + 1) : "",
  });
}

/**
 * @param {string} written
 */
function take(written) {
  const { rows, has = "", sort, down, page } = askedOf(written);
  const kind = KINDS.find((each) => each === rows) ?? KINDS[0], by = columnNamed(kind, sort);
  Object.assign(askedRows, {
    kind, text: has, order: by ? { by, down: down === "yes" } : null,
    page: Math.max(0, numberIn(page) - 1),
  });
}
