/* What one takes away of the page: a link to what is seen. */

import { linkNow } from "./address.js";
import { announce } from "./announcements.js";
import { button, element } from "./dom.js";

const LINK = "With what is selected, shown, filtered and opened, and the year. It leads to this file where it lies "
  + "now; whoever has the file elsewhere puts what begins with # behind its address there.";

/** Return what can be taken away. */
export function renderTakeAway() {
  const content = document.createDocumentFragment();
  content.append(element("p", "Share", { class: "kicker" }), element("h2", "Take it away"), ...renderLink());
  return content;
}

function renderLink() {
  const link = element("input", null, { type: "text", readonly: "", "aria-label": "Link to what is seen" });
  const row = element("p", null, { class: "link" }), said = element("p", null, { class: "note" });
  link.value = linkNow();
  link.addEventListener("focus", () => link.select());
  row.append(link, button("Copy link", () => {
    link.value = linkNow();
    navigator.clipboard.writeText(link.value).then(() => tell("Copied."), () => {
      link.focus();
      tell("The browser does not let this page copy; the link is marked, so that you can.");
    });
  }));
  const tell = (/** @type {string} */ text) => {
    said.textContent = text;
    announce(text);
  };
  return [element("h3", "Link"), row, said, element("p", LINK, { class: "note" })];
}
