/* Rows from columns, in which the page's text has them (visualizations/columns.py). */

/**
 * `same` is what all rows have, `every` has a value for each row, `some` the numbers of those that have one, and these.
 * @typedef {object} Columns
 * @property {number} count
 * @property {Record<string, string>} same
 * @property {Record<string, unknown[]>} every
 * @property {Record<string, [numbers: number[], values: unknown[]]>} some
 */

/**
 * @param {Columns} columns
 * @returns {Record<string, unknown>[]}
 */
export function rowsOf({ count, same, every, some }) {
  const rows = Array.from({ length: count }, () => /** @type {Record<string, unknown>} */ ({ ...same }));
  for (const [name, values] of Object.entries(every)) rows.forEach((row, at) => { row[name] = values[at]; });
  for (const [name, [numbers, values]] of Object.entries(some)) {
    numbers.forEach((number, at) => Object.assign(rows[number] ?? {}, { [name]: values[at] }));
  }
  return rows;
}
