import assert from "node:assert/strict";
import { test } from "node:test";

import "../scripts/small-page.js";
import { hullOf } from "../../../visualizations/views/network-grounds.js";

test("a hull goes around all points, and no corner lies within", () => {
  const corners = /** @type {[number, number][]} */ ([[0, 0], [4, 0], [4, 3], [0, 3]]);
  const hull = hullOf([...corners, [1, 1], [2, 2], [3, 1], [2, 0]]);
  assert.deepEqual(hull.sort(), [...corners].sort());
});
