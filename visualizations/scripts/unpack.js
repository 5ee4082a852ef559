/* What a page runs first: it unpacks the page's data and scripts (visualizations/compression.py), which then run in
   their order. It stands in the page by itself, so it imports nothing. */

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
  packed.forEach((each, place) => {
    const script = document.createElement("script"), kind = each.getAttribute("data-packed");
    if (kind) Object.assign(script, { id: kind, type: "application/json" });
    script.textContent = texts[place] ?? "";
    each.replaceWith(script);
  });
})();
