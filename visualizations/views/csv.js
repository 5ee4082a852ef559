/* Tables as CSV (RFC 4180), each cell as it is: what a spreadsheet would take for a formula is counted, not changed. */

/**
 * Return rows as CSV, with a byte order mark, by which spreadsheets know UTF-8.
 * @param {string[][]} rows
 */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {string} cell
 */
function quoted(cell) {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * How many cells a spreadsheet would take for a formula, numbers not counted.
 * @param {string[][]} rows
 */
export function countFormulas(rows) {
  return rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell)).length;
}
