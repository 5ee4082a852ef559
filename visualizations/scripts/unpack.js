/* What a page runs first: it unpacks the page's data and scripts (visualizations/compression.py), which then run in
   their order. It stands in the page by itself, so it imports nothing. */

/** @typedef {{ createPolicy: (name: string, rules: { createScript: (text: string) => string }) => {
 *   createScript: (text: string) => string } }} TrustedTypes */

(async () => {
  const packed = [...document.querySelectorAll("script[data-packed]")];
  if (!("DecompressionStream" in window)) {
    document.getElementById("too-old")?.removeAttribute("hidden");
    return;
  }
  const texts = await Promise.all(packed.map(async ({ textContent }) => {
    const letters = atob(textContent ?? ""), bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  }));
  const { trustedTypes } = /** @type {{ trustedTypes?: TrustedTypes }} */ (/** @type {unknown} */ (window));
  const policy = trustedTypes?.createPolicy("interurban", { createScript: (text) => text });
  packed.forEach((each, place) => {
    const script = document.createElement("script"), kind = each.getAttribute("data-packed");
    if (kind) Object.assign(script, { id: kind, type: "application/json" });
    const text = texts[place] ?? "";
    script.text = policy?.createScript(text) ?? text;
    each.replaceWith(script);
  });
})();
