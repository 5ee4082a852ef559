/* The timeline view: lines along the years, a hundred at a time, with an axis that stays in sight. */

import { announce } from "../scripts/announcements.js";
import { datesInWords } from "../scripts/dates.js";
import { button, element } from "../scripts/dom.js";
import { typeInWords } from "../scripts/glossary.js";
import { ROWS_ON_A_PAGE, pageIn, renderPager } from "../scripts/pager.js";
import { linkTo } from "../scripts/relationships.js";
import { asOf, notify, select, selectEdge, selection } from "../scripts/state.js";
import { stripOf } from "../scripts/strip.js";
import { NO, POSSIBLY, answerFor, heldIn } from "../scripts/tenures.js";
import { say } from "../scripts/texts.js";
import { registerView } from "../scripts/views.js";
import { countOfAll } from "../scripts/words.js";
import { askedLines } from "./timeline-asked.js";
import { ORDERS, boundsOfAll, groupsNow, linesOf, takeDates, ticksOf } from "./timeline-lines.js";
import { pictureOfTimeline } from "./timeline-picture.js";

/** @typedef {import("./timeline-lines.js").Line} Line */
/** @typedef {import("./timeline-lines.js").Group} Group */

const MOST_TICKS = 8;

/** @type {Group[]} */
let groups = [];
/** @type {Line[]} */
let lines = [];
let all = 0;
let bounds = { first: 0, last: 0 };
/** @type {Map<Element, Line>} */
const lineOf = new Map();
const body = element("div", null, {
  class: "scroll", tabindex: "0", role: "region", "aria-label": say("view-timeline"),
});
const count = element("p", null, { class: "how-many" });
const pager = element("p", null, { class: "pager" });
const tools = element("div", null, { class: "tools" });
const only = button(say("only-selected"), () => {
  askedLines.isOnly = !askedLines.isOnly;
  answer();
}, { "aria-pressed": "false", class: "only" });

registerView({
  name: "timeline", mount, update, facts, picture: () => pictureOfTimeline([...lineOf.values()], bounds),
  keys: say("timeline-keys"),
});

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  takeDates(/** @type {import("./timeline-lines.js").ViewData} */ (viewData));
  bounds = boundsOfAll();
  container.append(tools, count, body, pager);
  body.addEventListener("click", selectRow);
  renderTools();
  gather();
  return { lines: () => lines, bounds };
}

/**
 * @param {import("../scripts/state.js").Change} change
 */
function update(change) {
  if (change.asked) renderTools();
  if (change.asked) gather();
  else if (change.date) turnTo(askedLines.page, { stay: true });
  else if (change.hidden) gather();
  else if (change.selection && askedLines.isOnly) arrange();
  else if (change.selection) mark();
}

/** @returns {import("../scripts/views.js").Fact[]} */
function facts() {
  return [
    [say("bars"), say("bars-mean")],
    [say("lines"), say("lines-are")],
  ];
}

/* Take up what the legend leaves. */
function gather() {
  groups = groupsNow(askedLines.order);
  all = linesOf(groups, { text: "", only: null }).length;
  arrange();
}

function arrange() {
  const { node, edge } = selection, id = node?.id ?? edge?.to ?? null;
  only.setAttribute("aria-pressed", String(askedLines.isOnly));
  lines = linesOf(groups, { text: askedLines.text, only: askedLines.isOnly ? id : null });
  turnTo(pageIn(askedLines.page, lines.length));
}

/* Show what is asked, from its first line on, and let the address follow. */
function answer() {
  askedLines.page = 0;
  gather();
  notify({});
}

/**
 * @param {number} page
 * @param {{ stay?: boolean }} [how]
 */
function turnTo(page, { stay = false } = {}) {
  const { scrollTop } = body, from = page * ROWS_ON_A_PAGE, seen = lines.slice(from, from + ROWS_ON_A_PAGE);
  const table = element("table"), rows = element("tbody");
  askedLines.page = page;
  lineOf.clear();
  rows.append(...continued(seen, from).flatMap((line, place, shown) => (
    [...renderSection(line, shown[place - 1]), renderRow(line)])));
  table.append(renderAxis(), rows);
  body.replaceChildren(lines.length ? table : element("p", say("no-line")));
  body.scrollTop = stay ? scrollTop : 0;
  count.textContent = [countOfAll("lines", lines.length, all), ...heldInWords()].join(" · ");
  pager.replaceChildren(...renderPager(page, lines.length, (to) => {
    turnTo(to);
    body.focus();
    notify({});
  }));
  mark();
}

