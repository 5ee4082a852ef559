/* What stands beside the map: who has no place on it, who shares one, and what an arc stands for. */

import { nodeById, relationshipTypeOf } from "../scripts/data.js";
import { button, element } from "../scripts/dom.js";
import { shortened } from "../scripts/long-text.js";
import { linkTo } from "../scripts/relationships.js";
import { selectEdge } from "../scripts/state.js";
import { plural, withCommas } from "../scripts/words.js";
import { unplacedNow } from "./map-places.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-projection.js").Point} Point */

const MOST_IN_LIST = 300;

export const beside = element("details", null, { class: "beside overlay" });
export const members = element("section", null, {
  class: "members overlay", "aria-label": "What is there", hidden: "",
});
beside.append(element("summary"), element("div"));

/** List who has no place now; nothing where all that is shown has one. */
export function tellBeside() {
  const { nodes, others } = unplacedNow(), many = [...others.values()].reduce((sum, count) => sum + count, 0);
  const heading = beside.querySelector("summary"), text = beside.querySelector("div");
  const list = element("ul");
  Object.assign(beside, { hidden: nodes.length + many === 0 });
  list.append(...nodes.slice(0, MOST_IN_LIST).map((node) => {
    const item = element("li");
    item.append(linkTo(node));
    return item;
  }));
  const more = nodes.length > MOST_IN_LIST ? [`The first ${MOST_IN_LIST}; search and the table have all.`] : [];
  const rest = [...others].map(([type, count]) => `${type} ${withCommas(count)}`).join(", ");
  const told = [...(rest ? [`Without a place of their own: ${rest}.`] : []), ...more];
  heading?.replaceChildren(`Not on the map: ${withCommas(nodes.length + many)}`);
  text?.replaceChildren(
    ...(nodes.length ? [element("p", `${withCommas(nodes.length)} without coordinates`), list] : []),
    ...told.map((line) => element("p", line)));
}

/**
 * List who is at one place, beside the mark that stands for them.
 * @param {Mark} mark
 * @param {Point} at
 */
export function listMembers({ place, members: all }, at) {
  const list = element("ul"), heading = element("h2", `${plural(all.length, "node")} at ${place.node.name}`);
  list.append(...all.slice(0, MOST_IN_LIST).map(({ node }) => {
    const item = element("li");
    item.append(linkTo(node), element("span", node.type, { class: "type" }));
    return item;
  }));
  showBeside(heading, list, at);
}

/**
 * List the relationships that an arc stands for, beside where it was clicked on.
 * @param {GraphEdge[]} edges
 * @param {Point} at
 */
export function listTiesOfArc(edges, at) {
  const list = element("ul"), heading = element("h2", plural(edges.length, "relationship"));
  list.append(...edges.slice(0, MOST_IN_LIST).map((edge) => {
    const item = element("li"), { forward } = relationshipTypeOf(edge);
    const tie = `${shortened(nodeById(edge.from).name)} ${forward} ${shortened(nodeById(edge.to).name)}`;
    item.append(button(tie, () => selectEdge(edge), { class: "tie" }));
    return item;
  }));
  if (edges.length > MOST_IN_LIST) list.append(element("li", `The first ${MOST_IN_LIST}; the table has all.`));
  showBeside(heading, list, at);
}

/**
 * @param {HTMLElement} heading
 * @param {HTMLElement} list
 * @param {Point} at
 */
function showBeside(heading, list, at) {
  const close = button("×", () => hideMembers(), { "aria-label": "Close the list", class: "close" });
  members.replaceChildren(close, heading, list);
  members.hidden = false;
  const { clientWidth: width = 0, clientHeight: height = 0 } = members.parentElement ?? {};
  members.style.left = `${Math.max(8, Math.min(at.x + 14, width - members.offsetWidth - 8))}px`;
  members.style.top = `${Math.max(8, Math.min(at.y + 14, height - members.offsetHeight - 8))}px`;
  const first = list.querySelector("a, button");
  if (first instanceof HTMLElement) first.focus();
}

/** Hide the list of who is at one place. */
export function hideMembers() {
  members.hidden = true;
}
