import assert from "node:assert/strict";
import { test } from "node:test";

import { countCrossings, orderColumns } from "../../../visualizations/views/network-columns.js";

/** @typedef {[one: number, other: number]} Tie */

/**
 * @param {number} seed
 */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/**
 * All pairs of ties, one by one: the judge.
 * @param {number[][]} columns
 * @param {Tie[]} ties
 */
function crossingsByHand([left = [], right = []], ties) {
  let found = 0;
  ties.forEach(([a, b], place) => {
    for (const [c, d] of ties.slice(place + 1)) {
      found += Number((left.indexOf(a) - left.indexOf(c)) * (right.indexOf(b) - right.indexOf(d)) < 0);
    }
  });
  return found;
}

/**
 * @param {number} seed
 */
function smallGraph(seed) {
  const draw = random(seed), columns = [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10]];
  const keys = new Set(Array.from({ length: 12 }, () => `${draw(6)} ${6 + draw(5)}`));
  const ties = [...keys].map((key) => /** @type {Tie} */ (key.split(" ").map(Number)));
  return { columns, ties };
}

test("crossings are counted as by hand, and an order never has more than the given one", () => {
  let isAnyBetter = false;
  for (let seed = 1; seed <= 200; seed += 1) {
    const { columns, ties } = smallGraph(seed), before = crossingsByHand(columns, ties);
    assert.equal(countCrossings(columns, ties), before);
    const ordered = orderColumns(columns, ties), after = crossingsByHand(ordered, ties);
    assert.ok(after <= before, `seed ${seed}: ${after} of ${before}`);
    isAnyBetter ||= after < before;
    assert.deepEqual(ordered.map((column) => [...column].sort((a, b) => a - b)), columns);
    assert.deepEqual(orderColumns(columns, ties), ordered);
  }
  assert.ok(isAnyBetter);
});

test("ties that can do without crossing do", () => {
  const ties = /** @type {Tie[]} */ ([[0, 9], [1, 8], [2, 7], [3, 6], [4, 5]]);
  assert.equal(crossingsByHand(orderColumns([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]], ties), ties), 0);
});
