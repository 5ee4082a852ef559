/* The data of the page, and what every part of it uses. */

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);

const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
const edgeById = new Map(data.edges.map((edge) => [edge.id, edge]));
const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  edgesOf.get(edge.from).push(edge);
  edgesOf.get(edge.to).push(edge);
}
const lookOf = new Map(data.types.map((type) => [type.name, type]));
const kindOf = new Map(data.relationshipTypes.map((kind, rank) => [kind.name, { ...kind, rank }]));

/* What is switched off in the legend. */
const hidden = { types: new Set(), relationships: new Set(), clusters: new Set() };

/* What is selected: a node's id or null; and the ids of the nodes that stay bright, or null for all. */
const chosen = { id: null, lit: null };

function isShown(node) {
  return !hidden.types.has(node.type) && !hidden.clusters.has(node.cluster);
}

function isTied(edge) {
  return !hidden.relationships.has(edge.type) && isShown(nodeById.get(edge.from)) && isShown(nodeById.get(edge.to));
}

function other(node, edge) {
  return nodeById.get(edge.from === node.id ? edge.to : edge.from);
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/* Text only ever enters the page here, as text. */
function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function button(text, act, attributes = {}) {
  const made = element("button", text, { type: "button", ...attributes });
  made.addEventListener("click", act);
  return made;
}

// -- colours of the canvas, which knows no style sheet ------------------------------------------------------------

const darkness = matchMedia("(prefers-color-scheme: dark)");
const theme = { printing: false };

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "ground", "edge", "edge-lit"]) theme[name] = style.getPropertyValue(`--${name}`).trim();
  if (theme.printing) Object.assign(theme, { ink: "#1b2430", ground: "#ffffff", edge: "#8b96a5", "edge-lit": "#33415c" });
}

function shade(colour) {
  return darkness.matches && !theme.printing ? data.onDark[colour] ?? colour : colour;
}

readTheme();
