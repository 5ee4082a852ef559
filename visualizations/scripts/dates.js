/* Dates in the language of the page. The data has them as EDTF texts between the words that graph_model.periods puts
   about them (`since 2013-11`); as much is told as they say, a month as a month. */

import { language, say } from "./texts.js";

const DAY = /^(\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?)([?~%]?)$/;
const KEYS = /** @type {const} */ ({
  since: "date-since", by: "date-by", until: "date-until", latest: "date-until-latest",
});
const QUALIFIED = /** @type {const} */ ({
  "?": "date-uncertain", "~": "date-approximate", "%": "date-uncertain-approximate",
});
/** @type {Intl.DateTimeFormatOptions[]} of a year, a month and a day */
const FORMS = [{ year: "numeric" }, { year: "numeric", month: "long" }, { dateStyle: "long" }];
/** @type {Intl.DateTimeFormat[]} each made when it is first needed */
const formats = [];

/**
 * Return dates as a reader of the page's language reads them; what is no date stands as it is, and in English, which
 * the data is written in, all of it.
 * @param {string} text
 */
export function datesInWords(text) {
  return language === "en" ? text : text.split(/ or (?!later\b)/).map(period).join(say("or-between"));
}

/**
 * @param {string} text
 */
function period(text) {
  const [first = "", last] = text.split(/ ?– ?/);
  if (last !== undefined) return say("date-range", { first: bound(first), last: bound(last) }).trim();
  const { word = "", date = "", latest = "" } = /^(?<word>since|by|until) (?<date>.+?)(?<latest> at the latest)?$/
    .exec(text)?.groups ?? {};
  const key = latest ? "latest" : /** @type {"since" | "by" | "until"} */ (word);
  return word ? say(KEYS[key], { date: bound(date) }) : bound(text);
}

/**
 * One end of a period: a date, or the dates between which it lies.
 * @param {string} text
 */
function bound(text) {
  const { word, date = "", later } = /^(?<word>by )?(?<date>.+?)(?<later> or later)?$/.exec(text)?.groups ?? {};
  const [first = "", last] = date.split("/").map(moment);
  const told = last === undefined ? first : say("date-between", { first, last });
  if (word) return say("date-not-after", { date: told });
  return later ? say("date-or-later", { date: told }) : told;
}

/**
 * @param {string} text
 */
function moment(text) {
  const [, date, mark = ""] = DAY.exec(text) ?? [];
  if (!date) return text; // a season, or no date of this kind
  const told = calendarDate(date.split("-").map(Number));
  return mark ? say(QUALIFIED[/** @type {keyof typeof QUALIFIED} */ (mark)], { date: told }) : told;
}

/**
 * @param {number[]} parts year, month and day, as far as they are known
 */
function calendarDate(parts) {
  const [year = 0, month = 1, day = 1] = parts, date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  const form = parts.length - 1;
  const format = formats[form] ?? new Intl.DateTimeFormat(language, { ...FORMS[form], timeZone: "UTC" });
  formats[form] = format;
  return format.format(date);
}
