/* The network of the first moment: a picture on a canvas of its own, drawn as vis-network will draw it once it has been
   unpacked and built. It cannot be used; what is asked of the page meanwhile is drawn anew. */

import { selection } from "../scripts/state.js";
import { viewpointOn } from "./network-camera.js";
import { keyOf, optionsOfDrawing } from "./network-looks.js";
import { drawPlainly } from "./network-plain-drawing.js";
import { edgesToDraw, nodesToDraw } from "./network-scene.js";
import { drawAbove, drawBelow } from "./network-surroundings.js";

/** @typedef {import("./network-camera.js").Aim} Aim */
/** @typedef {import("./network-camera.js").Viewpoint} Viewpoint */

export class FirstPicture {
  /**
   * Where it was clicked last, in pixels from its corner, if it was.
   * @type {vis.Point | null}
   */
  clicked = null;
  #canvas = document.createElement("canvas");
  #isAsked = false;

  /**
   * @param {HTMLElement} container
   */
  constructor(container) {
    this.#canvas.className = "first";
    this.#canvas.addEventListener("click", ({ offsetX, offsetY }) => {
      this.clicked = { x: offsetX, y: offsetY };
    });
    container.append(this.#canvas);
  }

  /**
   * Draw in the next frame what there is to be seen then.
   * @param {() => Aim} aim where one is to look
   */
  ask(aim) {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      if (this.#canvas.clientWidth) this.#draw(aim());
    });
  }

  /** Make room for vis-network. */
  remove() {
    this.#canvas.remove();
  }

  /**
   * @param {Aim} aim
   */
  #draw(aim) {
    const canvas = this.#canvas, { clientWidth: width, clientHeight: height } = canvas;
    const pixelRatio = devicePixelRatio, context = canvas.getContext("2d");
    Object.assign(canvas, { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) });
    if (!context || !aim.discs.length) return;
    const { position, offset, scale } = viewpointOn(canvas, aim);
    const middle = { x: position.x - offset.x / scale, y: position.y - offset.y / scale };
    const viewpoint = { canvas: { frame: canvas, pixelRatio }, getScale: () => scale, getViewPosition: () => middle };
    const across = width / 2 - middle.x * scale, down = height / 2 - middle.y * scale;
    context.setTransform(scale * pixelRatio, 0, 0, scale * pixelRatio, across * pixelRatio, down * pixelRatio);
    const taken = drawBelow(context, viewpoint), { node, edge } = selection;
    drawPlainly(context, {
      nodes: nodesToDraw().map(({ make }) => make()), edges: edgesToDraw().map(({ make }) => make()), scale,
      options: optionsOfDrawing(), selected: [node && keyOf(node.id), edge && edge.id],
    });
    drawAbove(context, viewpoint, taken);
  }
}
