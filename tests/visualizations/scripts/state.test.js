import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { page } from "./small-page.js";
import { edgeById, nodeById } from "../../../visualizations/scripts/data.js";
import {
  clear, isEdgeShown, isNodeShown, see, seen, select, selectEdge, selection, subscribe, switchAll,
} from "../../../visualizations/scripts/state.js";
import { applyTheme, shade, theme } from "../../../visualizations/scripts/theme.js";

/** @type {import("../../../visualizations/scripts/state.js").Change[]} */
const changes = [];
subscribe((change) => changes.push(change));

beforeEach(() => {
  clear();
  for (const kind of /** @type {const} */ (["types", "relationships", "clusters"])) {
    switchAll(kind, ["City", "Organisation", "MEMBER_OF"], true);
  }
  applyTheme({ dark: false, printing: false });
  changes.length = 0;
});

/** The ids of the nodes that stay bright. */
function bright() {
  return [...selection.bright ?? []].sort();
}

test("a selected node stays bright with its neighbours", () => {
  select("seoul", { travel: true });
  assert.equal(selection.node, nodeById("seoul"));
  assert.deepEqual(bright(), ["citynet", "gnsc", "seoul"]);
  assert.deepEqual(changes, [{ selection: true, hidden: false, travel: true }]);
});

test("a selected edge stays bright with its ends", () => {
  select("seoul");
  selectEdge(edgeById(1));
  assert.equal(selection.node, null);
  assert.deepEqual(bright(), ["busan", "citynet"]);
});

test("after clearing all is bright", () => {
  select("seoul");
  clear();
  assert.deepEqual(selection, { node: null, edge: null, pair: null, bright: null });
});

test("what is switched off is hidden, and the relationships with it", () => {
  switchAll("types", ["Organisation"], false);
  assert.ok(!isNodeShown(nodeById("gnsc")));
  assert.ok(!isEdgeShown(edgeById(0)));
  switchAll("types", ["Organisation"], true);
  switchAll("relationships", ["MEMBER_OF"], false);
  assert.ok(!isEdgeShown(edgeById(0)));
});

test("a selected node that is switched off is no longer selected", () => {
  select("seoul");
  switchAll("types", ["Organisation"], false);
  assert.equal(selection.node?.id, "seoul");
  switchAll("types", ["City"], false);
  assert.equal(selection.node, null);
  assert.deepEqual(changes.at(-1), { hidden: true, selection: true });
});

test("a selected edge that is switched off, or an end of it, is no longer selected", () => {
  for (const [kind, name] of /** @type {const} */ ([["relationships", "MEMBER_OF"], ["types", "Organisation"]])) {
    selectEdge(edgeById(1));
    switchAll(kind, [name], false);
    assert.deepEqual(selection, { node: null, edge: null, pair: null, bright: null });
    assert.deepEqual(changes.at(-1), { hidden: true, selection: true });
    switchAll(kind, [name], true);
  }
});

test("a selected edge that stays shown stays selected", () => {
  selectEdge(edgeById(1));
  switchAll("clusters", ["none"], false);
  assert.equal(selection.edge?.id, 1);
  assert.deepEqual(bright(), ["busan", "citynet"]);
  assert.deepEqual(changes.at(-1), { hidden: true, selection: false });
});

test("what stays bright follows what is switched off and on", () => {
  select("seoul");
  switchAll("types", ["Organisation"], false);
  assert.deepEqual(bright(), ["seoul"]);
  switchAll("types", ["Organisation"], true);
  assert.deepEqual(bright(), ["citynet", "gnsc", "seoul"]);
});

test("a node goes when all its relationships are switched off; one that has none stays", () => {
  switchAll("relationships", ["MEMBER_OF"], false);
  assert.deepEqual(page.nodes.filter(isNodeShown).map(({ id }) => id), ["nowhere"]);
  switchAll("relationships", ["MEMBER_OF"], true);
  switchAll("types", ["Organisation"], false);
  assert.deepEqual(page.nodes.filter(isNodeShown).map(({ id }) => id), ["seoul", "busan", "nowhere"]);
});

test("a node whose relationships are switched off comes back with them when it is selected", () => {
  switchAll("relationships", ["MEMBER_OF"], false);
  select("seoul");
  assert.ok(isNodeShown(nodeById("seoul")));
  assert.deepEqual(bright(), ["citynet", "gnsc", "seoul"]);
});

test("switching brightens nothing while nothing is selected", () => {
  switchAll("relationships", ["MEMBER_OF"], false);
  assert.equal(selection.bright, null);
});

test("a hidden node that is selected is shown again", () => {
  switchAll("types", ["City"], false);
  select("busan");
  assert.ok(isNodeShown(nodeById("busan")));
  assert.equal(changes.at(-1)?.hidden, true);
});

test("one view is seen at a time", () => {
  see("network");
  see("dates");
  assert.equal(seen.view, "dates");
  assert.deepEqual(changes, [{ view: true }, { view: true }]);
});

test("colours are those of the screen, and on paper those of paper", () => {
  applyTheme({ dark: true, printing: false });
  assert.deepEqual([theme.ink, shade("#376fa6"), shade("#000000")], ["--ink", "#6fa6e9", "#000000"]);
  applyTheme({ dark: true, printing: true });
  assert.deepEqual([theme.ground, shade("#376fa6")], ["#ffffff", "#376fa6"]);
  assert.deepEqual(changes, [{ theme: true }, { theme: true }]);
});
