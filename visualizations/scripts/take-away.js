/* What one takes away of the page: a link to what is seen, pictures of the view, and what is shown as JSON. */

import { linkNow } from "./address.js";
import { announce } from "./announcements.js";
import { byId, button, element } from "./dom.js";
import { download } from "./downloading.js";
import { pngOf, svgOf } from "./picture.js";
import { shownAsJson } from "./shown-as-json.js";
import { say } from "./texts.js";
import { pictureOfSeenView } from "./views.js";

/** Return what can be taken away. */
export function renderTakeAway() {
  const content = document.createDocumentFragment();
  content.append(element("p", say("share"), { class: "kicker" }), element("h2", say("take-it-away")),
    ...renderPicture(), ...renderData(), ...renderLink());
  return content;
}

function renderPicture() {
  const row = element("p", null, { class: "link" }), tell = teller();
  const svg = button("SVG", () => {
    const { name, text } = drawn();
    download(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
    tell(say("wrote", { file: `${name}.svg` }));
  }, { "aria-label": say("picture-as", { form: "SVG" }) });
  const png = button("PNG", () => {
    const { name: view, text } = drawn(), name = `${view}.png`;
    pngOf(text).then(({ blob, width, height }) => {
      download(name, blob);
      tell(say("wrote-dots", { file: name, width, height }));
    }, () => tell(say("too-large")));
  }, { "aria-label": say("picture-as", { form: "PNG" }) });
  row.append(svg, png);
  const isAny = pictureOfSeenView() !== null;
  return [element("h3", say("picture")),
          ...(isAny ? [row, tell.note] : [element("p", say("no-picture"), { class: "note" })])];
}

/**
 * The picture of the view for whoever drives the page from outside: SVG as text, PNG as the address of its data; empty
 * where the view has no picture.
 * @param {"svg" | "png"} form
 * @returns {Promise<string>}
 */
export async function takePicture(form) {
  const { text: svg } = drawn();
  if (form === "svg" || !svg) return svg;
  const { blob } = await pngOf(svg), reader = new FileReader();
  return new Promise((resolve) => {
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.readAsDataURL(blob);
  });
}

/* The picture of the view as SVG, with what the panel covers, and the name of the view; empty where it has none. */
function drawn() {
  const panel = byId("details"), { scrollTop } = panel;
  panel.hidden = true;
  const { name = "", picture = null } = pictureOfSeenView() ?? {}, text = picture ? svgOf(picture) : "";
  panel.hidden = false;
  panel.scrollTop = scrollTop;
  return { name, text };
}

function renderData() {
  const row = element("p", null, { class: "link" }), tell = teller();
  row.append(button("JSON", () => {
    download("shown.json", new Blob([shownAsJson()], { type: "application/json" }));
    tell(say("wrote", { file: "shown.json" }));
  }, { "aria-label": say("data-as", { form: "JSON" }) }));
  return [element("h3", say("data")), row, tell.note, element("p", say("data-what"), { class: "note" })];
}

function renderLink() {
  const link = element("input", null, { type: "text", readonly: "", "aria-label": say("link-label") });
  const row = element("p", null, { class: "link" }), tell = teller();
  link.value = linkNow();
  link.addEventListener("focus", () => link.select());
  row.append(link, button(say("copy-link"), () => {
    link.value = linkNow();
    navigator.clipboard.writeText(link.value).then(() => tell(say("copied")), () => {
      link.focus();
      tell(say("cannot-copy-link"));
    });
  }));
  return [element("h3", say("link")), row, tell.note, element("p", say("link-what"), { class: "note" })];
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
