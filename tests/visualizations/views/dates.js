/* A view for the tests: the dates of relationships, one a line; that of the selected node's are marked. */

import { data } from "../../../visualizations/scripts/data.js";
import { element } from "../../../visualizations/scripts/dom.js";
import { isEdgeShown, selection } from "../../../visualizations/scripts/state.js";
import { registerView } from "../../../visualizations/scripts/views.js";

/** @type {HTMLElement | null} */
let drawn = null;

registerView({ name: "dates", mount, update, facts: (viewData) => [["Lines", headingIn(viewData)], ["Empty", ""]] });

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  drawn = element("div");
  container.append(element("h2", headingIn(viewData)), drawn);
  update();
}

/**
 * @param {unknown} viewData
 */
function headingIn(viewData) {
  return /** @type {{ heading: string }} */ (viewData).heading;
}

function update() {
  drawn?.replaceChildren(...data.edges.filter(isEdgeShown).map((edge) => {
    const id = selection.node?.id, isOfSelected = edge.from === id || edge.to === id;
    return element(isOfSelected ? "strong" : "p", edge.when ?? "undated");
  }));
}
