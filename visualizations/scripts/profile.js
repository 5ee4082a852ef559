/* The profile of a node: all that is known of its relationships, also where the picture leaves something out. */

import { data, edgeById, edgesOf, otherEnd } from "./data.js";
import { asOf, isEdgeShown, isNodeShown } from "./state.js";
import { NO, POSSIBLY, heldIn } from "./tenures.js";
import { say } from "./texts.js";

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
 * @property {number} [own]
 * @property {number} [tenure]
 * @property {number} [within]
 * @property {number[]} [unless]
 * @property {boolean} [possibly]
 * @property {string} [when]
 * @property {string} [details]
 * @property {string} [note]
 * @property {string} [confidence]
 * @property {Citation[]} [sources]
 */

/**
 * `rows` has for each node its sections, each the number of a heading, and rows: the place of a relationship among
 * those of the node, or more.
 * @typedef {object} Profiles
 * @property {string[]} sections
 * @property {string[][]} parties
 * @property {number[][][]} [signed]
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
 * @property {number} tenure the number of that when what it tells held
 * @property {boolean} [possibly]
 * @property {string} [when]
 * @property {string} [details]
 * @property {string} [note]
 * @property {string} [confidence]
 * @property {Citation[]} [sources]
 */

/**
 * Return the relationships of a node by sections, in the order in which a look-up gives them; as of a year, those that
 * held then, possibly at least.
 * @param {GraphNode} node
 * @returns {{ title: string, rows: Row[] }[]}
 */
export function profileOf(node) {
  const sections = data.profiles.rows[node.number] ?? [], own = edgesOf(node.id);
  return sections.map(([section, codes]) => {
    const told = codes.map((code) => (typeof code === "number" ? { edge: own[code]?.id } : code)).filter(isTold);
    return { title: data.profiles.sections[section] ?? "", rows: told.map((code) => decode(node, code)) };
  }).filter(({ rows }) => rows.length);
}

/**
 * Whether a row is told: who holds a role, in the place of that there is the role.
 * @param {RowCode} code
 */
function isTold(code) {
  const { within = 0, unless = [] } = code;
  return heldNow(tenureOf(code)) !== NO && heldNow(within) !== NO && unless.every((each) => heldNow(each) === NO);
}

/**
 * @param {RowCode} code
 */
function tenureOf({ tenure, edge }) {
  return tenure ?? (edge === undefined ? 0 : edgeById(edge).tenure);
}

/**
 * @param {number} tenure
 */
function heldNow(tenure) {
  return heldIn(tenure, asOf.year);
}

/**
 * @param {GraphNode} node
 * @param {RowCode} told
 * @returns {Row}
 */
function decode(node, told) {
  const edge = told.edge === undefined ? null : edgeById(told.edge), other = otherOf(node, told, edge);
  const tenure = tenureOf(told), possibly = asOf.year === null ? told.possibly ?? edge?.possibly
    : heldNow(tenure) === POSSIBLY;
  return {
    ...edge, ...told, edge, tenure, possibly, node: other, ...namesOf(other, told),
    holders: nodesAt(told.holder), through: nodesAt(told.through), parties: partiesOf(node, told),
  };
}

/**
 * @param {GraphNode | null} other
 * @param {RowCode} told
 */
function namesOf(other, told) {
  return { name: other?.name ?? told.name ?? "", type: other?.type ?? told.type ?? "" };
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
 * The names of the parties besides the node itself; as of a year, of those that had signed by then.
 * @param {GraphNode} node
 * @param {RowCode} told
 */
function partiesOf(node, { with: list, own }) {
  if (list === undefined) return [];
  const everyone = data.profiles.parties[list] ?? [], self = own ?? everyone.indexOf(node.name);
  const signed = data.profiles.signed?.[list] ?? [];
  return everyone.filter((_, place) => place !== self
    && (signed[place] ?? [0]).some((signature) => heldNow(signature) !== NO));
}

/**
 * Why a row is not seen in the picture; nothing where it is.
 * @param {Row} row
 */
export function whyUnseen({ node, edge }) {
  if (!node) return say("not-in-the-picture");
  return isNodeShown(node) && (!edge || isEdgeShown(edge)) ? "" : say("switched-off");
}