/**
 * The lines of a page; what goes on from the page before begins with what it is of.
 * @param {Line[]} seen
 * @param {number} from
 */
function continued(seen, from) {
  if (seen[0]?.depth !== 1) return seen;
  const head = lines.slice(0, from).reverse().find(({ depth }) => depth === 0);
  return head ? [head, ...seen] : seen;
}

/* As of a year, how many of the lines held. */
function heldInWords() {
  if (asOf.year === null) return [];
  const answers = lines.filter(({ years }) => years).map(answerNow);
  const possibly = answers.filter((each) => each === POSSIBLY).length;
  const held = answers.filter((each) => each !== NO).length - possibly;
  return [say("held-in-year", { date: datesInWords(String(asOf.year)), definitely: held, possibly })];
}

/**
 * @param {Line} line
 */
function answerNow({ edge, own }) {
  if (edge) return heldIn(edge.tenure, asOf.year);
  return own && asOf.year !== null ? answerFor(own, asOf.year) : heldIn(0, asOf.year);
}

// -- how it looks ---------------------------------------------------------------------------------------------------

function renderAxis() {
  const head = element("thead"), row = element("tr"), axis = element("th", null, { scope: "col", class: "axis along" });
  const { first, last } = bounds;
  for (const year of ticksOf(bounds, MOST_TICKS)) {
    const label = element("span", String(year));
    label.style.left = `${((year - first) / (last + 1 - first)) * 100}%`;
    axis.append(label);
  }
  row.append(element("th", say("what"), { scope: "col" }), element("th", say("column-when"), { scope: "col" }), axis);
  head.append(row);
  return head;
}

/**
 * A heading where lines of another type begin.
 * @param {Line} line
 * @param {Line | undefined} before
 */
function renderSection({ host }, before) {
  if (before?.host.type === host.type) return [];
  const row = element("tr", null, { class: "section" });
  row.append(element("th", typeInWords(host.type), { colspan: "3", scope: "rowgroup" }));
  return [row];
}

/**
 * @param {Line} line
 */
function renderRow(line) {
  const { host, other, edge, phrase, words, years, depth } = line, row = element("tr");
  const name = element("th", null, { scope: "row" }), when = element("td");
  const strip = element("td", null, { class: "along" });
  const rest = other ? [element("span", phrase, { class: "phrase" }), linkTo(other)]
    : line.within ? [element("span", say("count-lines", { count: line.within }), { class: "count" })] : [];
  name.append(...(depth === 0 ? [linkTo(host)] : []), ...rest);
  when.append(edge ? button(words, () => selectEdge(edge)) : element("span", words));
  strip.append(stripOf(years, { ...bounds, ticks: ticksOf(bounds, MOST_TICKS) }));
  row.append(name, when, strip);
  row.classList.toggle("within", depth === 1);
  row.classList.toggle("gone", years !== null && answerNow(line) === NO);
  lineOf.set(row, line);
  return row;
}

/* Mark the lines of what is selected. */
function mark() {
  const { node, edge } = selection;
  only.hidden = !node && !edge && !askedLines.isOnly;
  for (const [row, line] of lineOf) {
    const isOfNode = node !== null && (line.other ? line.other === node || line.host === node : line.host === node);
    row.classList.toggle("selected", isOfNode || (edge !== null && line.edge === edge));
  }
}

/**
 * Select what is dated by the line that was clicked on, beside its names.
 * @param {MouseEvent} event
 */
function selectRow({ target }) {
  const row = target instanceof Element && !target.closest("a, button") ? target.closest("tr") : null;
  const line = row && lineOf.get(row);
  if (line) line.edge ? selectEdge(line.edge) : select(line.host.id);
}

function renderTools() {
  const filter = element("input", null, {
    type: "search", "aria-label": say("filter-timeline"), placeholder: say("filter"), autocomplete: "off",
    spellcheck: "false",
  });
  filter.value = askedLines.text;
  filter.addEventListener("input", () => {
    askedLines.text = filter.value;
    answer();
    announce(count.textContent ?? "");
  });
  const order = element("select", null, { "aria-label": say("order") });
  order.append(...ORDERS.map((each) => element("option", say(`order-${each}`), { value: each })));
  order.value = askedLines.order;
  order.addEventListener("change", () => {
    askedLines.order = ORDERS.find((each) => each === order.value) ?? ORDERS[0];
    answer();
  });
  tools.replaceChildren(filter, order, only);
}
