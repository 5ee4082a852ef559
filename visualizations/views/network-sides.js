/* Two sides: actors at the left, what they share at the right, ordered so that few lines cross. */

import { isDashed } from "../scripts/as-of.js";
import { data } from "../scripts/data.js";
import { typeInWords } from "../scripts/glossary.js";
import { asOf, isEdgeShown, isNodeShown } from "../scripts/state.js";
import { NO, POSSIBLY, heldIn } from "../scripts/tenures.js";
import { say } from "../scripts/texts.js";
import { ofAll } from "../scripts/words.js";
import { orderColumns } from "./network-columns.js";
import { MOST_MARKS } from "./network-groups.js";

/** @typedef {import("./network-arrangement.js").Arrangement} Arrangement */
/** @typedef {import("../scripts/paths.js").Composite} Composite */
/** @typedef {import("./network-columns.js").Tie} Tie */
/** @typedef {import("./network-rings.js").Mark} Mark */

const RADII = [6, 11]; // pixels, at least and at most; larger ones would leave the columns no room
const ROW = 27; // pixels between two of a column
const LEAST_WIDTH = 420; // pixels between the columns
const TALL = 1300; // pixels of height from which marks that stand apart grow, to be seen beside very many

/**
 * @param {readonly Mark[]} discs
 * @returns {Arrangement}
 */
export function arrangeSides(discs) {
  const edges = data.edges.filter((edge) => isEdgeShown(edge) && tieOf(edge.start, edge.end));
  const direct = edges.map(({ start, end }) => tieOf(start, end)).filter((tie) => tie !== null);
  const indirect = compositeTies(direct), all = [...direct, ...indirect.map(({ tie }) => tie)];
  const kept = keepStrongest(all), isKept = (/** @type {Tie} */ tie) => tie.every((node) => kept.has(node));
  const ties = all.filter(isKept), lines = indirect.filter(({ tie }) => isKept(tie));
  const columns = [0, 1].map((side) => [...new Set(ties.map((tie) => tie[side] ?? 0))].sort((a, b) => a - b));
  const ordered = orderColumns(columns, ties), [actors = [], things = []] = ordered;
  const many = [0, 1].map((side) => new Set(all.map((tie) => tie[side])).size), [allActors = 0, allThings = 0] = many;
  const shown = say("sides-shown", {
    left: `${ofAll(actors.length, allActors)} ${typesIn(sides()[0], actors)}`,
    right: `${ofAll(things.length, allThings)} ${typesIn(sides()[1], things)}`,
  });
  const note = [
    shown, ...(kept.size < allActors + allThings ? [say("only-most-tied")] : []),
    ...(lines.length ? [say("lines-by-way", { count: lines.length })] : []),
  ].join("; ");
  return {
    places: placeColumns(ordered, discs), note,
    edges: edges.filter(({ start, end }) => isKept([start, end])),
    lines: lines.map(({ tie: [from, to], isDashed: dashed }) => ({ from, to, strength: 0, isDashed: dashed })),
  };
}

/**
 * Those of the types that some of the nodes have, in words.
 * @param {readonly string[]} types
 * @param {number[]} nodes
 */
function typesIn(types, nodes) {
  const seen = new Set(nodes.map((node) => data.nodes[node]?.type));
  return types.filter((type) => seen.has(type)).map(typeInWords).join(", ");
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
 * Actors and what they share by a role that one holds, and the like, where nothing joins them directly; dashed where
 * none of what ties them so is certain.
 * @param {Tie[]} direct
 */
function compositeTies(direct) {
  const known = new Set(direct.map(keyOfTie));
  /** @type {Map<string, { tie: Tie, isDashed: boolean }>} */
  const found = new Map();
  for (const composite of data.paths?.composites ?? []) {
    const [start, end] = composite, tie = tieOf(start, end);
    if (!tie || !isCompositeShown(composite) || known.has(keyOfTie(tie))) continue;
    const isUnsure = isCompositeDashed(composite) && (found.get(keyOfTie(tie))?.isDashed ?? true);
    found.set(keyOfTie(tie), { tie, isDashed: isUnsure });
  }
  return [...found.values()];
}

/**
 * @param {Tie} tie
 */
function keyOfTie([actor, thing]) {
  return `${actor} ${thing}`;
}

/**
 * @param {Composite} composite
 */
function isCompositeShown([start, end, , , between, tenure]) {
  return heldIn(tenure, asOf.year) !== NO && [start, end, ...between].every((number) => {
    const node = data.nodes[number];
    return node !== undefined && isNodeShown(node);
  });
}

/**
 * @param {Composite} composite
 */
function isCompositeDashed([, , , parts, , tenure]) {
  const isAnyDashed = parts.some((number) => {
    const edge = data.edges[number];
    return edge !== undefined && isDashed(edge);
  });
  return isAnyDashed || heldIn(tenure, asOf.year) === POSSIBLY;
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
  const height = Math.max(...columns.map(({ length }) => length)) * ROW, [least = 0, most = 0] = RADII;
  const width = Math.max(height * 0.6, LEAST_WIDTH);
  return new Map(columns.flatMap((column, side) => column.map((node, row) => {
    const step = Math.max(ROW, Math.min(height / column.length, Math.max(4 * ROW, height / 6)));
    const growth = Math.max(1, Math.min(step / ROW, height / TALL));
    const size = Math.min(Math.max(discs[node]?.size ?? 0, least), most) * growth;
    const y = (row - (column.length - 1) / 2) * step, beside = side ? "right" : "left";
    return /** @type {[number, Mark]} */ ([node, { x: side * width, y, size, beside }]);
  })));
}
