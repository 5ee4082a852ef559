/* Names on the map, as a cartographer sets them: of one size on the screen, the largest nodes first, each where it
   covers neither another name nor a node. More appear as one zooms in. */

const FACE = getComputedStyle(document.body).fontFamily;
const MOST_LABELS = 220, MOST_TRIED = 900, FAVOURED = 8;
const MAY_COVER = 260; // sum of squared radii in pixels: the few small nodes that a name of the largest may cover
const LONGEST_LINE = 24, LONGEST_NAME = 46;
const CELL = 64; // pixels; the grid in which boxes are looked up
const importance = [...data.nodes].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
const pen = document.createElement("canvas").getContext("2d");
const measured = new Map();
let hovered = null;

/* A name in one line or two of about the same length, and its width in units of the letter size. */
function labelOf(node) {
  if (!measured.has(node.id)) {
    const letters = [...node.name];
    const text = letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("").trim()}…` : node.name;
    const lines = inLines(text);
    pen.font = `500 100px ${FACE}`;
    measured.set(node.id, { lines, width: Math.max(...lines.map((line) => pen.measureText(line).width)) / 100 });
  }
  return measured.get(node.id);
}

function inLines(text) {
  if (text.length <= LONGEST_LINE) return [text];
  const blanks = [...text.matchAll(/\s/g)].map((match) => match.index);
  if (!blanks.length) return [text];
  const middle = blanks.reduce((best, at) => (Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2) ? at : best));
  return [text.slice(0, middle), text.slice(middle + 1)];
}

/* Boxes [left, top, right, bottom, weight] on the screen, which tell the weight of those that touch another box. */
function boxGrid() {
  const cells = new Map();
  function* keys([left, top, right, bottom]) {
    for (let column = Math.floor(left / CELL); column <= right / CELL; column += 1) {
      for (let row = Math.floor(top / CELL); row <= bottom / CELL; row += 1) yield `${column} ${row}`;
    }
  }
  const touches = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  return {
    add(box) {
      for (const key of keys(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
    touching(box) {
      const found = new Set();
      for (const key of keys(box)) for (const each of cells.get(key) ?? []) if (touches(each, box)) found.add(each);
      return [...found].reduce((sum, [, , , , weight]) => sum + weight, 0);
    },
  };
}

/* Below, above, right, left of a node, then aslant: the box of its label, and how its lines are set in it. */
function places({ x, y, radius }, label, size) {
  const width = label.width * size, height = label.lines.length * size * 1.2, off = radius + 3, aslant = radius * 0.7 + 2;
  const beside = { right: [x + off, "left"], left: [x - off - width, "right"], middle: [x - width / 2, "center"],
                   aright: [x + aslant, "left"], aleft: [x - aslant - width, "right"] };
  const beyond = { below: y + off, above: y - off - height, level: y - height / 2, abelow: y + aslant, aabove: y - aslant - height };
  return ["middle below", "middle above", "right level", "left level", "aright abelow", "aright aabove", "aleft abelow",
          "aleft aabove"].map((named) => {
    const [across, down] = named.split(" "), [left, align] = beside[across], top = beyond[down];
    const anchor = { left, right: left + width, center: x }[align];
    return { align, x: anchor, box: [left, top, left + width, top + height] };
  });
}

/* The best place that covers no other name: free, or one where it covers nodes that weigh less than `allowed`. */
function bestPlace(spot, label, size, taken, obstacles, allowed, free) {
  let best = null, least = Infinity;
  for (const place of places(spot, label, size)) {
    const [left, top, right, bottom] = place.box;
    if (left < 0 || top < 0 || right > free.width || bottom > free.height || taken.touching(place.box)) continue;
    const covered = obstacles.touching(place.box);
    if (covered < least) [best, least] = [place, covered];
    if (!covered) break;
  }
  return least <= allowed ? best : null;
}

function spotsInView(view) {
  const scale = network.getScale(), middle = network.getViewPosition(), spots = [];
  for (const node of importance) {
    const x = (node.x - middle.x) * scale + view.width / 2, y = (node.y - middle.y) * scale + view.height / 2;
    const inside = x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40;
    if (inside && isShown(node)) spots.push({ node, x, y, radius: node.size * scale });
  }
  return spots;
}

function inTurn(spots) {
  const first = ({ node }) => (node.id === hovered ? 2 : 0) + (node.id === chosen.id ? 1 : 0);
  return spots.sort((a, b) => first(b) - first(a)).slice(0, MOST_TRIED);
}

function drawLabels(context) {
  const view = { width: frame.clientWidth, height: frame.clientHeight }, free = freeSpace();
  const spots = spotsInView(view).filter(({ node }) => !chosen.lit || chosen.lit.has(node.id));
  const taken = boxGrid(), obstacles = boxGrid();
  for (const { x, y, radius } of spots) obstacles.add([x - radius, y - radius, x + radius, y + radius, radius ** 2]);
  context.save();
  const ratio = network.canvas.pixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  let drawn = 0;
  for (const spot of inTurn(spots)) {
    const { node } = spot, label = labelOf(node), size = Math.round(11 + node.size / 10);
    const pointed = node.id === chosen.id || node.id === hovered;
    const allowed = pointed ? Infinity : drawn < FAVOURED ? Math.max(spot.radius ** 2, MAY_COVER) : 0;
    const place = bestPlace(spot, label, size, taken, obstacles, allowed, free);
    if (!place) continue;
    taken.add([...place.box, 1]);
    write(context, label.lines, place, size, pointed);
    drawn += 1;
    if (drawn >= MOST_LABELS) break;
  }
  context.restore();
}

function write(context, lines, { x, align, box }, size, bold) {
  context.font = `${bold ? 700 : 500} ${size}px ${FACE}`;
  Object.assign(context, { textAlign: align, textBaseline: "top", lineJoin: "round", lineWidth: 3.5 });
  Object.assign(context, { strokeStyle: theme.ground, fillStyle: theme.ink });
  lines.forEach((line, number) => context.strokeText(line, x, box[1] + number * size * 1.2));
  lines.forEach((line, number) => context.fillText(line, x, box[1] + number * size * 1.2));
}

network.on("afterDrawing", drawLabels);
network.on("hoverNode", ({ node }) => { hovered = node; frame.style.cursor = "pointer"; });
network.on("blurNode", () => { hovered = null; frame.style.cursor = ""; });
