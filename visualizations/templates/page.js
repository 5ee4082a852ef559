"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const EDGE = "#aab4c2", EDGE_LIT = "#33415c", FADED = 0.12;
  const LONGEST_LABEL = 36, MOST_LABELS = 200, FEWEST_LABELS = 12, MOST_OBSTACLES = 16;
  const SMALLEST_LABELLED = 6; // radius on the screen, in pixels, from which a node is labelled
  const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
  const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    edgesOf.get(edge.from)?.push(edge);
    edgesOf.get(edge.to)?.push(edge);
  }
  const hiddenTypes = new Set(), hiddenRelationships = new Set();
  let selected = null, lit = null;

  /* Text only ever enters the page here, as text. */
  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // -- the map ----------------------------------------------------------------------------------------------------

  const many = data.nodes.length > 1500;
  const nodes = new vis.DataSet(data.nodes.map((node) => ({
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size, borderWidth: 1.5,
    color: { background: node.color, border: "#ffffff", highlight: { background: node.color, border: "#1b2430" },
             hover: { background: node.color, border: "#1b2430" } },
  })));
  const edges = new vis.DataSet(data.edges.map((edge) => ({
    id: edge.id, from: edge.from, to: edge.to, dashes: edge.dashes ? [5, 5] : false,
    arrows: edge.symmetric ? "" : { to: { enabled: true, scaleFactor: 0.35 } },
  })));
  const network = new vis.Network(byId("network"), { nodes, edges }, {
    physics: false,
    edges: { smooth: false, width: 1.4, color: { color: EDGE, highlight: EDGE_LIT, hover: EDGE_LIT }, selectionWidth: 1,
             hoverWidth: 0.5 },
    nodes: { borderWidthSelected: 3 },
    interaction: { hover: !many, hideEdgesOnDrag: data.edges.length > 3000, selectConnectedEdges: false,
                   tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false } },
  });

  const measured = new Map();
  const pen = document.createElement("canvas").getContext("2d");
  const FACE = getComputedStyle(document.body).fontFamily;
  const importance = [...data.nodes].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));

  function labelOf(node) {
    if (!measured.has(node.id)) {
      const letters = [...node.name];
      const text = letters.length > LONGEST_LABEL ? letters.slice(0, LONGEST_LABEL - 1).join("") + "…" : node.name;
      pen.font = `500 100px ${FACE}`;
      measured.set(node.id, { text, width: pen.measureText(text).width / 100 });
    }
    return measured.get(node.id);
  }

  /* Labels as on a map: of a size on the screen, the largest nodes first, none over another. */
  function drawLabels(context) {
    const scale = network.getScale();
    const middle = network.getViewPosition();
    const wide = byId("network").clientWidth / scale / 2 + 60 / scale, high = byId("network").clientHeight / scale / 2;
    const seen = importance.filter((node) => !hiddenTypes.has(node.type) && (!lit || lit.has(node.id))
      && Math.abs(node.x - middle.x) < wide && Math.abs(node.y - middle.y) < high);
    const taken = seen.slice(0, MOST_OBSTACLES).map(({ x, y, size }) => [x - size * 0.8, y - size * 0.8, x + size * 0.8, y + size * 0.8]);
    let drawn = 0;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    for (const node of seen) {
      if (drawn >= MOST_LABELS || (!lit && drawn >= FEWEST_LABELS && node.size * scale < SMALLEST_LABELLED)) break;
      const size = (11 + node.size / 10) / scale, label = labelOf(node);
      const half = (label.width * size) / 2 + 2 / scale, top = node.y + node.size + 2 / scale;
      const box = [node.x - half, top, node.x + half, top + size * 1.15];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      drawn += 1;
      context.font = `${node.id === selected ? 700 : 500} ${size}px ${FACE}`;
      context.lineWidth = 3.5 / scale;
      context.strokeStyle = "rgba(246, 248, 250, .92)";
      context.strokeText(label.text, node.x, top);
      context.fillStyle = "#1b2430";
      context.fillText(label.text, node.x, top);
    }
  }
  network.on("afterDrawing", drawLabels);
  network.on("dragEnd", ({ nodes: moved }) => {
    for (const [id, place] of Object.entries(network.getPositions(moved))) Object.assign(nodeById.get(id), place);
  });

  // -- what is seen -----------------------------------------------------------------------------------------------

  function isShown(edge) {
    return !hiddenRelationships.has(edge.type) && !hiddenTypes.has(nodeById.get(edge.from).type)
      && !hiddenTypes.has(nodeById.get(edge.to).type);
  }

  function refresh() {
    nodes.update(data.nodes.map((node) => ({
      id: node.id, hidden: hiddenTypes.has(node.type), opacity: lit && !lit.has(node.id) ? FADED : 1,
    })));
    edges.update(data.edges.map((edge) => {
      const bright = lit && (selected === null ? lit.has(edge.from) && lit.has(edge.to)
        : edge.from === selected || edge.to === selected);
      return {
        id: edge.id, hidden: !isShown(edge), width: bright ? 2 : 1.4,
        color: { color: bright ? EDGE_LIT : EDGE, opacity: lit && !bright ? FADED : bright ? 0.9 : 0.7 },
      };
    }));
  }

  function clear() {
    selected = null;
    lit = null;
    network.unselectAll();
    byId("details").hidden = true;
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    refresh();
  }

  function select(id, { travel = false } = {}) {
    const node = nodeById.get(id);
    if (!node) return;
    if (hiddenTypes.has(node.type)) switchType(node.type, true);
    selected = id;
    lit = new Set([id, ...edgesOf.get(id).flatMap((edge) => [edge.from, edge.to])]);
    network.selectNodes([id], false);
    refresh();
    tell(nodeTold(node));
    history.replaceState(null, "", "#" + encodeURIComponent(id));
    if (travel) goTo(node);
  }

  /* Bring a node to the middle of what the details leave free. */
  function goTo(node) {
    const panel = byId("details").getBoundingClientRect(), map = byId("network").getBoundingClientRect();
    const below = panel.width > map.width * 0.9;
    const offset = below ? { x: 0, y: -panel.height / 2 } : { x: -panel.width / 2, y: 0 };
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({ position: { x: node.x, y: node.y }, offset, scale: Math.min(Math.max(network.getScale(), 0.9), 1.2),
                     animation: calm ? false : { duration: 350 } });
  }

  function selectEdge(id) {
    const edge = data.edges.find((each) => each.id === id);
    selected = null;
    lit = new Set([edge.from, edge.to]);
    refresh();
    tell(edgeTold(edge));
  }

  network.on("click", ({ nodes: hit, edges: near }) => {
    if (hit.length) select(hit[0]);
    else if (near.length) selectEdge(near[0]);
    else clear();
  });
  network.on("hoverNode", () => { byId("network").style.cursor = "pointer"; });
  network.on("blurNode", () => { byId("network").style.cursor = ""; });

  // -- details ----------------------------------------------------------------------------------------------------

  function tell(content) {
    byId("told").replaceChildren(content);
    byId("details").hidden = false;
    byId("details").scrollTop = 0;
  }

  /* Citations of one panel, numbered in the order in which they are met. */
  function citations() {
    const order = [];
    const number = ([source, place]) => {
      const key = source + "#" + place;
      if (!order.some((each) => each.key === key)) order.push({ key, source, place });
      return order.findIndex((each) => each.key === key) + 1;
    };
    const marks = (sources) => {
      const raised = element("sup");
      sources.map(number).forEach((each, place) => raised.append(place ? "," : "\u2009", String(each)));
      return raised;
    };
    return { order, marks };
  }

  function sourceList(order) {
    const list = element("ol", null, { class: "sources" });
    for (const { source, place } of order) {
      const known = data.sources[source], item = element("li");
      const title = known ? known.title : source;
      item.append(known && known.url
        ? element("a", title, { href: known.url, target: "_blank", rel: "noopener noreferrer" }) : title);
      const more = known ? [known.by, known.when, place] : [place];
      const text = more.filter(Boolean).join(", ");
      if (text) item.append(", " + text);
      list.append(item);
    }
    return list;
  }

  function badges(thing) {
    const marks = [thing.possibly ? "possibly" : "", thing.confidence === "stated" ? "" : thing.confidence];
    return marks.filter(Boolean).flatMap((text) => [" ", element("span", text, { class: "mark" })]);
  }

  function heading(told, node, marks) {
    const kind = element("p", node.type, { class: "kind" });
    kind.style.color = data.types.find((type) => type.name === node.type)?.colour ?? "";
    kind.append(marks(node.sources));
    told.append(kind, element("h2", node.name));
    const names = element("p", null, { class: "names" });
    node.aliases.forEach(([text, language], place) => {
      if (place) names.append(" · ");
      names.append(element("span", text, language ? { lang: language } : {}));
    });
    if (node.aliases.length) told.append(names);
  }

  function nodeTold(node) {
    const told = document.createDocumentFragment(), { order, marks } = citations();
    heading(told, node, marks);
    const facts = element("dl");
    const fact = (name, value, ...more) => {
      const cell = element("dd", value);
      cell.append(...more);
      facts.append(element("dt", name), cell);
    };
    for (const [name, value] of node.facts) fact(name, value);
    for (const [name, value, note, sources] of node.statements) {
      fact(name, value, marks(sources), " ", element("span", "disputed", { class: "mark" }), note ? " " + note : "");
    }
    if (facts.childElementCount) told.append(facts);
    if (node.note) {
      const note = element("p", node.note, { class: "note" });
      note.append(...badges(node));
      told.append(note);
    }
    for (const [title, lines] of groupedRelationships(node)) {
      told.append(element("h3", `${title} (${lines.length})`));
      const list = element("ul");
      for (const edge of lines) list.append(line(node, edge, marks));
      told.append(list);
    }
    if (order.length) told.append(element("h3", "Sources"), sourceList(order));
    return told;
  }

  function groupedRelationships(node) {
    const groups = new Map();
    const rank = new Map(data.relationshipTypes.map((type, place) => [type, place]));
    const sorted = [...edgesOf.get(node.id)].sort((a, b) => rank.get(a.type) - rank.get(b.type)
      || a.when.localeCompare(b.when) || other(node, a).name.localeCompare(other(node, b).name));
    for (const edge of sorted) {
      const words = edge.from === node.id ? edge.forward : edge.backward;
      const title = words.charAt(0).toUpperCase() + words.slice(1);
      groups.set(title, [...(groups.get(title) ?? []), edge]);
    }
    return groups;
  }

  function other(node, edge) {
    return nodeById.get(edge.from === node.id ? edge.to : edge.from);
  }

  function go(node) {
    const link = element("a", node.name, { href: "#" + encodeURIComponent(node.id), class: "go" });
    link.addEventListener("click", (event) => { event.preventDefault(); select(node.id, { travel: true }); });
    return link;
  }

  function line(node, edge, marks) {
    const item = element("li");
    item.append(go(other(node, edge)), marks(edge.sources), ...badges(edge));
    const more = [edge.when, edge.details, edge.note].filter(Boolean).join(" · ");
    if (more) item.append(element("span", more, { class: "when" }));
    return item;
  }

  function edgeTold(edge) {
    const told = document.createDocumentFragment(), { order, marks } = citations();
    const from = nodeById.get(edge.from), to = nodeById.get(edge.to);
    told.append(element("p", "Relationship", { class: "kind" }), element("h2", `${from.name} – ${to.name}`));
    const parallel = edgesOf.get(edge.from).filter((each) => isShown(each) && (each.to === edge.to || each.from === edge.to));
    const list = element("ul");
    for (const each of parallel) {
      const item = element("li");
      item.append(go(nodeById.get(each.from)), ` ${each.forward} `, go(nodeById.get(each.to)), marks(each.sources), ...badges(each));
      const more = [each.when, each.details, each.note].filter(Boolean).join(" · ");
      if (more) item.append(element("span", more, { class: "when" }));
      list.append(item);
    }
    told.append(list);
    if (order.length) told.append(element("h3", "Sources"), sourceList(order));
    return told;
  }

  // -- search -----------------------------------------------------------------------------------------------------

  /* The form in which names are compared; the same as graph_model.names.folded. */
  function folded(text) {
    const apart = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss" };
    return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC")
      .replace(/[øłđðþæœıß]/g, (letter) => apart[letter]).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
  }

  function found(query) {
    const wanted = folded(query);
    if (!wanted) return [];
    const quality = (node) => Math.min(...node.search.map((name) =>
      name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9));
    return data.nodes.map((node) => ({ node, place: quality(node) })).filter(({ place }) => place < 9)
      .sort((a, b) => a.place - b.place || b.node.size - a.node.size).slice(0, 12).map(({ node }) => node);
  }

  let choice = 0;
  function offer() {
    const list = byId("results"), hits = found(byId("query").value);
    const asked = byId("query").value.trim() !== "";
    list.replaceChildren(...hits.map((node, place) => {
      const item = element("li", null, { role: "option", id: `result-${place}`, "aria-selected": String(place === choice) });
      item.append(element("span", node.name), element("small", node.type));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(node); });
      return item;
    }));
    if (asked && !hits.length) list.append(element("li", "No name contains this", { class: "nothing" }));
    list.hidden = !asked;
    byId("query").setAttribute("aria-expanded", String(asked));
    if (hits.length) byId("query").setAttribute("aria-activedescendant", `result-${choice}`);
    else byId("query").removeAttribute("aria-activedescendant");
    return hits;
  }

  function choose(node) {
    byId("results").hidden = true;
    byId("query").setAttribute("aria-expanded", "false");
    byId("query").blur();
    select(node.id, { travel: true });
  }

  byId("query").addEventListener("input", () => { choice = 0; offer(); });
  byId("query").addEventListener("focus", offer);
  byId("query").addEventListener("blur", () => { byId("results").hidden = true; });
  byId("query").addEventListener("keydown", (event) => {
    const hits = found(byId("query").value), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      choice = (choice + step + hits.length) % hits.length;
      offer();
    }
  });
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const hits = found(byId("query").value);
    if (hits.length) choose(hits[Math.min(choice, hits.length - 1)]);
  });

  // -- legend -----------------------------------------------------------------------------------------------------

  const POINTS = {
    square: "2,2 14,2 14,14 2,14", triangle: "8,1 15,14 1,14", triangleDown: "1,2 15,2 8,15", diamond: "8,0 15,8 8,16 1,8",
    hexagon: "4,2 12,2 16,8 12,14 4,14 0,8", star: "8,0 10.2,5.6 16,6 11.4,9.8 13,15.6 8,12.4 3,15.6 4.6,9.8 0,6 5.8,5.6",
  };

  function symbol(shape, colour) {
    const space = "http://www.w3.org/2000/svg", drawing = document.createElementNS(space, "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" })) {
      drawing.setAttribute(key, value);
    }
    const form = document.createElementNS(space, POINTS[shape] ? "polygon" : "circle");
    const place = POINTS[shape] ? { points: POINTS[shape] } : { cx: 8, cy: 8, r: 7 };
    for (const [key, value] of Object.entries({ ...place, fill: colour })) form.setAttribute(key, value);
    drawing.append(form);
    return drawing;
  }

  function counted(things) {
    const counts = new Map();
    for (const thing of things) counts.set(thing.type, (counts.get(thing.type) ?? 0) + 1);
    return counts;
  }

  function key(name, words, count, icon, change) {
    const label = element("label"), box = element("input", null, { type: "checkbox", "data-type": name });
    box.checked = true;
    box.addEventListener("change", () => change(box.checked));
    label.append(box, ...(icon ? [icon] : []), element("span", words), element("span", count, { class: "count" }));
    return label;
  }

  function switchType(type, on) {
    hiddenTypes[on ? "delete" : "add"](type);
    const box = [...document.querySelectorAll("#keys input")].find((each) => each.dataset.type === type);
    if (box) box.checked = on;
    if (selected !== null && !on && nodeById.get(selected).type === type) clear();
    else refresh();
  }

  function buildLegend() {
    const keys = byId("keys"), present = counted(data.nodes), ties = counted(data.edges);
    if (data.clusters.length) {
      keys.append(element("h2", "Clusters"));
      for (const cluster of data.clusters) {
        const row = element("div", null, { class: "cluster" });
        row.append(symbol("dot", cluster.colour), element("span", cluster.label || `Cluster ${cluster.number}`));
        keys.append(row);
      }
    }
    keys.append(element("h2", "Shown"));
    for (const type of data.types.filter(({ name }) => present.has(name))) {
      const icon = symbol(type.shape, data.clusters.length ? "#6b7280" : type.colour);
      keys.append(key(type.name, type.name, present.get(type.name), icon, (on) => switchType(type.name, on)));
    }
    const more = element("details");
    more.append(element("summary", "Relationships"));
    for (const type of data.relationshipTypes.filter((name) => ties.has(name))) {
      const words = data.edges.find((edge) => edge.type === type).forward;
      more.append(key(type, words, ties.get(type), null, (on) => {
        hiddenRelationships[on ? "delete" : "add"](type);
        refresh();
      }));
    }
    keys.append(more);
    keys.append(element("p", `Size: ${data.sizeLabel || "degree"}.`));
    if (data.edges.some((edge) => edge.dashes)) {
      keys.append(element("p", `Dashed: inferred or disputed${data.at ? ", or only possibly so at the date" : ""}.`));
    }
  }

  byId("fold").addEventListener("click", () => {
    const folded = byId("legend").classList.toggle("folded");
    byId("fold").setAttribute("aria-expanded", String(!folded));
  });

  // -- the rest ---------------------------------------------------------------------------------------------------

  function zoomBy(factor) {
    network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150 } });
  }
  byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => network.fit({ animation: { duration: 250 } }));
  byId("close").addEventListener("click", clear);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { byId("query").blur(); clear(); }
    if (event.key === "/" && document.activeElement !== byId("query")) { event.preventDefault(); byId("query").focus(); }
  });
  addEventListener("hashchange", openHash);

  function openHash() {
    const id = decodeURIComponent(location.hash.slice(1)) || data.focus;
    if (nodeById.has(id)) select(id, { travel: true });
  }

  function about() {
    const parts = [`${data.nodes.length.toLocaleString("en")} nodes and ${data.edges.length.toLocaleString("en")} relationships`];
    if (data.at) parts.push(`as of ${data.at}`);
    const sources = Object.keys(data.sources).length;
    if (sources) parts.push(sources === 1 ? "1 source" : `${sources} sources`);
    byId("about").textContent = (data.subtitle ? data.subtitle + " " : "") + parts.join(", ") + ".";
  }

  about();
  buildLegend();
  if (matchMedia("(max-width: 900px)").matches) byId("fold").click();
  refresh();
  const narrow = matchMedia("(max-width: 640px)").matches;
  network.fit({ animation: false, ...(narrow ? { nodes: importance.slice(0, 40).map((node) => node.id) } : {}) });
  openHash();
  window.interurban = { network, nodes, edges, select, clear };
})();
