/* The panel: what is known of a node or a relationship, with dates and sources; the list of all; about the page. */

const SHOWN_AT_ONCE = 12, MOST_IN_LIST = 500;

function tell(content, { focus = false } = {}) {
  const panel = byId("details"), told = byId("told");
  told.replaceChildren(content);
  panel.hidden = false;
  panel.scrollTop = 0;
  const heading = told.querySelector("h2");
  heading.tabIndex = -1;
  if (focus) heading.focus({ preventScroll: true });
}

// -- citations ------------------------------------------------------------------------------------------------------

/* Citations of one panel: a number for each source in the order met, and a letter for each place in a source with
   several. Marks are filled in at the end, when it is known which sources have several. */
function citations() {
  const sources = new Map(), marked = [];
  function marks(cited = []) {
    const raised = element("sup");
    for (const [source, place = ""] of cited) {
      if (!sources.has(source)) sources.set(source, []);
      if (!sources.get(source).includes(place)) sources.get(source).push(place);
      const mark = button("", () => pointTo(source), { class: "cite", title: inFull(source, [place]) });
      marked.push({ mark, source, place });
      raised.append(mark);
    }
    return raised;
  }
  function finish(told) {
    const order = [...sources.keys()];
    for (const { mark, source, place } of marked) {
      mark.textContent = `${order.indexOf(source) + 1}${letter(sources.get(source), place)}`;
      mark.setAttribute("aria-label", `Source ${mark.textContent}`);
    }
    if (order.length) told.append(element("h3", "Sources"), sourceList(sources));
    return told;
  }
  return { marks, finish };
}

function letter(places, place) {
  if (places.length < 2 || !place) return "";
  const at = places.filter(Boolean).indexOf(place);
  return String.fromCharCode(97 + (at % 26)).repeat(1 + Math.floor(at / 26));
}

