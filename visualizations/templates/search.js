/* Search by any name, in the form in which names are compared; the same as graph_model.names.folded. */

const MOST_RESULTS = 12;
const APART = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss" };
let choice = 0;

function folded(text) {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC")
    .replace(/[øłđðþæœıß]/g, (letter) => APART[letter]).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/* How well a name fits: 0 it is the text, 1 begins with it, 2 contains it. */
function fit(name, wanted) {
  return name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9;
}

/* The nodes with a name that fits, best first, each with the name by which it was found. */
function found(query) {
  const wanted = folded(query);
  if (!wanted) return [];
  const hits = [];
  for (const node of data.nodes) {
    const names = node.search.map(([name, written]) => ({ quality: fit(name, wanted), written }));
    const best = names.reduce((one, two) => (two.quality < one.quality
      || (two.quality === one.quality && two.written === node.name) ? two : one));
    if (best.quality < 9) hits.push({ node, ...best });
  }
  return hits.sort((a, b) => a.quality - b.quality || b.node.size - a.node.size);
}

function option({ node, written }, place) {
  const item = element("li", null, { role: "option", id: `result-${place}`, "aria-selected": String(place === choice) });
  const names = element("div");
  names.append(element("span", node.name));
  if (written !== node.name) names.append(element("em", written));
  item.append(symbol(lookOf.get(node.type).shape, node.color), names, element("small", node.type));
  item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(node); });
  return item;
}

function offer() {
  const query = byId("query"), list = byId("results"), hits = found(query.value), asked = query.value.trim() !== "";
  list.replaceChildren(...hits.slice(0, MOST_RESULTS).map(option));
  const rest = hits.length - MOST_RESULTS;
  if (rest > 0) list.append(element("li", `and ${rest.toLocaleString("en")} more`, { class: "nothing" }));
  if (asked && !hits.length) list.append(element("li", "No name contains this", { class: "nothing" }));
  list.hidden = !asked;
  query.setAttribute("aria-expanded", String(asked));
  if (hits.length) query.setAttribute("aria-activedescendant", `result-${choice}`);
  else query.removeAttribute("aria-activedescendant");
  byId(`result-${choice}`)?.scrollIntoView({ block: "nearest" });
}

function closeResults() {
  byId("results").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
}

function choose(node) {
  closeResults();
  byId("query").blur();
  select(node.id, { travel: true });
}

function step(by) {
  const count = Math.min(found(byId("query").value).length, MOST_RESULTS);
  if (count) choice = (choice + by + count) % count;
  offer();
}

byId("query").addEventListener("input", () => { choice = 0; offer(); });
byId("query").addEventListener("focus", offer);
byId("query").addEventListener("blur", closeResults);
byId("query").addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  step(by);
});
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const hit = found(byId("query").value)[choice];
  if (hit) choose(hit.node);
});
