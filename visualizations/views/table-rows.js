/* The rows of the table view: nodes or relationships that are shown, filtered and sorted. */

import { isPossible } from "../scripts/as-of.js";
import { data, edgesOf, nodeById, relationshipTypeOf, sourceById } from "../scripts/data.js";
import { datesInWords } from "../scripts/dates.js";
import { detailsInWords, factInWords, labelInWords, readsInWords, typeInWords } from "../scripts/glossary.js";
import { collate } from "../scripts/sorting.js";
import { asOf, isEdgeShown, isNodeShown } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { confidenceInWords } from "../scripts/words.js";

/** @typedef {import("../scripts/data.js").Citation} Citation */
/** @typedef {{ cells: string[], ids: (string | null)[] }} Row `ids` are those of the nodes that cells name */
/** @typedef {{ column: number, down: boolean }} Order */

export const KINDS = /** @type {const} */ (["nodes", "relationships"]);
/** @typedef {typeof KINDS[number]} Kind */

/** @type {Record<Kind, import("../scripts/texts.js").TextKey[]>} */
const COLUMNS = {
  nodes: ["column-name", "column-type", "relationships", "column-facts", "confidence", "sources"],
  relationships: ["from", "relationship", "to", "column-when", "column-held", "column-details", "confidence",
                  "sources"],
};

/**
 * The columns; that of how surely something held stands only where a time is told of.
 * @param {Kind} kind
 */
export function columnsOf(kind) {
  return COLUMNS[kind].filter((column) => column !== "column-held" || isAtATime());
}

/**
 * The column that has a name; none where it never stands there.
 * @param {Kind} kind
 * @param {string} [name]
 */
export function columnNamed(kind, name) {
  return COLUMNS[kind].find((each) => each === name);
}

/**
 * All rows that are shown.
 * @param {Kind} kind
 * @returns {Row[]}
 */
export function shownRows(kind) {
  return kind === "nodes" ? data.nodes.filter(isNodeShown).map(rowOfNode)
    : data.edges.filter(isEdgeShown).map(rowOfEdge);
}

/**
 * The rows of which a cell contains each word of a text, sorted by a column, or as they stand.
 * @param {Row[]} rows
 * @param {string} text
 * @param {Order | null} order
 */
export function arranged(rows, text, order) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length ? rows.filter(({ cells }) => {
    const all = cells.join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  }) : rows;
  if (!order) return found;
  const { column, down } = order, turn = down ? -1 : 1;
  return [...found].sort((a, b) => inOrder(a.cells[column] ?? "", b.cells[column] ?? "", turn));
}

/**
 * Empty cells come last, whichever way.
 * @param {string} one
 * @param {string} other
 * @param {number} turn
 */
function inOrder(one, other, turn) {
  if (!one || !other) return Number(!one) - Number(!other);
  return turn * collate(one, other);
}

function isAtATime() {
  return asOf.year !== null || data.at !== "";
}

/**
 * @param {import("../scripts/data.js").GraphNode} node
 * @returns {Row}
 */
function rowOfNode(node) {
  const facts = (node.facts ?? []).map(([label, text]) => (
    say("named-values", { name: labelInWords(label), values: factInWords(label, text) })));
  const others = (node.statements ?? []).map(({ label, text }) => (
    say("by-another-source", { name: labelInWords(label), value: factInWords(label, text) })));
  const ties = edgesOf(node.id).filter(isEdgeShown).length;
  return {
    cells: [node.name, typeInWords(node.type), String(ties), [...facts, ...others].join("; "), confidenceOf(node),
            sourcesOf(node.sources)],
    ids: [node.id],
  };
}

/**
 * @param {import("../scripts/data.js").GraphEdge} edge
 * @returns {Row}
 */
function rowOfEdge(edge) {
  const held = isAtATime() ? [say(isPossible(edge) ? "possibly" : "definitely")] : [];
  const details = [detailsInWords(edge.details ?? ""), edge.note].filter(Boolean).join("; ");
  return {
    cells: [nodeById(edge.from).name, readsInWords(relationshipTypeOf(edge).forward), nodeById(edge.to).name,
            datesInWords(edge.when ?? ""), ...held, details, confidenceOf(edge), sourcesOf(edge.sources)],
    ids: [edge.from, null, edge.to],
  };
}

/**
 * @param {{ confidence?: string }} thing
 */
function confidenceOf({ confidence = "" }) {
  return confidenceInWords(confidence || "stated");
}

/**
 * @param {Citation[]} [citations]
 */
function sourcesOf(citations = []) {
  return citations.map(([source, place]) => {
    const { title = source } = sourceById(source) ?? {};
    return place ? `${title}, ${place}` : title;
  }).join("; ");
}
