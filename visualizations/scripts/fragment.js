/* How the fragment of an address is written: the id of a node, and after it parts, each a key and a value. */

/**
 * Text as it can stand in a fragment; half a letter (a lone surrogate) cannot.
 * @param {string} text
 */
export function encoded(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * The text that was encoded; nothing where it was not.
 * @param {string} text
 */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/**
 * The fragment of an address that names a node.
 * @param {string} id
 */
export function addressOf(id) {
  return `#${encoded(id)}`;
}

/**
 * @param {string} id of a node; empty for none
 * @param {[key: string, value: string][]} parts with values that can stand in a fragment; those that are empty are left
 *   out
 */
export function writeFragment(id, parts) {
  const more = parts.filter(([, value]) => value).map(([key, value]) => `&${key}=${value}`).join("");
  return id || more ? addressOf(id) + more : "";
}

/**
 * What a fragment says: the id may be that of no node, and a value be wrong.
 * @param {string} fragment
 * @param {string[]} keys those that are known: what begins with another belongs to the id
 */
export function readFragment(fragment, keys) {
  /** @type {Map<string, string>} */
  const parts = new Map();
  let rest = fragment.replace(/^#/, "");
  for (;;) {
    const [whole = "", key = "", value = ""] = /&([a-z-]+)=([^&]*)$/.exec(rest) ?? [];
    if (!whole || !keys.includes(key)) break;
    parts.set(key, value);
    rest = rest.slice(0, -whole.length);
  }
  return { id: decoded(rest), parts };
}

/**
 * Names and what belongs to each, as in `Country:Japan,Nepal;Kind:network`.
 * @param {Iterable<[name: string, values: string[]]>} lists
 */
export function writeLists(lists) {
  return [...lists].map(([name, values]) => `${encoded(name)}:${writeList(values)}`).join(";");
}

/**
 * @param {string} text
 * @returns {[name: string, values: string[]][]}
 */
export function readLists(text) {
  return text.split(";").filter(Boolean).map((each) => {
    const [name = "", values = ""] = each.split(":");
    return [decoded(name), readList(values)];
  });
}

/**
 * @param {Iterable<string>} values
 */
export function writeList(values) {
  return [...values].map(encoded).join(",");
}

/**
 * @param {string} text
 */
export function readList(text) {
  return text.split(",").filter(Boolean).map(decoded);
}

/**
 * What is asked of a view, as in `has:seoul;page:2`; what is empty is as at first, and left out.
 * @param {Record<string, string>} asked
 */
export function writeAsked(asked) {
  return writeLists(Object.entries(asked).filter(([, value]) => value).map(([name, value]) => [name, [value]]));
}

/**
 * @param {string} text
 * @returns {Partial<Record<string, string>>}
 */
export function askedOf(text) {
  return Object.fromEntries(readLists(text).map(([name, [value]]) => [name, value]));
}

/**
 * The whole number, of 9 digits at most, that a text is; 0 where it is none.
 * @param {string} [text]
 */
export function numberIn(text = "") {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
