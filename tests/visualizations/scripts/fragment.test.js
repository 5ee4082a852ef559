import assert from "node:assert/strict";
import { test } from "node:test";

import { readFragment, readLists, writeFragment, writeLists } from "../../../visualizations/scripts/fragment.js";

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
