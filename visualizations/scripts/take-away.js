/* What one takes away of the page: a link to what is seen, pictures of the view, and what is shown as JSON. */

import { linkNow } from "./address.js";
import { announce } from "./announcements.js";
import { byId, button, element } from "./dom.js";
import { download } from "./downloading.js";
import { pngOf, svgOf } from "./picture.js";
import { shownAsJson } from "./shown-as-json.js";
import { seen } from "./state.js";
import { pictureOfSeenView } from "./views.js";
import { withCommas } from "./words.js";

const LINK = "With what is selected, shown, filtered and opened, and the year. It leads to this file where it lies "
  + "now; whoever has the file elsewhere puts what begins with # behind its address there.";
const NO_PICTURE = "This tab has no picture; the others have.";

/** Return what can be taken away. */
export function renderTakeAway() {
  const content = document.createDocumentFragment();
  content.append(element("p", "Share", { class: "kicker" }), element("h2", "Take it away"), ...renderPicture(),
    ...renderData(), ...renderLink());
  return content;
}

function renderPicture() {
  const row = element("p", null, { class: "link" }), tell = teller();
  const svg = button("SVG", () => {
    const text = drawn();
    download(`${seen.view}.svg`, new Blob([text], { type: "image/svg+xml" }));
    tell(`Wrote ${seen.view}.svg.`);
  }, { "aria-label": "Picture as SVG" });
  const png = button("PNG", () => {
    const name = `${seen.view}.png`;
    pngOf(drawn()).then(({ blob, width, height }) => {
      download(name, blob);
      const size = `${withCommas(width)} × ${withCommas(height)} dots`;
      tell(`Wrote ${name}, ${size}: 300 to the inch at the size of the screen.`);
    }, () => tell("The browser could not draw so large a picture; take the SVG."));
  }, { "aria-label": "Picture as PNG" });
  row.append(svg, png);
  const isAny = pictureOfSeenView() !== null;
  return [element("h3", "Picture"), ...(isAny ? [row, tell.note] : [element("p", NO_PICTURE, { class: "note" })])];
}

/**
 * The picture of the view for whoever drives the page from outside: SVG as text, PNG as the address of its data; empty
 * where the view has no picture.
 * @param {"svg" | "png"} form
 * @returns {Promise<string>}
 */
export async function takePicture(form) {
  const svg = drawn();
  if (form === "svg" || !svg) return svg;
  const { blob } = await pngOf(svg), reader = new FileReader();
  return new Promise((resolve) => {
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.readAsDataURL(blob);
  });
}

/* The picture of the view as SVG, with what the panel covers; empty where it has none. */
function drawn() {
  const panel = byId("details"), { scrollTop } = panel;
  panel.hidden = true;
  const picture = pictureOfSeenView(), text = picture ? svgOf(picture) : "";
  panel.hidden = false;
  panel.scrollTop = scrollTop;
  return text;
}

function renderData() {
  const row = element("p", null, { class: "link" }), tell = teller();
  row.append(button("JSON", () => {
    download("shown.json", new Blob([shownAsJson()], { type: "application/json" }));
    tell("Wrote shown.json.");
  }, { "aria-label": "What is shown as JSON" }));
  return [element("h3", "Data"), row, tell.note,
          element("p", "Nodes, relationships and sources that are shown. The tab Table has CSV.", { class: "note" })];
}

function renderLink() {
  const link = element("input", null, { type: "text", readonly: "", "aria-label": "Link to what is seen" });
  const row = element("p", null, { class: "link" }), tell = teller();
  link.value = linkNow();
  link.addEventListener("focus", () => link.select());
  row.append(link, button("Copy link", () => {
    link.value = linkNow();
    navigator.clipboard.writeText(link.value).then(() => tell("Copied."), () => {
      link.focus();
      tell("The browser does not let this page copy; the link is marked, so that you can.");
    });
  }));
  return [element("h3", "Link"), row, tell.note, element("p", LINK, { class: "note" })];
}

/* Tells what was done, in a line of its own and aloud. */
function teller() {
  const note = element("p", null, { class: "note" });
  const tell = (/** @type {string} */ text) => {
    note.textContent = text;
    announce(text);
  };
  return Object.assign(tell, { note });
}
