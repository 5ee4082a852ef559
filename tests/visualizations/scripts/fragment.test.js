import assert from "node:assert/strict";
import { test } from "node:test";

import {
  askedOf, numberIn, readFragment, readLists, writeAsked, writeFragment, writeLists,
} from "../../../visualizations/scripts/fragment.js";

test("what was written is read, whatever is in it", () => {
  const id = "a&at=3/é<;:,=", written = writeFragment(id, [["at", "2014"], ["view", ""], ["open", "3,4"]]);
  const { id: found, parts } = readFragment(written, ["at", "view", "open"]);
  assert.equal(found, id);
  assert.deepEqual([...parts].reverse(), [["at", "2014"], ["open", "3,4"]]);
});

test("nothing is an empty fragment", () => assert.equal(writeFragment("", [["at", ""]]), ""));

test("lists may hold the signs that part them", () => {
  /** @type {[string, string[]][]} */
  const lists = [["a:b;c", ["x,y", "서울", "%"]], ["d", ["&at=1"]]];
  assert.deepEqual(readLists(writeLists(lists)), lists);
});

test("a part that is not known belongs to the id", () => {
  assert.equal(readFragment("#a&b=c", ["at"]).id, "a&b=c");
});

test("what is asked of a view is read as it was written, and what is empty is left out", () => {
  const written = writeAsked({ has: "a:b;c,d", page: "2", sort: "" });
  assert.deepEqual(askedOf(written), { has: "a:b;c,d", page: "2" });
  assert.equal(askedOf("__proto__:x")["has"], undefined);
});

test("a number has no more digits than a page has rows", () => {
  assert.deepEqual(["2", "-1", "1e9", "", "9999999999"].map((each) => numberIn(each)), [2, 0, 0, 0, 0]);
});
