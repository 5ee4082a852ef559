/* The clusters of a page as groups: each a bubble that opens, as large as the disc in which its members lie. */

import { data } from "../scripts/data.js";
import { labelOfCluster } from "../scripts/words.js";

/** @typedef {import("./network-groups.js").Written} Written */
/** @typedef {import("./network-rings.js").Mark} Mark */

const AROUND = 14; // pixels around the outermost member

/**
 * The clusters that have a colour of their own, in the form in which a page has groups.
 * @param {readonly Mark[]} discs where the nodes lie when all are seen, by their numbers
 * @returns {Written}
 */
export function groupsOfClusters(discs) {
  const keys = data.clusters.map(({ key }) => key).filter(Number);
  const groupOf = data.nodes.map(({ cluster = "" }) => keys.indexOf(cluster));
  const groups = keys.map((key, number) => {
    const members = discs.filter((_, place) => groupOf[place] === number);
    const { x, y, radius } = discAround(members);
    const cluster = data.clusters.find((each) => each.key === key), name = cluster ? labelOfCluster(cluster) : "";
    return /** @type {import("./network-groups.js").WrittenGroup} */ ([x, y, radius, -1, name, members.length]);
  });
  return { groups, groupOf };
}

/**
 * A disc around marks: the middle of the box around them, and how far the outermost reaches.
 * @param {readonly Mark[]} marks
 */
function discAround(marks) {
  const middle = (/** @type {number[]} */ all) => (Math.min(...all) + Math.max(...all)) / 2;
  const x = middle(marks.map((mark) => mark.x)), y = middle(marks.map((mark) => mark.y));
  const radius = Math.max(...marks.map((mark) => Math.hypot(mark.x - x, mark.y - y) + mark.size)) + AROUND;
  return { x, y, radius };
}
