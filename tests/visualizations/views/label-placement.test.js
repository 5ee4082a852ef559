import assert from "node:assert/strict";
import { test } from "node:test";

import {
  BoxGrid, bestPlacement, breakIntoLines, placementsOf, shorten,
} from "../../../visualizations/views/label-placement.js";

const screen = { width: 400, height: 300 };
const label = { lines: ["Seoul"], width: 3 };
const middle = { x: 200, y: 150, radius: 10 };

/**
 * @param {[import("../../../visualizations/views/label-placement.js").Box[],
 *          import("../../../visualizations/views/label-placement.js").Box[]]} there names, then nodes
 * @param {number} [allowed]
 */
function place([namesThere, nodesThere], allowed = 0) {
  const names = new BoxGrid(), nodes = new BoxGrid();
  for (const box of namesThere) names.add(box);
  for (const box of nodesThere) nodes.add(box);
  return bestPlacement(placementsOf(middle, label, 12), { names, nodes, screen, allowed });
}

test("long names break near their middle, and very long ones are cut", () => {
  assert.deepEqual(breakIntoLines("Seoul"), ["Seoul"]);
  assert.deepEqual(breakIntoLines("Metropolis International Training"), ["Metropolis", "International Training"]);
  assert.deepEqual(breakIntoLines("서".repeat(30)), ["서".repeat(30)]);
  assert.equal(breakIntoLines("a".repeat(60)).join(""), `${"a".repeat(45)}…`);
});

test("a name stands below its node where there is room, else above", () => {
  assert.deepEqual(place([[], []])?.box.slice(0, 2), [182, 163]);
  assert.deepEqual(place([[[0, 160, 400, 300, 1]], []])?.align, "center");
  assert.ok((place([[[0, 160, 400, 300, 1]], []])?.box[3] ?? 300) < 150);
});

test("no name covers another, and only as much of nodes as is allowed", () => {
  assert.equal(place([[[0, 0, 400, 300, 1]], []], Infinity), null);
  assert.equal(place([[], [[0, 0, 400, 300, 100]]], 99), null);
  assert.notEqual(place([[], [[0, 0, 400, 300, 100]]], 100), null);
});

test("no name leaves the screen", () => {
  const corner = placementsOf({ x: 0, y: 0, radius: 10 }, label, 12);
  const found = bestPlacement(corner, { names: new BoxGrid(), nodes: new BoxGrid(), screen, allowed: 0 });
  assert.ok(found && found.box[0] >= 0 && found.box[1] >= 0);
});

test("a box is weighed once, however many cells of the grid it lies in", () => {
  const grid = new BoxGrid();
  grid.add([0, 0, 200, 200, 5]);
  grid.add([300, 0, 310, 10, 7]);
  assert.equal(grid.weightTouching([100, 100, 400, 150]), 5);
  assert.equal(grid.weightTouching([-10, -10, 400, 250]), 12);
  assert.equal(grid.weightTouching([200, 0, 300, 100]), 0);
});

test("of a disc its corners may be covered, and a name may cover its own", () => {
  const grid = new BoxGrid();
  /** @type {import("../../../visualizations/views/label-placement.js").Box} */
  const disc = [0, 0, 100, 100, 5, true];
  grid.add(disc);
  assert.equal(grid.weightTouching([0, 0, 14, 14]), 0);
  assert.equal(grid.weightTouching([0, 0, 16, 16]), 5);
  assert.equal(grid.weightTouching([40, 40, 60, 60]), 5);
  assert.equal(grid.weightTouching([40, 40, 60, 60], { own: disc }), 0);
});

test("a name that is shortened says so", () => {
  assert.equal(shorten("Seoul", 5), "Seoul");
  assert.equal(shorten("Szentendre", 4), "Szen…");
  assert.equal(shorten("Szentendre", -1), "Sz…");
  assert.equal(shorten("Network 12 of Cities", 9), "Network…");
  assert.equal(shorten("Network 12 of Cities", 10), "Network 12…");
  assert.equal(shorten("2013", 2), "20…");
});
