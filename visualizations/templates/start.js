/* What happens first, and the keys and buttons of the whole page. */

const FIRST_ON_A_PHONE = 40; // nodes; all of them would be too small to be read

function countsInWords() {
  const parts = [`${plural(data.nodes.length, "node")} and ${plural(data.edges.length, "relationship")}`];
  if (data.at) parts.unshift(`As of ${data.at}`);
  if (data.years) parts.push(`dated ${data.years}`);
  const sources = Object.keys(data.sources).length;
  if (sources) parts.push(plural(sources, "source"));
  return parts.join(" · ");
}

function openAddress() {
  const id = idInAddress();
  if (nodeById.has(id)) select(id, { travel: true, visited: false });
  else if (chosen.lit) clear();
}

function idInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function escape() {
  if (!byId("results").hidden) closeResults();
  else {
    byId("query").blur();
    clear();
  }
}

function repaintAll() {
  readTheme();
  buildLegend();
  repaint();
}

byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
byId("zoom-fit").addEventListener("click", () => bringIn(data.nodes.filter(isShown)));
byId("close").addEventListener("click", clear);
byId("as-list").addEventListener("click", () => tell(listTold(), { focus: true }));
byId("as-about").addEventListener("click", () => tell(aboutTold(), { focus: true }));
addEventListener("hashchange", openAddress);
darkness.addEventListener("change", repaintAll);
for (const [happening, printing] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(happening, () => {
    theme.printing = printing;
    for (const more of printing ? document.querySelectorAll("#told .more") : []) more.click();
    repaintAll();
    network.redraw();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") escape();
  if (event.key === "/" && document.activeElement !== byId("query")) {
    event.preventDefault();
    byId("query").focus();
  }
});

byId("counts").textContent = countsInWords();
buildLegend();
if (matchMedia("(max-width: 900px)").matches) byId("fold").click();
bringIn(matchMedia("(max-width: 640px)").matches ? importance.slice(0, FIRST_ON_A_PHONE) : data.nodes, null, { calm: true });
if (nodeById.has(idInAddress())) openAddress();
else if (nodeById.has(data.focus)) select(data.focus, { travel: true, visited: false });
window.interurban = { network, nodes, edges, select, clear };
