import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { edge, node } from "../scripts/small-page.js";
import {
  camera, narrowestSpan, placeAt, resizeTo, screenOf, showPlaces, zoomMap,
} from "../../../visualizations/views/map-camera.js";
import { groupPlaces } from "../../../visualizations/views/map-groups.js";
import { unpackNumbers } from "../../../visualizations/views/map-packing.js";
import { project, shorterWay } from "../../../visualizations/views/map-projection.js";
import { arcsOf } from "../../../visualizations/views/map-ties.js";

/** @typedef {import("../../../visualizations/views/map-places.js").Place} Place */

// PROJ 9, `+proj=mill +R=1`, as parts of the width of the world.
const BY_PROJ = /** @type {const} */ ([
  ["Seoul", 126.9784, 37.566, 0.352718, -0.109493], ["Quito", -78.5, -0.22, -0.218056, 0.000611],
  ["Reykjavík", -21.9, 64.15, -0.060833, -0.2083], ["Hobart", 147.33, -42.88, 0.40925, 0.12694],
  ["Suva", 178.44, -18.14, 0.495667, 0.050936], ["Anchorage", -149.9, 61.2, -0.416389, -0.195511],
]);

/**
 * @param {number} x
 * @param {number} y
 * @param {string} [id]
 * @returns {Place}
 */
function placed(x, y, id = `${x} ${y}`) {
  return { node: node(id, "City"), x, y };
}

/* Numbers from 0 to 1, the same each time. */
function randomly() {
  let state = 7;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

test("places are where PROJ says", () => {
  for (const [name, east, north, x, y] of BY_PROJ) {
    const found = project(east, north);
    assert.ok(Math.abs(found.x - x) < 2e-6 && Math.abs(found.y - y) < 2e-6, `${name}: ${found.x} ${found.y}`);
  }
});

test("numbers that Python packs are unpacked", () => {
  const text = execFileSync("python3", ["-c",
    "from visualizations.packing import pack_numbers; print(pack_numbers([0, -1, 1, 31, -32, 180000, -90000]))"]);
  assert.deepEqual(unpackNumbers(String(text).trim()), [0, -1, 1, 31, -32, 180_000, -90_000]);
});

test("each place is in one group, near the first of it, and no two groups are near", () => {
  const random = randomly(), scale = 1200, reach = 34 / scale;
  const places = Array.from({ length: 3000 }, () => placed(random(), (random() - 0.5) / 2));
  const marks = groupPlaces(places, scale);
  assert.deepEqual(new Set(marks.flatMap(({ members }) => members)), new Set(places));
  assert.equal(marks.reduce((sum, { members }) => sum + members.length, 0), places.length);
  const far = (/** @type {Place} */ one, /** @type {Place} */ other) => (
    Math.hypot(shorterWay(one.x, other.x), one.y - other.y));
  for (const { place, members } of marks) for (const each of members) assert.ok(far(place, each) < reach);
  marks.forEach(({ place }, at) => marks.slice(at + 1).forEach((other) => assert.ok(far(place, other.place) >= reach)));
});

test("what lies on both sides of the antimeridian is one group, seen together", () => {
  assert.equal(groupPlaces([placed(0.999, 0), placed(0.001, 0)], 1200).length, 1);
  const { left, right } = narrowestSpan([0.98, 0.2, 0.02, 0.1]);
  assert.ok(Math.abs(left - 0.98) < 1e-9 && Math.abs(right - 1.2) < 1e-9);
});

test("zooming leaves the place under the pointer where it is, and all that is to be seen is in view", () => {
  resizeTo({ width: 900, height: 600 });
  const places = [placed(0.35, -0.1), placed(0.41, 0.12), placed(0.3, 0.02)];
  showPlaces(places, { width: 600, height: 600, offset: { x: -150, y: 0 } });
  for (const { x, y } of places.map(screenOf)) assert.ok(x > 0 && x < 600 && y > 0 && y < 600, `${x} ${y}`);
  const about = { x: 700, y: 200 }, before = placeAt(about);
  zoomMap(1.7, about);
  const after = placeAt(about);
  assert.ok(Math.abs(before.x - after.x) < 1e-9 && Math.abs(before.y - after.y) < 1e-9);
  zoomMap(1e-9);
  assert.equal(camera.scale, 900); // no narrower than the view
});

test("ties between two places are one arc, whichever way they lead; it goes the shorter way round the world", () => {
  /** @type {Record<string, Place>} */
  const places = { a: placed(0.95, -0.1, "a"), b: placed(0.05, -0.1, "b"), c: placed(0.5, 0.1, "c") };
  const edges = [edge(0, "a", "b"), edge(1, "b", "a", { dashes: true }), edge(2, "a", "c", { dashes: true }),
                 edge(3, "a", "nowhere"), edge(4, "a", "a")];
  const { arcs, count } = arcsOf(edges, (id) => places[id]);
  assert.equal(count, 2);
  assert.deepEqual(arcs.map(({ edges: of }) => of.map(({ id }) => id)), [[0, 1], [2]]);
  assert.deepEqual(arcs.map(({ isDashed }) => isDashed), [false, true]);
  const [first] = arcs;
  assert.ok(first && Math.abs(first.to.x - 1.05) < 1e-9 && first.over.y < -0.1); // it bends to the nearer pole
});
