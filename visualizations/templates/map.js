/* The map: vis-network draws nodes and edges where the page says; see labels.js for their names. */

const FADED = 0.13;
const MANY_NODES = 1500, MANY_EDGES = 3000;
const many = data.nodes.length > MANY_NODES;

/* Outlines on a square from -1 to 1, for the shapes that vis-network lacks. */
const OUTLINES = {
  pentagon: [0, 1, 2, 3, 4].map((corner) => [Math.sin(corner * 0.4 * Math.PI), -Math.cos(corner * 0.4 * Math.PI)]),
  plus: [[-1, 0.36], [-0.36, 0.36], [-0.36, 1], [0.36, 1], [0.36, 0.36], [1, 0.36],
         [1, -0.36], [0.36, -0.36], [0.36, -1], [-0.36, -1], [-0.36, -0.36], [-1, -0.36]],
};

function outlined(points) {
  return ({ ctx, x, y, style }) => ({
    drawNode() {
      ctx.beginPath();
      for (const [right, down] of points) ctx.lineTo(x + right * style.size, y + down * style.size);
      ctx.closePath();
      ctx.globalAlpha = style.opacity ?? 1;
      ctx.fillStyle = style.color;
      ctx.strokeStyle = style.borderColor;
      ctx.lineWidth = style.borderWidth;
      ctx.fill();
      ctx.stroke();
    },
    nodeDimensions: { width: 2 * style.size, height: 2 * style.size },
  });
}

function nodeLook(node) {
  const background = shade(node.color), bold = { background, border: theme.ink };
  return {
    id: node.id, hidden: !isShown(node), opacity: chosen.lit && !chosen.lit.has(node.id) ? FADED : 1,
    color: { background, border: theme.ground, highlight: bold, hover: bold },
  };
}

function edgeLook(edge) {
  const { id, lit } = chosen;
  const bright = lit && (id === null ? lit.has(edge.from) && lit.has(edge.to) : edge.from === id || edge.to === id);
  const crowded = data.edges.length > MANY_EDGES;
  return {
    id: edge.id, hidden: !isTied(edge), width: bright ? 2 : crowded ? 0.8 : 1.3,
    color: { color: bright ? theme["edge-lit"] : theme.edge, highlight: theme["edge-lit"], hover: theme["edge-lit"],
             opacity: bright ? 0.9 : lit ? FADED : crowded ? 0.3 : 0.75 },
  };
}

const nodes = new vis.DataSet(data.nodes.map((node) => ({
  ...nodeLook(node), x: node.x, y: node.y, size: node.size,
  ...(OUTLINES[node.shape] ? { shape: "custom", ctxRenderer: outlined(OUTLINES[node.shape]) } : { shape: node.shape }),
})));
const edges = new vis.DataSet(data.edges.map((edge) => ({
  ...edgeLook(edge), from: edge.from, to: edge.to, dashes: edge.dashes ? [5, 5] : false,
  arrows: kindOf.get(edge.type).symmetric ? "" : { to: { enabled: true, scaleFactor: 0.35 } },
})));
const network = new vis.Network(byId("network"), { nodes, edges }, {
  physics: false,
  nodes: { borderWidth: 1.5, borderWidthSelected: 3 },
  edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
  interaction: { hover: !many, hideEdgesOnDrag: data.edges.length > MANY_EDGES, selectConnectedEdges: false,
                 tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false } },
});
const frame = network.canvas.frame;
frame.setAttribute("role", "application");
frame.setAttribute("aria-label", "Map: arrow keys move it, + and − zoom. Search or List give the same as text.");

function repaint() {
  nodes.update(data.nodes.map(nodeLook));
  edges.update(data.edges.map(edgeLook));
}

function clear() {
  Object.assign(chosen, { id: null, lit: null });
  network.unselectAll();
  byId("details").hidden = true;
  visit("", { replace: true });
  repaint();
}

function select(id, { travel = false, visited = true } = {}) {
  const node = nodeById.get(id);
  reveal(node);
  chosen.id = id;
  chosen.lit = new Set([id, ...edgesOf.get(id).filter(isTied).flatMap((edge) => [edge.from, edge.to])]);
  network.selectNodes([id], false);
  repaint();
  tell(nodeTold(node), { focus: travel });
  if (visited) visit(`#${encodeURIComponent(id)}`);
  if (travel) bringIn([...chosen.lit].map((each) => nodeById.get(each)), node);
}

function selectEdge(edge) {
  chosen.id = null;
  chosen.lit = new Set([edge.from, edge.to]);
  repaint();
  tell(edgeTold(edge));
}

/* Put the selection into the address, so that Back leads to the one before. */
function visit(fragment, { replace = false } = {}) {
  if (location.hash === fragment) return;
  const address = fragment || location.pathname + location.search;
  try {
    history[replace ? "replaceState" : "pushState"](null, "", address);
  } catch {
    // A preview in a mail program has no address of its own; the page works without.
  }
}

/* The part of the map that no panel covers: its size, and how far its middle lies from the map's. */
function freeSpace() {
  const map = byId("network").getBoundingClientRect(), panel = byId("details").getBoundingClientRect();
  const sheet = panel.width > map.width * 0.9;
  const right = sheet ? 0 : Math.max(map.right - panel.left, 0) * (panel.width > 0), below = sheet ? panel.height : 0;
  return { width: map.width - right, height: map.height - below, offset: { x: -right / 2, y: -below / 2 } };
}

/* Show these nodes in the free part of the map; where they are too far apart to be read, the one at the heart. */
function bringIn(shown, heart = null, { calm = false } = {}) {
  if (!shown.length) return;
  const { width, height, offset } = freeSpace(), edge = 46;
  const left = Math.min(...shown.map((node) => node.x - node.size)), right = Math.max(...shown.map((node) => node.x + node.size));
  const top = Math.min(...shown.map((node) => node.y - node.size)), bottom = Math.max(...shown.map((node) => node.y + node.size));
  const wanted = Math.min((width - 2 * edge) / (right - left), (height - 2 * edge) / (bottom - top));
  const readable = heart && wanted < 0.5;
  const position = readable ? { x: heart.x, y: heart.y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  const still = calm || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const scale = readable ? 0.7 : Math.min(Math.max(wanted, 0.02), 1.3);
  network.moveTo({ position, offset, scale, animation: still ? false : { duration: 350 } });
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150 } });
}

network.on("click", ({ nodes: hit, edges: near }) => {
  if (hit.length) select(hit[0]);
  else if (near.length) selectEdge(edgeById.get(near[0]));
  else clear();
});
network.on("dragEnd", ({ nodes: moved }) => {
  for (const [id, place] of Object.entries(network.getPositions(moved))) Object.assign(nodeById.get(id), place);
});