function pointTo(source) {
  const item = [...document.querySelectorAll("#told .sources li")].find((each) => each.dataset.source === source);
  item.scrollIntoView({ block: "center" });
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

function inFull(source, places = []) {
  const known = data.sources[source] ?? {};
  return [known.title ?? source, known.by, known.when, ...places].filter(Boolean).join(", ");
}

function sourceList(sources) {
  const list = element("ol", null, { class: "sources" });
  for (const [source, places] of sources) {
    const item = element("li", null, { "data-source": source });
    item.append(...sourceTold(source));
    const named = places.filter(Boolean).map((place) => {
      const mark = letter(places, place);
      return mark ? `${mark}\u00a0${place}` : place;
    });
    if (named.length) item.append(element("span", named.join(", "), { class: "when" }));
    list.append(item);
  }
  return list;
}

/* A source as a reader finds it: its title, which leads to it where its address is known, publisher and date. */
function sourceTold(source) {
  const known = data.sources[source] ?? {}, title = known.title ?? source;
  const spoken = known.language && !known.language.includes(" ") ? { lang: known.language } : {};
  const named = known.url ? element("a", title, { href: known.url, target: "_blank", rel: "noopener noreferrer", ...spoken })
    : element("span", title, spoken);
  const more = [known.by, known.when].filter(Boolean).join(", ");
  return more ? [named, `, ${more}`] : [named];
}

// -- nodes and relationships ----------------------------------------------------------------------------------------

function badge(text) {
  return element("span", text, { class: "mark" });
}

function badges(thing) {
  const words = [thing.possibly ? "possibly" : "", thing.confidence === "stated" ? "" : thing.confidence];
  return words.filter(Boolean).flatMap((text) => [" ", badge(text)]);
}

function typeLine(node) {
  const look = lookOf.get(node.type), line = element("p", null, { class: "kind" });
  line.append(symbol(look.shape, node.color), element("span", node.type));
  return line;
}

function namesTold(node) {
  const names = element("p", null, { class: "names" });
  (node.aliases ?? []).forEach(([text, language], place) => {
    if (place) names.append(" · ");
    names.append(element("span", text, language ? { lang: language } : {}));
  });
  return names;
}

function nodeTold(node) {
  const told = document.createDocumentFragment(), { marks, finish } = citations();
  const heading = element("div", null, { class: "heading" });
  heading.append(element("h2", node.name), marks(node.sources));
  told.append(typeLine(node), heading);
  if (node.aliases) told.append(namesTold(node));
  if (node.note || node.confidence) {
    const note = element("p", node.note ?? "", { class: "note" });
    note.append(...badges(node));
    told.append(note);
  }
  told.append(factsTold(node, marks));
  for (const [title, lines] of groupedRelationships(node)) told.append(...groupTold(node, title, lines, marks));
  return finish(told);
}

/* Facts, and beneath each what other sources say of it. */
function factsTold(node, marks) {
  const facts = element("dl"), said = node.statements ?? [], told = (node.facts ?? []).map(([name]) => name);
  for (const [name, text, address] of node.facts ?? []) {
    const cell = element("dd");
    cell.append(address ? element("a", text, { href: address, target: "_blank", rel: "noopener noreferrer" }) : text);
    facts.append(element("dt", name), cell, ...said.filter(({ label }) => label === name).map((each) => statementTold(each, marks)));
  }
  for (const each of said.filter(({ label }) => !told.includes(label))) {
    facts.append(element("dt", each.label), statementTold(each, marks));
  }
  return facts.childElementCount ? facts : "";
}

function statementTold(said, marks) {
  const cell = element("dd", said.text);
  cell.append(marks(said.sources), " ", badge(said.disputed ? "disputed" : "another source"));
  if (said.note) cell.append(` ${said.note}`);
  return cell;
}

function groupedRelationships(node) {
  const groups = new Map();
  const sorted = [...edgesOf.get(node.id)].sort((a, b) => kindOf.get(a.type).rank - kindOf.get(b.type).rank
    || (a.when ?? "").localeCompare(b.when ?? "") || other(node, a).name.localeCompare(other(node, b).name));
  for (const edge of sorted) {
    const kind = kindOf.get(edge.type), words = edge.from === node.id ? kind.forward : kind.backward;
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push(edge);
  }
  return groups;
}

function groupTold(node, title, lines, marks) {
  const heading = element("h3", title), list = element("ul");
  heading.append(" ", element("span", lines.length.toLocaleString("en"), { class: "count" }));
  const shown = lines.length > SHOWN_AT_ONCE + 3 ? SHOWN_AT_ONCE : lines.length;
  const items = lines.map((edge) => relationshipTold([go(other(node, edge))], edge, marks));
  list.append(...items.slice(0, shown));
  if (shown === lines.length) return [heading, list];
  const more = button(`Show all ${lines.length.toLocaleString("en")}`, () => {
    list.append(...items.slice(shown));
    more.remove();
    items[shown].querySelector("a").focus();
  }, { class: "more" });
  return [heading, list, more];
}

function relationshipTold(ends, edge, marks) {
  const item = element("li");
  item.append(...ends, marks(edge.sources), ...badges(edge));
  const more = [edge.when, edge.details, edge.note].filter(Boolean).join(" · ");
  if (more) item.append(element("span", more, { class: "when" }));
  return item;
}

function go(node) {
  const link = element("a", node.name, { href: `#${encodeURIComponent(node.id)}`, class: "go" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    select(node.id, { travel: true });
  });
  return link;
}

/* All relationships between the two ends of a line: on the map they lie upon each other. */
function edgeTold(edge) {
  const told = document.createDocumentFragment(), { marks, finish } = citations(), list = element("ul");
  const ends = [nodeById.get(edge.from), nodeById.get(edge.to)];
  told.append(element("p", "Relationship", { class: "kind" }), element("h2", `${ends[0].name} – ${ends[1].name}`));
  for (const each of edgesOf.get(edge.from).filter((one) => isTied(one) && ends.includes(other(ends[0], one)))) {
    const sentence = [go(nodeById.get(each.from)), ` ${kindOf.get(each.type).forward} `, go(nodeById.get(each.to))];
    list.append(relationshipTold(sentence, each, marks));
  }
  told.append(list);
  return finish(told);
}

// -- everything as text ---------------------------------------------------------------------------------------------

function listTold() {
  const told = document.createDocumentFragment();
  told.append(element("p", plural(data.nodes.filter(isShown).length, "node"), { class: "kind" }), element("h2", "List"));
  for (const type of data.types) {
    const members = data.nodes.filter((node) => node.type === type.name && isShown(node));
    if (members.length) told.append(typeSection(type, members.sort((a, b) => a.name.localeCompare(b.name))));
  }
  return told;
}

function typeSection(type, members) {
  const section = element("details"), title = element("summary"), list = element("ul");
  title.append(symbol(type.shape, data.clusters.length ? GREY : type.colour), element("span", type.name),
    element("span", members.length.toLocaleString("en"), { class: "count" }));
  for (const node of members.slice(0, MOST_IN_LIST)) {
    const item = element("li");
    item.append(go(node), element("span", plural(edgesOf.get(node.id).length, "relationship"), { class: "when" }));
    list.append(item);
  }
  section.append(title, list);
  if (members.length > MOST_IN_LIST) section.append(element("p", `The first ${MOST_IN_LIST}; search finds all.`, { class: "note" }));
  return section;
}

function aboutTold() {
  const told = document.createDocumentFragment(), facts = element("dl");
  told.append(element("p", "About this page", { class: "kind" }), element("h2", data.title));
  if (data.subtitle) told.append(element("p", data.subtitle, { class: "note" }));
  for (const [name, text] of aboutFacts()) facts.append(element("dt", name), element("dd", text));
  told.append(facts);
  if (Object.keys(data.sources).length) {
    const list = element("ul");
    for (const source of Object.keys(data.sources)) {
      const item = element("li");
      item.append(...sourceTold(source));
      list.append(item);
    }
    told.append(element("h3", "Sources"), list);
  }
  return told;
}

function aboutFacts() {
  return [
    ["Shown", `${plural(data.nodes.length, "node")}, ${plural(data.edges.length, "relationship")}`],
    ["As of", data.at && `${data.at}; what was over by then, or had not begun, is left out`],
    ["Dated", data.years],
    ["Size", `${data.sizeLabel} (by area)`],
    ["Colour", data.clusters.length ? "cluster; shape tells the type" : "type, as does shape"],
    ["Place", `computed (force-directed, seed ${data.seed}): what is tied lies close; directions mean nothing`],
    ["Dashed", dashesInWords()],
    ["Keys", "/ searches, Esc clears, arrows move the map, + and − zoom"],
  ].filter(([, text]) => text);
}

function dashesInWords() {
  if (!data.edges.some((edge) => edge.dashes)) return "";
  return `inferred or disputed${data.at ? `, or only possibly so at ${data.at}` : ""}`;
}
