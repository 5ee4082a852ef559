/* What stands on the network: buttons that zoom, and the choice of its mode. */

import { byId, button, element } from "../scripts/dom.js";
import { say } from "../scripts/texts.js";
import { RADII, chooseMode, chooseRadius, mode, modesOfPage } from "./network-modes.js";

/** @typedef {import("./network-modes.js").Mode} Mode */

/** Return the choice of the mode, and what lets it follow what is chosen elsewhere. */
export function renderModes() {
  const group = element("div", null, { class: "modes overlay", role: "group", "aria-label": say("modes") });
  const list = element("select", null, { "aria-label": say("modes") });
  list.append(...modesOfPage().map((each) => element("option", say(`mode-${each}`), { value: each })));
  list.addEventListener("change", () => chooseMode(/** @type {Mode} */ (list.value)));
  const radius = element("select", null, { "aria-label": say("mode-steps") });
  radius.append(...RADII.map((each) => element("option", say("count-steps", { count: each }), { value: `${each}` })));
  radius.addEventListener("change", () => chooseRadius(Number(radius.value)));
  const tie = button(say("tie-two"), () => byId("show-tied").click());
  group.append(list, radius, tie);
  const follow = () => {
    list.value = mode.name;
    radius.value = String(mode.radius);
    radius.hidden = mode.name !== "ego";
    tie.hidden = mode.name !== "path";
  };
  follow();
  return { group, follow };
}

/**
 * Return the buttons that zoom, show all, and close all groups.
 * @param {{ zoomIn: () => void, zoomOut: () => void, showAll: () => void, closeAll: () => void }} acts
 */
export function renderZoom({ zoomIn, zoomOut, showAll, closeAll }) {
  const group = element("div", null, { class: "zoom overlay", role: "group", "aria-label": say("zoom") });
  const close = button("⊖", closeAll, { "aria-label": say("close-groups"), title: say("close-groups") });
  group.append(
    button("+", zoomIn, { "aria-label": say("zoom-in"), title: say("zoom-in") }),
    button("−", zoomOut, { "aria-label": say("zoom-out"), title: say("zoom-out") }),
    button("⤢", showAll, { "aria-label": say("zoom-all"), title: say("zoom-all") }), close);
  return { group, close };
}
