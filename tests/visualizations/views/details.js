/* A view for the tests, of the name of an element of the page. */

import { element } from "../../../visualizations/scripts/dom.js";
import { registerView } from "../../../visualizations/scripts/views.js";

registerView({ name: "details", mount, update: () => {} });

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  const { title } = /** @type {{ title: string }} */ (viewData);
  container.append(element("p", `Details of ${title}`));
  return { title };
}
