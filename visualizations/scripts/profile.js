/* The profile of a node: all that is known of its relationships, also where the picture leaves something out. */

import { data, edgeById, numberOf, otherEnd } from "./data.js";
import { isEdgeShown, isNodeShown } from "./state.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {import("./data.js").Citation} Citation */

/**
 * A row of a profile that says more, or other things, than a relationship does (visualizations/profile_rows.py).
 * @typedef {object} RowCode
 * @property {number} [edge]
 * @property {number} [node]
 * @property {string} [name]
 * @property {string} [type]
 * @property {number[]} [holder]
 * @property {number[]} [through]
 * @property {number} [with]
 * @property {boolean} [possibly]
 * @property {string} [when]
 * @property {string} [details]
 * @property {string} [note]
 * @property {string} [confidence]
 * @property {Citation[]} [sources]
 */

/**
 * `rows` has for each node its sections, each the number of a heading, and rows: the number of a relationship or more.
 * @typedef {object} Profiles
 * @property {string[]} sections
 * @property {string[][]} parties
 * @property {[section: number, rows: (number | RowCode)[]][][]} rows
 */

/**
 * A row of a profile. `node` is null where the picture leaves it out, `edge` where no line stands for the row.
 * @typedef {object} Row
 * @property {GraphNode | null} node the node at the other end
 * @property {string} name its name
 * @property {string} type its type
 * @property {GraphEdge | null} edge
 * @property {GraphNode[]} holders of a role: who holds it
 * @property {GraphNode[]} through of an office held ex officio: the roles with which it comes
 * @property {string[]} parties of an agreement: the names of the others
 * @property {boolean} [possibly]
 * @property {string} [when]
 * @property {string} [details]
 * @property {string} [note]
 * @property {string} [confidence]
 * @property {Citation[]} [sources]
 */

/**
 * Return the relationships of a node by sections, in the order in which a look-up gives them.
 * @param {GraphNode} node
 * @returns {{ title: string, rows: Row[] }[]}
 */
export function profileOf(node) {
  const sections = data.profiles.rows[numberOf(node.id)] ?? [];
  return sections.map(([section, codes]) => (
    { title: data.profiles.sections[section] ?? "", rows: codes.map((code) => decode(node, code)) }));
}

/**
 * @param {GraphNode} node
 * @param {number | RowCode} code
 * @returns {Row}
 */
function decode(node, code) {
  const told = typeof code === "number" ? { edge: code } : code;
  const edge = told.edge === undefined ? null : edgeById(told.edge), other = otherOf(node, told, edge);
  return {
    ...edge, ...told, edge, node: other, name: other?.name ?? told.name ?? "", type: other?.type ?? told.type ?? "",
    holders: nodesAt(told.holder), through: nodesAt(told.through), parties: partiesOf(node, told.with),
  };
}

/**
 * @param {GraphNode} node
 * @param {RowCode} told
 * @param {GraphEdge | null} edge
 */
function otherOf(node, told, edge) {
  const [named = null] = told.node === undefined ? [] : nodesAt([told.node]);
  return named ?? (edge && told.name === undefined ? otherEnd(node, edge) : null);
}

/**
 * @param {number[]} [numbers]
 */
function nodesAt(numbers = []) {
  return numbers.map((number) => data.nodes[number]).filter((node) => node !== undefined);
}

/**
 * The names of the parties besides the node itself.
 * @param {GraphNode} node
 * @param {number} [list]
 */
function partiesOf(node, list) {
  const everyone = list === undefined ? [] : data.profiles.parties[list] ?? [], own = everyone.indexOf(node.name);
  return everyone.filter((_, place) => place !== own);
}

/**
 * Why a row is not seen in the picture; nothing where it is.
 * @param {Row} row
 */
export function whyUnseen({ node, edge }) {
  if (!node) return "not in this picture";
  return isNodeShown(node) && (!edge || isEdgeShown(edge)) ? "" : "switched off";
}
