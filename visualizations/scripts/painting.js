/* When the browser has painted what there is. */

/** Resolve once what there is now has been painted; from the first time on the page bears a mark. */
export async function painted() {
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => { // a message comes after the frame
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });
  document.documentElement.dataset["painted"] = "yes";
}
