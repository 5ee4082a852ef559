/* Lines between two nodes that are no relationship of the data, but a tie that was found: a click asks how they are
   tied. */

import { data, nodeById } from "../scripts/data.js";
import { selection } from "../scripts/state.js";
import { theme } from "../scripts/theme.js";
import { DASHES, keyOf } from "./network-looks.js";

/**
 * Numbers of nodes; the strength is from 0 to 1.
 * @typedef {{ from: number, to: number, strength: number, isDashed?: boolean }} Line
 */
/** @typedef {ReturnType<typeof lineLook>} LineLook */

const LINE = "line ";

/**
 * @param {Line} line
 */
function keyOfLine({ from, to }) {
  return `${LINE}${from} ${to}`;
}

/**
 * The ids of the nodes that a line with this key joins; null where it is none.
 * @param {string | number} key
 */
export function endsOfLine(key) {
  if (typeof key !== "string" || !key.startsWith(LINE)) return null;
  const [from = "", to = ""] = key.slice(LINE.length).split(" ").map((each) => data.nodes[Number(each)]?.id);
  return { from, to };
}

/**
 * @param {Line} line
 */
export function lineToDraw(line) {
  const isBright = isLineBright(line), { edge, brightEdge } = theme, how = `${line.strength} ${line.isDashed}`;
  return {
    id: keyOfLine(line), look: `${how} ${isBright} ${selection.bright !== null} ${edge} ${brightEdge}`,
    make: () => lineLook(line, isBright),
  };
}

/**
 * @param {Line} line
 */
function isLineBright({ from, to }) {
  const ends = [data.nodes[from]?.id ?? "", data.nodes[to]?.id ?? ""], { node, pair } = selection;
  if (pair) return pair.every(({ id }) => ends.includes(id));
  return node !== null && ends.includes(nodeById(node.id).id);
}

/**
 * @param {Line} line
 * @param {boolean} isBright
 */
function lineLook(line, isBright) {
  const opacity = isBright ? 0.95 : selection.bright ? 0.15 : 0.75;
  const color = isBright ? theme.brightEdge : theme.edge;
  return {
    id: keyOfLine(line), from: keyOf(data.nodes[line.from]?.id ?? ""), to: keyOf(data.nodes[line.to]?.id ?? ""),
    hidden: false, dashes: line.isDashed ? DASHES : false, arrows: "", width: 1.2 + 4 * line.strength,
    color: { color, highlight: theme.brightEdge, hover: theme.brightEdge, opacity },
  };
}
