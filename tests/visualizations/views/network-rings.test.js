import assert from "node:assert/strict";
import { test } from "node:test";

import { keptApart, placeRings, ringsAround, spread } from "../../../visualizations/views/network-rings.js";

test("values stay where they are wanted while there is room, and share what is missing", () => {
  assert.deepEqual(keptApart([0, 10, 20], [2, 2, 2]), [0, 10, 20]);
  assert.deepEqual(keptApart([0, 10, 10], [4, 4, 4]), [0, 8, 12]);
  assert.deepEqual(keptApart([5, 5, 5], [2, 2, 2]), [3, 5, 7]);
});

test("a ring that is full is spread evenly", () => {
  const turns = spread([0, 0, 0, 0], [2, 2, 2, 2], false), quarter = Math.PI / 2;
  turns.forEach((turn, at) => assert.ok(Math.abs(turn - at * quarter) < 1e-9));
});

test("no two marks of rings lie upon each other", () => {
  const near = Array.from({ length: 90 }, (_, at) => at + 1), neighboursOf = (/** @type {number} */ node) => (
    node === 0 ? near : node <= 90 ? [0, 90 + node, 180 + node] : [node > 180 ? node - 180 : node - 90]);
  const rings = ringsAround(0, 2, neighboursOf), discs = Array.from({ length: 271 }, (_, at) => (
    { x: at * 7 % 40, y: at * 11 % 30, size: 7 + at % 20 }));
  assert.deepEqual(rings.map(({ length }) => length), [1, 90, 180]);
  const places = [...placeRings(rings, { neighboursOf, discs }).values()];
  places.forEach((one, at) => {
    for (const other of places.slice(at + 1)) {
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= one.size + other.size);
    }
  });
});
