/* The language of the page: what the template says in it, and the button that leads to the next one. */

import { registerPart } from "./address-parts.js";
import { linkNow } from "./address.js";
import { data } from "./data.js";
import { byId } from "./dom.js";
import { language, languageOf, say } from "./texts.js";

/** @typedef {import("./texts.js").TextKey} TextKey */

const ATTRIBUTES = { "data-label": "aria-label", "data-title": "title", "data-placeholder": "placeholder" };
const others = Object.keys(data.texts).filter((code) => code !== language);
let wanted = language;

/** Make known that the language stands in the address, after all else; a page in another one begins anew. */
export function registerLanguage() {
  registerPart({
    key: "language", is: "seen", write: () => (wanted === data.language ? "" : wanted),
    take(text) {
      if (languageOf(text) !== language) location.reload();
    },
  });
}

/** Let the page say in its language what the template says, and a button lead to the next. */
export function mountLanguage() {
  const [next] = others, switching = byId("language");
  if (language !== document.documentElement.lang) translateTemplate();
  switching.hidden = next === undefined;
  if (next === undefined) return;
  const name = nameOfLanguage(next);
  switching.textContent = name;
  switching.setAttribute("lang", next);
  switching.setAttribute("title", say("other-language", { name }));
  switching.addEventListener("click", () => speak(next));
}

/**
 * @param {string} code
 */
function nameOfLanguage(code) {
  return String(data.texts[code]?.language ?? code);
}

/**
 * Begin anew in a language, with all that is chosen.
 * @param {string} code
 */
function speak(code) {
  wanted = code;
  location.replace(linkNow());
  location.reload();
}

function translateTemplate() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll("[data-text]")) each.textContent = inLanguage(each, "data-text");
  for (const [kept, attribute] of Object.entries(ATTRIBUTES)) {
    for (const each of document.querySelectorAll(`[${kept}]`)) each.setAttribute(attribute, inLanguage(each, kept));
  }
}

/**
 * The text whose key an attribute keeps; a word that is no key, as the name of a view of one's own, stands as it is.
 * @param {Element} element
 * @param {string} kept
 */
function inLanguage(element, kept) {
  return say(/** @type {TextKey} */ (element.getAttribute(kept) ?? ""));
}
