/* Ties to and from bubbles, summed: one line for all between two marks, as thick as they are many. */

import { data } from "../scripts/data.js";
import { selection } from "../scripts/state.js";
import { theme } from "../scripts/theme.js";
import { keyOfBubble } from "./network-bubbles.js";
import { keyOf } from "./network-looks.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./network-groups.js").Groups} Groups */
/** @typedef {{ marks: [number, number], count: number, bright: boolean }} Sum */
/** @typedef {ReturnType<typeof sumLook>} SumLook */

const MOST_SUMS = 600;
const PLACES = 2 ** 26; // more than there are nodes and bubbles
const LEVELS = 20;
const WIDEST_AT_A_NODE = 4; // wider lines, as those between groups are, would hide it and those beside it
/** @type {{ of: Int32Array | null, most: number, unit: number }} */
let scale = { of: null, most: 1, unit: 1 };

/**
 * The strongest sums of these ties, those of what is selected first, and how many there are in all.
 * @param {Groups} groups
 * @param {GraphEdge[]} edges
 */
export function sumsToDraw(groups, edges) {
  const found = sumTies(edges, (node) => markOf(groups, node)), areAll = edges.length === data.edges.length;
  const { unit, most } = widths(groups, areAll ? found : null);
  const drawn = found.slice(0, MOST_SUMS).map(({ marks, count, bright }) => {
    const [from = "", to = ""] = marks.map((mark) => keyOfMark(groups, mark)), level = levelOf(count, most);
    const widest = marks.some((mark) => mark >= groups.all.length) ? WIDEST_AT_A_NODE : Infinity;
    return {
      id: keyOfSum(from, to), look: keyOfSumLook(level, bright),
      make: () => sumLook({ from, to, level, bright }, { unit, widest }),
    };
  });
  return { drawn, count: found.length };
}

/**
 * How wide sums of ties are drawn: the same in every year and whatever is switched off, so that they can be compared.
 * It follows only which groups are open.
 * @param {Groups} groups
 * @param {Sum[] | null} summed the sums of all ties, where they are known
 */
function widths(groups, summed) {
  if (scale.of !== groups.bubbleNumbers) {
    const all = summed ?? sumTies(data.edges, (node) => markOf(groups, node));
    const most = all.reduce((best, { count }) => Math.max(best, count), 1);
    const sizes = groups.bubbles.map(({ size }) => size).sort((a, b) => a - b);
    const unit = Math.max(0.8, (sizes[Math.floor(sizes.length / 2)] ?? 0) / 90);
    scale = { of: groups.bubbleNumbers, most, unit };
  }
  return scale;
}

/**
 * A number for what stands for a node: its bubble, or itself.
 * @param {Groups} groups
 * @param {number} node its number
 */
function markOf(groups, node) {
  const bubble = groups.bubbleNumbers[node] ?? -1;
  return bubble < 0 ? groups.all.length + node : bubble;
}

/**
 * @param {Groups} groups
 * @param {number} mark
 */
function keyOfMark(groups, mark) {
  const { length } = groups.all;
  return mark < length ? keyOfBubble({ number: mark }) : keyOf(data.nodes[mark - length]?.id ?? "");
}

/**
 * The ties between what is seen, summed: those of what is selected first, and then the strongest.
 * @param {GraphEdge[]} edges
 * @param {(node: number) => number} markOf a number for what stands for a node
 * @returns {Sum[]}
 */
function sumTies(edges, markOf) {
  /** @type {Map<number, Sum>} */
  const sums = new Map();
  for (const edge of edges) {
    const one = markOf(edge.start), other = markOf(edge.end);
    if (one === other) continue;
    const least = Math.min(one, other), most = Math.max(one, other), key = least * PLACES + most;
    const sum = sums.get(key) ?? { count: 0, bright: false, marks: [least, most] };
    sum.count += 1;
    sum.bright ||= selection.bright !== null && isSelected(edge);
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => Number(b.bright) - Number(a.bright) || b.count - a.count);
}

/**
 * @param {GraphEdge} edge
 */
function isSelected(edge) {
  const { node, edge: selected } = selection;
  return edge === selected || node?.id === edge.from || node?.id === edge.to;
}

/**
 * @param {string} from
 * @param {string} to
 */
function keyOfSum(from, to) {
  return `sum ${from}\n${to}`;
}

/**
 * How strong a sum is, in a few steps, so that a few ties more or less draw nothing anew.
 * @param {number} count
 * @param {number} most
 */
function levelOf(count, most) {
  return Math.ceil(LEVELS * Math.sqrt(count / most)) / LEVELS;
}

/**
 * All that the look of a sum depends on, as one text.
 * @param {number} level
 * @param {boolean} isBright
 */
function keyOfSumLook(level, isBright) {
  return `${level} ${isBright} ${selection.bright !== null} ${theme.edge} ${theme.brightEdge}`;
}

/**
 * @param {{ from: string, to: string, level: number, bright: boolean }} sum
 * @param {{ unit: number, widest: number }} widths of the weakest tie, and the most that there may be
 */
function sumLook({ from, to, level, bright }, { unit, widest }) {
  const opacity = bright ? 0.9 : selection.bright ? 0.12 : 0.3 + 0.4 * level;
  const color = bright ? theme.brightEdge : theme.edge;
  return {
    id: keyOfSum(from, to), from, to, hidden: false, dashes: false, arrows: "",
    width: Math.min(widest, unit * (1 + 9 * level)),
    color: { color, highlight: theme.brightEdge, hover: theme.brightEdge, opacity },
  };
}
