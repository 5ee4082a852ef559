/* The table view: pages of rows, sorted and filtered, copied and downloaded as CSV; the picture's equal as text. */

import { announce } from "../scripts/announcements.js";
import { button, element } from "../scripts/dom.js";
import { download } from "../scripts/downloading.js";
import { longText } from "../scripts/long-text.js";
import { ROWS_ON_A_PAGE, pageIn, renderPager } from "../scripts/pager.js";
import { linkTo } from "../scripts/relationships.js";
import { nodeById } from "../scripts/data.js";
import { notify, selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { theme } from "../scripts/theme.js";
import { registerView } from "../scripts/views.js";
import { countOfAll } from "../scripts/words.js";
import { countFormulas, csvOf } from "./csv.js";
import { askedRows } from "./table-asked.js";
import { KINDS, arranged, columnsOf, shownRows } from "./table-rows.js";

/** @typedef {import("./table-rows.js").Row} Row */

const LONGEST_CELL = 160, LONG_CELL = 40; // letters

/** @type {Row[]} */
let shown = [];
/** @type {Row[]} */
let rows = [];
const body = element("div", null, { class: "scroll", tabindex: "0", role: "region", "aria-label": say("view-table") });
const count = element("p", null, { class: "how-many" });
const said = element("p", null, { class: "said" });
const pager = element("p", null, { class: "pager" });
const tools = element("div", null, { class: "tools" });

registerView({ name: "table", mount, update, facts, isRead: true, keys: say("table-keys") });

/**
 * @param {HTMLElement} container
 */
function mount(container) {
  container.append(tools, count, body, pager, said);
  renderTools();
  gather();
  return { rows: () => rows };
}

/**
 * @param {import("../scripts/state.js").Change} change
 */
function update(change) {
  if (change.asked) renderTools();
  if (change.asked || change.hidden || change.theme) gather(); // on paper nothing is shortened
  else if (change.selection) mark();
}

/** @returns {import("../scripts/views.js").Fact[]} */
function facts() {
  return [[say("view-table"), say("table-what")]];
}

/* Take up what is shown now. */
function gather() {
  shown = shownRows(askedRows.kind);
  arrange();
}

/* Sort and filter, and show the page that is asked for. */
function arrange() {
  const { kind, text, order } = askedRows;
  rows = arranged(shown, text, order && { column: columnsOf(kind).indexOf(order.by), down: order.down });
  turnTo(pageIn(askedRows.page, rows.length));
}

/* Show what is asked, from its first row on, and let the address follow. */
function answer() {
  askedRows.page = 0;
  gather();
  notify({});
}

/**
 * @param {number} page
 */
function turnTo(page) {
  askedRows.page = page;
  count.textContent = countOfAll(askedRows.kind, rows.length, shown.length);
  said.textContent = "";
  const from = page * ROWS_ON_A_PAGE, table = element("table"), lines = element("tbody");
  lines.append(...rows.slice(from, from + ROWS_ON_A_PAGE).map(renderRow));
  table.append(renderHead(), lines);
  body.replaceChildren(rows.length ? table : element("p", say("no-row")));
  body.scrollTop = 0;
  pager.replaceChildren(...renderPager(page, rows.length, (to) => {
    turnTo(to);
    body.focus();
    notify({});
  }));
  mark();
}

function renderHead() {
  const head = element("thead"), line = element("tr");
  columnsOf(askedRows.kind).forEach((by, column) => {
    const isSorted = askedRows.order?.by === by, name = say(by), down = isSorted && askedRows.order?.down === true;
    const cell = element("th", null, {
      scope: "col", ...(isSorted ? { "aria-sort": down ? "descending" : "ascending" } : {}),
    });
    const sort = button(name + (isSorted ? (down ? " ▾" : " ▴") : ""), () => {
      askedRows.order = { by, down: isSorted && !down };
      answer();
      body.querySelectorAll("th button").forEach((each, place) => {
        if (place === column && each instanceof HTMLElement) each.focus();
      });
    });
    cell.append(sort);
    line.append(cell);
  });
  head.append(line);
  return head;
}

/**
 * @param {Row} row
 */
function renderRow({ cells, ids }) {
  const line = element("tr", null, { "data-ids": JSON.stringify(ids) });
  line.append(...cells.map((text, place) => {
    const id = ids[place], isLong = typeof id !== "string" && text.length > LONG_CELL;
    const cell = element("td", null, isLong ? { class: "long" } : {});
    const most = theme.printing ? Infinity : LONGEST_CELL;
    cell.append(...(typeof id === "string" ? [linkTo(nodeById(id))] : longText(text, most)));
    return cell;
  }));
  return line;
}

/* Mark the rows of what is selected. */
function mark() {
  const { node, edge } = selection;
  for (const line of body.querySelectorAll("tbody tr")) {
    const ids = JSON.parse(line.getAttribute("data-ids") ?? "[]");
    const isOfEdge = edge !== null && ids[0] === edge.from && ids[2] === edge.to;
    line.classList.toggle("selected", isOfEdge || (node !== null && ids.includes(node.id)));
  }
}

// -- what is asked --------------------------------------------------------------------------------------------------

function renderTools() {
  const kinds = element("span", null, { role: "group", class: "kinds" });
  kinds.setAttribute("aria-label", say("rows-are"));
  for (const kind of KINDS) {
    const choice = button(say(kind), () => {
      Object.assign(askedRows, { kind, order: null });
      for (const each of kinds.children) each.setAttribute("aria-pressed", String(each === choice));
      answer();
    }, { "aria-pressed": String(kind === askedRows.kind) });
    kinds.append(choice);
  }
  const filter = element("input", null, {
    type: "search", "aria-label": say("filter-table"), placeholder: say("filter"), autocomplete: "off",
    spellcheck: "false",
  });
  filter.value = askedRows.text;
  filter.addEventListener("input", () => {
    askedRows.text = filter.value;
    answer();
    announce(count.textContent ?? "");
  });
  tools.replaceChildren(kinds, filter, button(say("copy"), copy), button(say("download-csv"), downloadCsv));
}

function table() {
  return [columnsOf(askedRows.kind).map((column) => say(column)), ...rows.map(({ cells }) => cells)];
}

/* Say what was done, and what of it needs care in a spreadsheet. */
function tell(/** @type {string} */ done) {
  const formulas = countFormulas(table());
  said.textContent = [done, ...(formulas ? [say("formulas", { count: formulas })] : [])].join(" ");
  announce(said.textContent);
}

function copy() {
  const text = table().map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
  navigator.clipboard.writeText(text).then(() => tell(say("copied-rows", { count: rows.length })), () => {
    said.textContent = say("cannot-copy-table");
    announce(said.textContent);
  });
}

function downloadCsv() {
  download(`${askedRows.kind}.csv`, new Blob([csvOf(table())], { type: "text/csv;charset=utf-8" }));
  tell(say("wrote-rows", { file: `${askedRows.kind}.csv`, count: rows.length }));
}
