/* What is seen of the network, for another pen: vis-network draws with it once. */

/**
 * @param {vis.Network} network
 * @returns {import("../scripts/picture.js").Picture}
 */
export function pictureOf(network) {
  const { canvas } = network, { clientWidth: width, clientHeight: height } = canvas.frame;
  return {
    width, height, ratio: canvas.pixelRatio,
    draw(pen) {
      const own = canvas.getContext;
      canvas.getContext = () => pen;
      try {
        network.redraw();
      } finally {
        canvas.getContext = own;
      }
    },
  };
}
