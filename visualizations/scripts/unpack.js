/* What a page runs first: it unpacks the page's data and scripts (visualizations/compression.py), which then run in
   their order; libraries only when they are asked for (libraries.js). It stands in the page by itself, so it imports
   nothing. */

/** @typedef {{ createPolicy: (name: string, rules: { createScript: (text: string) => string }) => {
 *   createScript: (text: string) => string } }} TrustedTypes */

(() => {
  if (!("DecompressionStream" in window)) {
    document.getElementById("too-old")?.removeAttribute("hidden");
    return;
  }
  const { trustedTypes } = /** @type {{ trustedTypes?: TrustedTypes }} */ (/** @type {unknown} */ (window));
  const policy = trustedTypes?.createPolicy("interurban", { createScript: (text) => text });

  function bytesOf(/** @type {string} */ text) {
    const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (
      /** @type {unknown} */ (Uint8Array)); // since 2025; several times as fast
    if (fromBase64) return fromBase64.call(Uint8Array, text);
    const letters = atob(text), bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return bytes;
  }

  async function textOf(/** @type {Element} */ { textContent }) {
    const bytes = bytesOf(textContent ?? "");
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  }

  async function unpack(/** @type {string} */ which) {
    const packed = [...document.querySelectorAll(which)], texts = await Promise.all(packed.map(textOf));
    packed.forEach((each, place) => {
      const script = document.createElement("script"), text = texts[place] ?? "";
      if (each.getAttribute("data-packed") === "data") Object.assign(script, { id: "data", type: "application/json" });
      script.text = policy?.createScript(text) ?? text;
      each.replaceWith(script);
    });
  }

  document.addEventListener("libraries-wanted", async () => {
    await unpack("script[data-packed=library]");
    document.dispatchEvent(new Event("libraries-there"));
  }, { once: true });
  void unpack("script[data-packed]:not([data-packed=library])");
})();
