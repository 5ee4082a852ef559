/* The libraries of the page, which run once its first frame has been painted: none of it waits for them. */

/** @type {Promise<void> | null} */
let asked = null;
let areThere = false;

/** Whether they have run. */
export function hasLibraries() {
  return areThere;
}

/** Let them run, if they have not (unpack.js). */
export function loadLibraries() {
  asked ??= new Promise((resolve) => {
    document.addEventListener("libraries-there", () => {
      areThere = true;
      resolve();
    }, { once: true });
    document.dispatchEvent(new Event("libraries-wanted"));
  });
  return asked;
}
