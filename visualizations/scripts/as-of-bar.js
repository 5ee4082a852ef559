/* The bar by which one asks as of a year: a slider, steps, play, and back to any time. */

import { data } from "./data.js";
import { byId, element } from "./dom.js";
import { asOf, setYear, subscribe } from "./state.js";
import { say, sayWith } from "./texts.js";

const EACH_YEAR = 800; // milliseconds, while the years play

/**
 * The timer while the years play.
 * @type {number | null}
 */
let playing = null;
/**
 * What is to be shown with the next frame; undefined if nothing is.
 * @type {number | undefined}
 */
let wanted;

/** Let the bar ask, and follow the year; a page without dates has none. */
export function mountAsOfBar() {
  const [first, last] = data.tenures?.bounds ?? [];
  if (first === undefined || last === undefined) return;
  const slider = sliderOf();
  Object.assign(slider, { min: String(first), max: String(last), value: String(last) });
  slider.addEventListener("input", () => askSoon(Number(slider.value)));
  byId("any-time").addEventListener("click", () => ask(null));
  byId("year-before").addEventListener("click", () => ask(clamped((asOf.year ?? last + 1) - 1)));
  byId("year-after").addEventListener("click", () => ask(clamped((asOf.year ?? first - 1) + 1)));
  byId("play-years").addEventListener("click", () => (playing === null ? play() : pause()));
  mountMeaning();
  subscribe((change) => change.date && follow());
  follow();
}

/** Whether the years play. */
export function isPlaying() {
  return playing !== null;
}

function sliderOf() {
  return /** @type {HTMLInputElement} */ (byId("year"));
}

/**
 * Ask, and let nothing play.
 * @param {number | null} year
 */
function ask(year) {
  pause();
  setYear(year);
}

/**
 * Ask with the next frame, for a slider that is drawn tells more years than can be shown.
 * @param {number} year
 */
function askSoon(year) {
  pause();
  if (wanted === undefined) {
    requestAnimationFrame(() => {
      const next = wanted ?? null;
      wanted = undefined;
      setYear(next);
    });
  }
  wanted = year;
}

/**
 * @param {number} year
 */
function clamped(year) {
  const [first = year, last = year] = data.tenures?.bounds ?? [];
  return Math.min(Math.max(year, first), last);
}

/* Play from the year that is seen, or from the first where that is the last. */
function play() {
  const [first = 0, last = 0] = data.tenures?.bounds ?? [];
  const start = asOf.year === null || asOf.year >= last ? first : asOf.year + 1;
  playing = window.setInterval(() => {
    if (asOf.year === null || asOf.year >= last) pause();
    else setYear(asOf.year + 1);
  }, EACH_YEAR);
  setYear(start);
  follow();
}

function pause() {
  if (playing === null) return;
  clearInterval(playing);
  playing = null;
  follow();
}

function follow() {
  const { year } = asOf, slider = sliderOf(), bar = byId("as-of"), play = byId("play-years");
  bar.classList.toggle("any", year === null);
  bar.classList.toggle("playing", isPlaying());
  if (year !== null) slider.value = String(year);
  slider.setAttribute("aria-valuetext", year === null ? say("any-time") : String(year));
  byId("any-time").setAttribute("aria-pressed", String(year === null));
  byId("year-told").textContent = year === null ? "" : String(year);
  for (const name of ["aria-label", "title"]) play.setAttribute(name, isPlaying() ? say("pause") : say("play"));
}

/* What the words mean is seen while the button has the focus or the pointer; Esc hides it. */
function mountMeaning() {
  const asked = byId("what-possibly"), meaning = byId("possibly-means");
  meaning.replaceChildren(...sayWith("possibly-means", {
    definitely: element("em", say("definitely")), possibly: element("em", say("possibly-first")),
  }));
  const show = (/** @type {boolean} */ on) => () => meaning.classList.toggle("seen", on);
  for (const event of ["focus", "mouseenter", "click"]) asked.addEventListener(event, show(true));
  asked.addEventListener("blur", show(false));
  byId("meaning").addEventListener("mouseleave", () => document.activeElement !== asked && show(false)());
  asked.addEventListener("keydown", ({ key }) => key === "Escape" && show(false)());
}
