/* The form in which names are compared, the same as graph_model.names.fold gives. */

/**
 * What folding needs to know besides Unicode: graph_model/folding.json.
 * @typedef {{ accents: string, letters: Record<string, string>, capitals: string }} FoldingTable
 */

/**
 * Return the function that folds a name by this table: no case, accents, spacing, punctuation or width.
 * @param {FoldingTable} table
 * @returns {(text: string) => string}
 */
export function foldingBy({ accents, letters, capitals }) {
  const accent = new RegExp(`[${accents}]+`, "gu"), capital = new RegExp(`[${capitals}]`, "u");
  const undecomposed = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
  return (text) => {
    const caseless = foldCase(text.normalize("NFKC"), capital);
    const bare = caseless.normalize("NFD").replace(accent, "").normalize("NFC")
      .replace(undecomposed, (letter) => letters[letter] ?? letter);
    return bare.replace(/[^\p{L}\p{N}]+/gu, "") || caseless;
  };
}

/**
 * Fold the case of letters one by one (by way of their capitals, or ẞ and ς would differ from ss and σ): JavaScript
 * lower-cases a whole text by where in a word a letter stands, and has no case folding.
 * @param {string} text
 * @param {RegExp} capital the letters that fold to capitals
 */
function foldCase(text, capital) {
  return Array.from(text, (letter) => {
    const upper = letter.toLowerCase().toUpperCase();
    return capital.test(letter) ? upper : upper.toLowerCase();
  }).join("");
}
