import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import "./small-page.js";
import { data, nodeById } from "../../../visualizations/scripts/data.js";
import { profileOf, whyUnseen } from "../../../visualizations/scripts/profile.js";
import { switchAll } from "../../../visualizations/scripts/state.js";

beforeEach(() => switchAll("types", ["City", "Organisation"], true));

test("a profile tells what is drawn and what is not", () => {
  const [{ title, rows } = { title: "", rows: [] }] = profileOf(nodeById("citynet"));
  assert.equal(title, "Has member");
  assert.deepEqual(rows.map(({ name, type, when = "" }) => [name, type, when]),
    [["seoul", "City", ""], ["busan", "City", ""], ["Lyon", "City", "2013"]]);
  assert.deepEqual(rows.map(whyUnseen), ["", "", "not in this picture"]);
  assert.deepEqual(profileOf(nodeById("nowhere")), []);
});

test("what is switched off is told as such", () => {
  switchAll("types", ["City"], false);
  assert.deepEqual(profileOf(nodeById("citynet"))[0]?.rows.map(whyUnseen),
    ["switched off", "switched off", "not in this picture"]);
});

test("a row says what differs from the relationship that it names, and whom it speaks of", () => {
  data.profiles.parties.push(["busan", "seoul", "seoul"]);
  data.profiles.rows[0] = [[0, [{ edge: 0, possibly: true, holder: [1], through: [2, 3], with: 0 }]]];
  const [row] = profileOf(nodeById("seoul"))[0]?.rows ?? [];
  assert.equal(row?.node?.id, "citynet");
  assert.equal(row.possibly, true);
  assert.deepEqual([...row.holders, ...row.through].map(({ id }) => id), ["busan", "citynet", "gnsc"]);
  assert.deepEqual(row.parties, ["busan", "seoul"]);
});
