/* The network view: vis-network draws nodes and edges where the page says; names are drawn by network-labels.js. It is
   unpacked and built when a first picture of the network has been painted. */
/* global vis */
import { announce } from "../scripts/announcements.js";
import { element } from "../scripts/dom.js";
import { hasLibraries, loadLibraries } from "../scripts/libraries.js";
import { painted } from "../scripts/painting.js";
import { clear, selection } from "../scripts/state.js";
import { say } from "../scripts/texts.js";
import { registerView } from "../scripts/views.js";
import { bringIn, takeRoom, zoomBy } from "./network-camera.js";
import { renderModes, renderZoom } from "./network-controls.js";
import { networkFacts } from "./network-facts.js";
import { FirstPicture } from "./network-first-picture.js";
import { obeyClickAt, obeyHands } from "./network-hands.js";
import { keyOf, optionsOfDrawing } from "./network-looks.js";
import { Marks, inOneGo } from "./network-marks.js";
import { modeInText } from "./network-modes.js";
import { noteInWords } from "./network-note.js";
import { pictureOf } from "./network-picture.js";
import {
  brightDiscs, discOf, edgesToDraw, isInGroups, lookAgain, nodesToDraw, placeAll, shownDiscs,
} from "./network-scene.js";
import { groups } from "./network-shown-groups.js";
import { drawAbove, drawBelow } from "./network-surroundings.js";

/** @typedef {import("../scripts/state.js").Change} Change */
/** @typedef {import("./network-camera.js").Aim} Aim */
/** @typedef {import("./network-scene.js").ViewData} ViewData */
/** @typedef {import("./network-scene.js").NodeMark} NodeMark */
/** @typedef {import("./network-scene.js").EdgeMark} EdgeMark */

const MOST_OPENED = 60; // nodes that tie a pair, whose groups are opened for them
const FIRST_ON_A_PHONE = 40; // nodes; all of them would be too small to be read

/**
 * @typedef {object} Drawing
 * @property {vis.Network} network
 * @property {vis.DataSet<NodeMark>} nodes
 * @property {vis.DataSet<EdgeMark>} edges
 * @property {typeof groups} groups
 * @property {Marks<NodeMark>} nodeMarks
 * @property {Marks<EdgeMark>} edgeMarks
 */
/** @type {Drawing | null} none before vis-network is there */
let drawing = null;
/** @type {FirstPicture | null} what is seen until then */
let first = null;
/** @type {Aim | null} where one is to look as soon as that can be done */
let aim = null;
let modeSeen = ""; // what the mode was when it was last drawn
let tell = () => {}; // lets what stands on the drawing follow it

registerView({
  name: "network", mount, update, facts: networkFacts, picture: () => drawing && pictureOf(drawing.network),
  keys: say("network-keys"),
});

/**
 * @param {HTMLElement} container
 * @param {unknown} viewData
 */
function mount(container, viewData) {
  placeAll(/** @type {ViewData} */ (viewData));
  modeSeen = modeInText();
  const place = element("div", null, { class: "drawing" });
  container.append(place);
  const built = hasLibraries() ? build(place) : showFirst(container).then(() => build(place));
  tell = renderControls(container, built);
  tell();
  return built;
}

/**
 * Show a picture of the network until vis-network can be built.
 * @param {HTMLElement} container
 */
function showFirst(container) {
  first = new FirstPicture(container);
  first.ask(aimNow);
  return painted().then(loadLibraries);
}

/* Where one looks at first, if nowhere else. */
function aimNow() {
  const isPhone = matchMedia("(max-width: 640px)").matches, all = shownDiscs();
  return aim ?? { discs: isPhone && !isInGroups() ? all.slice(0, FIRST_ON_A_PHONE) : all };
}

/**
 * @param {HTMLElement} place
 */
function build(place) {
  const nodes = /** @type {vis.DataSet<NodeMark>} */ (new vis.DataSet([]));
  const edges = /** @type {vis.DataSet<EdgeMark>} */ (new vis.DataSet([]));
  const nodeMarks = new Marks(nodes), edgeMarks = new Marks(edges);
  nodeMarks.show(nodesToDraw());
  edgeMarks.show(edgesToDraw());
  const network = new vis.Network(place, { nodes, edges }, optionsOfDrawing());
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.setAttribute("aria-label", say("network-described"));
  drawing = { network, nodes, edges, groups, nodeMarks, edgeMarks };
  surround(network);
  obeyHands(network);
  showSelected(drawing);
  goTo(aimNow(), { calm: true });
  network.once("afterDrawing", () => first && replace(first, network));
  return drawing;
}

