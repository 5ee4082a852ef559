/* What stands beside the map: who has no place on it, who shares one, and what an arc stands for. */

import { nodeById, relationshipTypeOf } from "../scripts/data.js";
import { button, element } from "../scripts/dom.js";
import { readsInWords, typeInWords } from "../scripts/glossary.js";
import { shortened } from "../scripts/long-text.js";
import { linkTo } from "../scripts/relationships.js";
import { selectEdge } from "../scripts/state.js";
import { numeral, say } from "../scripts/texts.js";
import { unplacedNow } from "./map-places.js";

/** @typedef {import("../scripts/data.js").GraphEdge} GraphEdge */
/** @typedef {import("./map-groups.js").Mark} Mark */
/** @typedef {import("./map-projection.js").Point} Point */

const MOST_IN_LIST = 300;

export const beside = element("details", null, { class: "beside overlay" });
export const members = element("section", null, {
  class: "members overlay", "aria-label": say("what-is-there"), hidden: "",
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
  const more = nodes.length > MOST_IN_LIST ? [say("first-of-places", { count: MOST_IN_LIST })] : [];
  const rest = [...others].map(([type, count]) => `${typeInWords(type)} ${numeral(count)}`).join(", ");
  const told = [...(rest ? [say("no-place-of-own", { types: rest })] : []), ...more];
  heading?.replaceChildren(say("not-on-the-map", { count: nodes.length + many }));
  text?.replaceChildren(
    ...(nodes.length ? [element("p", say("no-coordinates", { count: nodes.length })), list] : []),
    ...told.map((line) => element("p", line)));
}

/**
 * List who is at one place, beside the mark that stands for them.
 * @param {Mark} mark
 * @param {Point} at
 */
export function listMembers({ place, members: all }, at) {
  const list = element("ul"), heading = element("h2", say("nodes-at", { count: all.length, place: place.node.name }));
  list.append(...all.slice(0, MOST_IN_LIST).map(({ node }) => {
    const item = element("li");
    item.append(linkTo(node), element("span", typeInWords(node.type), { class: "type" }));
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
  const list = element("ul"), heading = element("h2", say("count-relationships", { count: edges.length }));
  list.append(...edges.slice(0, MOST_IN_LIST).map((edge) => {
    const item = element("li"), { forward } = relationshipTypeOf(edge);
    const [from, to] = [edge.from, edge.to].map((id) => shortened(nodeById(id).name));
    const tie = say("sentence", { from: from ?? "", reads: readsInWords(forward), to: to ?? "" });
    item.append(button(tie, () => selectEdge(edge), { class: "tie" }));
    return item;
  }));
  if (edges.length > MOST_IN_LIST) list.append(element("li", say("first-of-ties", { count: MOST_IN_LIST })));
  showBeside(heading, list, at);
}

/**
 * @param {HTMLElement} heading
 * @param {HTMLElement} list
 * @param {Point} at
 */
function showBeside(heading, list, at) {
  const close = button("×", () => hideMembers(), { "aria-label": say("close-list"), class: "close" });
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
