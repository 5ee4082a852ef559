/* Two sides: actors at the left, what they share at the right, ordered so that few lines cross. */

import { data } from "../scripts/data.js";
import { typeInWords } from "../scripts/glossary.js";
import { asOf, isEdgeShown, isNodeShown } from "../scripts/state.js";
import { NO, heldIn } from "../scripts/tenures.js";
import { say } from "../scripts/texts.js";
import { ofAll } from "../scripts/words.js";
import { orderColumns } from "./network-columns.js";
import { MOST_MARKS } from "./network-groups.js";

/** @typedef {import("./network-arrangement.js").Arrangement} Arrangement */
/** @typedef {import("./network-columns.js").Tie} Tie */
/** @typedef {import("./network-rings.js").Mark} Mark */

const LARGEST = 11; // pixels; larger ones would leave the columns no room
const ROW = 27; // pixels between two of a column
const WIDTHS = [420, 1100]; // pixels between the columns, at least and at most

/**
 * @param {readonly Mark[]} discs
 * @returns {Arrangement}
 */
export function arrangeSides(discs) {
  const edges = data.edges.filter((edge) => isEdgeShown(edge) && tieOf(edge.start, edge.end));
  const direct = edges.flatMap(({ start, end }) => [tieOf(start, end) ?? []]);
  const indirect = compositeTies(direct);
  const all = /** @type {Tie[]} */ ([...direct, ...indirect]), kept = keepStrongest(all);
  const ties = all.filter((tie) => tie.every((node) => kept.has(node)));
  const columns = [0, 1].map((side) => [...new Set(ties.map((tie) => tie[side] ?? 0))].sort((a, b) => a - b));
  const ordered = orderColumns(columns, ties), [actors = [], things = []] = ordered;
  const many = [0, 1].map((side) => new Set(all.map((tie) => tie[side])).size), [allActors = 0, allThings = 0] = many;
  const shown = say("sides-shown", {
    left: `${ofAll(actors.length, allActors)} ${sides()[0].map(typeInWords).join(", ")}`,
    right: `${ofAll(things.length, allThings)} ${sides()[1].map(typeInWords).join(", ")}`,
  });
  const note = kept.size < allActors + allThings ? [shown, say("only-most-tied")].join("; ") : shown;
  return {
    places: placeColumns(ordered, discs), note,
    edges: edges.filter(({ start, end }) => kept.has(start) && kept.has(end)),
    lines: indirect.filter((tie) => tie.every((node) => kept.has(node)))
      .map(([from, to]) => ({ from, to, strength: 0 })),
  };
}

function sides() {
  return data.sides ?? [[], []];
}

/**
 * An actor and what it shares, whichever way they are joined; null for others.
 * @param {number} start
 * @param {number} end
 * @returns {Tie | null}
 */
function tieOf(start, end) {
  const [actors, things] = sides(), one = data.nodes[start]?.type ?? "", other = data.nodes[end]?.type ?? "";
  if (actors.includes(one) && things.includes(other)) return [start, end];
  return actors.includes(other) && things.includes(one) ? [end, start] : null;
}

/**
 * Actors and what they share by a role that one holds, and the like, where nothing joins them directly.
 * @param {number[][]} direct
 * @returns {Tie[]}
 */
function compositeTies(direct) {
  const known = new Set(direct.map(([one, other]) => `${one} ${other}`));
  /** @type {Tie[]} */
  const found = [];
  for (const [start, end, , , between, tenure] of data.paths?.composites ?? []) {
    const tie = tieOf(start, end), isShown = [start, end, ...between].every((node) => {
      const each = data.nodes[node];
      return each !== undefined && isNodeShown(each);
    });
    if (!tie || !isShown || heldIn(tenure, asOf.year) === NO || known.has(`${tie[0]} ${tie[1]}`)) continue;
    known.add(`${tie[0]} ${tie[1]}`);
    found.push(tie);
  }
  return found;
}

/**
 * As many nodes as can be seen at once: those with most ties.
 * @param {Tie[]} ties
 */
function keepStrongest(ties) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const node of ties.flat()) counts.set(node, (counts.get(node) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_MARKS).map(([node]) => node);
  const all = new Set(kept), tied = new Set(ties.filter((tie) => tie.every((node) => all.has(node))).flat());
  return new Set(kept.filter((node) => tied.has(node)));
}

/**
 * @param {number[][]} columns
 * @param {readonly Mark[]} discs
 */
function placeColumns(columns, discs) {
  const longest = Math.max(...columns.map(({ length }) => length)), height = longest * ROW;
  const width = Math.min(Math.max(height * 0.6, WIDTHS[0] ?? 0), WIDTHS[1] ?? 0);
  return new Map(columns.flatMap((column, side) => column.map((node, row) => {
    const step = Math.min(height / column.length, 4 * ROW), size = Math.min(discs[node]?.size ?? 0, LARGEST);
    const y = (row - (column.length - 1) / 2) * step, beside = side ? "right" : "left";
    return /** @type {[number, Mark]} */ ([node, { x: side * width, y, size, beside }]);
  })));
}