/**
 * Let what the page draws itself lie below and above what vis-network draws.
 * @param {vis.Network} network
 */
function surround(network) {
  let taken = /** @type {import("./label-placement.js").Box[]} */ ([]);
  network.on("beforeDrawing", (context) => {
    taken = drawBelow(context, network);
  });
  network.on("afterDrawing", (context) => drawAbove(context, network, taken));
}

/**
 * Let the drawing of vis-network, which is there now, be seen in the place of the first picture.
 * @param {FirstPicture} picture
 * @param {vis.Network} network
 */
function replace(picture, network) {
  const { clicked } = picture;
  picture.remove();
  first = null;
  if (clicked) queueMicrotask(() => obeyClickAt(network, clicked));
}

/**
 * Look at what is wanted; where the network cannot be seen yet, as soon as it can.
 * @param {Aim} wanted
 * @param {{ calm?: boolean }} [how]
 */
function goTo(wanted, how = {}) {
  aim = wanted;
  if (!drawing?.network.canvas.frame.clientWidth) return;
  bringIn(drawing.network, wanted, how);
  aim = null;
}

/**
 * @param {Change} change
 */
function update(change) {
  if (drawing && (change.room || change.selection)) takeRoom(drawing.network);
  if (change.selection) for (const id of selectedIds()) groups.openFor(id);
  lookAgain();
  if (drawing) draw(drawing, change);
  else first?.ask(aimNow);
  tell();
  lookWhereAsked(change);
}

/**
 * @param {Drawing} drawing
 * @param {Change} change
 */
function draw(drawing, change) {
  const { network, nodeMarks, edgeMarks } = drawing;
  inOneGo(network, () => {
    nodeMarks.show(nodesToDraw());
    edgeMarks.show(edgesToDraw());
  });
  if (change.selection) showSelected(drawing);
  if (change.theme) network.redraw();
}

/**
 * @param {Change} change
 */
function lookWhereAsked({ room = false, travel = false }) {
  const { node, pair } = selection;
  if (modeSeen !== modeInText() || room) showMode();
  else if (travel && (node ?? pair)) goTo({ discs: brightDiscs(), ...(node ? { heart: discOf(node.id) } : {}) });
  else if (aim) goTo(aim, { calm: true });
}

function showMode() {
  const isSame = modeSeen.split(",")[0] === modeInText().split(",")[0];
  modeSeen = modeInText();
  goTo({ discs: shownDiscs() }, { calm: !isSame });
  if (noteInWords()) announce(noteInWords());
}

function selectedIds() {
  const { node, edge, pair } = selection;
  return node ? [node.id] : edge ? [edge.from, edge.to] : pair ? [...selection.bright ?? []].slice(0, MOST_OPENED) : [];
}

/**
 * A mode may not have what is selected.
 * @param {Drawing} drawing
 */
function showSelected({ network, nodes, edges }) {
  const { node, edge } = selection, isNode = node && nodes.get(keyOf(node.id)), isEdge = edge && edges.get(edge.id);
  const selected = { nodes: isNode ? [keyOf(node.id)] : [], edges: isEdge ? [edge.id] : [] };
  network.setSelection(selected, { highlightEdges: false });
}

function closeAll() {
  groups.closeAll();
  clear();
  goTo({ discs: shownDiscs() });
}

/**
 * Put on the drawing what stands there, and return what lets it follow.
 * @param {HTMLElement} container
 * @param {Drawing | Promise<Drawing>} built
 */
function renderControls(container, built) {
  const zoom = async (/** @type {number} */ factor) => zoomBy((await built).network, factor);
  const note = element("p", null, { class: "marks overlay" }), modes = renderModes(), buttons = renderZoom({
    zoomIn: () => void zoom(1.4), zoomOut: () => void zoom(1 / 1.4),
    showAll: () => goTo({ discs: shownDiscs() }), closeAll,
  });
  container.append(modes.group, buttons.group, note);
  return () => {
    note.textContent = noteInWords();
    note.hidden = !note.textContent;
    buttons.close.hidden = !isInGroups();
    modes.follow();
  };
}
