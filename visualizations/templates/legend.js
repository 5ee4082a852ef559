/* The legend: what shapes and colours mean, how many there are, and switches. */

const GREY = "#7f8793";
const STAR = Array.from({ length: 10 }, (_, corner) => {
  const reach = corner % 2 ? 0.45 : 1.05, turn = (corner * Math.PI) / 5;
  return [Math.sin(turn) * reach, -Math.cos(turn) * reach];
});
const DRAWN = {
  ...OUTLINES, star: STAR,
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  triangle: [[0, -0.9], [1, 0.8], [-1, 0.8]],
  triangleDown: [[0, 0.9], [1, -0.8], [-1, -0.8]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]],
};

function drawing(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function symbol(shape, colour) {
  const points = DRAWN[shape];
  const made = drawing("svg", { viewBox: "-1.1 -1.1 2.2 2.2", width: 14, height: 14, "aria-hidden": "true" });
  made.append(points ? drawing("polygon", { points: points.map((point) => point.join(",")).join(" "), fill: shade(colour) })
    : drawing("circle", { cx: 0, cy: 0, r: 0.9, fill: shade(colour) }));
  return made;
}

function counted(things, of) {
  const counts = new Map();
  for (const thing of things) counts.set(of(thing), (counts.get(of(thing)) ?? 0) + 1);
  return counts;
}

/* Switches, and two buttons for all of them at once; `off` is the set of what is switched off. */
function switches(title, off, entries) {
  const rows = entries.map((entry) => switchRow(off, entry));
  const all = (on) => () => {
    for (const [at, { name }] of entries.entries()) {
      rows[at].querySelector("input").checked = on;
      off[on ? "delete" : "add"](name);
    }
    switched();
  };
  const both = element("span", null, { class: "both" });
  both.append(button("all", all(true), { "aria-label": `${title}: show all` }),
    button("none", all(false), { "aria-label": `${title}: show none` }));
  return { both, rows };
}

function switchRow(off, { name, words, count, icon }) {
  const row = element("label"), box = element("input", null, { type: "checkbox", "data-type": name });
  box.checked = !off.has(name);
  box.addEventListener("change", () => {
    off[box.checked ? "delete" : "add"](name);
    switched();
  });
  row.append(box, ...(icon ? [icon] : []), element("span", words),
    element("span", count.toLocaleString("en"), { class: "count" }));
  return row;
}

function section(title, off, entries) {
  const { both, rows } = switches(title, off, entries), heading = element("div", null, { class: "heading" });
  heading.append(element("h2", title), both);
  return [heading, ...rows];
}

function switched() {
  if (chosen.id !== null && !isShown(nodeById.get(chosen.id))) clear();
  else repaint();
}

/* Switch on what hides a node that was asked for. */
function reveal(node) {
  const was = [hidden.types.delete(node.type), hidden.clusters.delete(node.cluster)];
  if (was.includes(true)) buildLegend();
}

function clusterKeys() {
  const counts = counted(data.nodes, (node) => node.cluster);
  return data.clusters.filter(({ key }) => counts.has(key))
    .map(({ key, label, colour }) => ({ name: key, words: label, count: counts.get(key), icon: symbol("dot", colour) }));
}

function typeKeys() {
  const counts = counted(data.nodes, (node) => node.type);
  return data.types.filter(({ name }) => counts.has(name)).map(({ name, shape, colour }) => (
    { name, words: name, count: counts.get(name), icon: symbol(shape, data.clusters.length ? GREY : colour) }));
}

function relationshipKeys() {
  const counts = counted(data.edges, (edge) => edge.type);
  return data.relationshipTypes.filter(({ name }) => counts.has(name))
    .map(({ name, label }) => ({ name, words: label, count: counts.get(name) }));
}

function meaning() {
  const size = element("p", `Size: ${data.sizeLabel}`), dashes = dashesInWords();
  if (!dashes) return [size];
  const line = drawing("svg", { viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true" });
  line.append(drawing("line", { x1: 0, y1: 4, x2: 26, y2: 4, class: "dashed" }));
  const dashed = element("p");
  dashed.append(line, ` ${dashes}`);
  return [size, dashed];
}

function relationshipSection() {
  const entries = relationshipKeys(), { both, rows } = switches("Relationships", hidden.relationships, entries);
  const folding = element("details");
  folding.open = byId("keys").querySelector("details")?.open ?? innerHeight >= 840 + 48 * data.clusters.length;
  folding.append(element("summary", "Relationships"), both, ...rows);
  return entries.length ? [folding] : [];
}

function buildLegend() {
  byId("keys").replaceChildren(
    ...(data.clusters.length ? section("Clusters", hidden.clusters, clusterKeys()) : []),
    ...section("Nodes", hidden.types, typeKeys()), ...relationshipSection(), ...meaning());
}

byId("fold").addEventListener("click", () => {
  const folded = byId("legend").classList.toggle("folded");
  byId("fold").setAttribute("aria-expanded", String(!folded));
});
