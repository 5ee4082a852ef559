/* What is shown, as JSON for other programs: nodes, relationships and the sources that they cite. */

import { isPossible } from "./as-of.js";
import { data, relationshipTypeOf, sourceById } from "./data.js";
import { filtersInWords } from "./filter-panel.js";
import { isEdgeShown, isNodeShown, timeOfPage } from "./state.js";
import { labelOfCluster } from "./words.js";

/** @typedef {import("./data.js").GraphNode} GraphNode */
/** @typedef {import("./data.js").GraphEdge} GraphEdge */
/** @typedef {import("./data.js").Citation} Citation */

/** All that is shown, as text; what is empty is left out. */
export function shownAsJson() {
  const nodes = data.nodes.filter(isNodeShown), edges = data.edges.filter(isEdgeShown);
  const whole = {
    title: data.title, as_of: timeOfPage(), filtered_by: filtersInWords(),
    counts: { nodes: nodes.length, relationships: edges.length },
    nodes: nodes.map(plainNode), relationships: edges.map(plainEdge), sources: sourcesOf([...nodes, ...edges]),
  };
  return `${JSON.stringify(withoutEmpty(whole), null, 1)}\n`;
}

/**
 * @param {GraphNode} node
 */
function plainNode({ id, name, type, cluster, aliases = [], facts = [], statements = [], note, confidence, sources }) {
  const known = data.clusters.find(({ key }) => key === cluster), named = known && labelOfCluster(known);
  return withoutEmpty({
    id, name, type, cluster: named, aliases: aliases.map(([text]) => text),
    facts: facts.map(([label, value]) => ({ label, value })),
    other_statements: statements.map((each) => withoutEmpty(
      { label: each.label, value: each.text, note: each.note, mark: each.mark, sources: cited(each.sources) })),
    note, confidence, sources: cited(sources),
  });
}

/**
 * @param {GraphEdge} edge
 */
function plainEdge(edge) {
  const { from, to, type, when, details, note, weight, confidence, sources } = edge;
  return withoutEmpty({
    from, to, type, reads: relationshipTypeOf(edge).forward, when, held: timeOfPage() && heldInWords(edge),
    details, note, weight, confidence, sources: cited(sources),
  });
}

/**
 * @param {GraphEdge} edge
 */
function heldInWords(edge) {
  return isPossible(edge) ? "possibly" : "definitely";
}

/**
 * @param {Citation[]} [citations]
 */
function cited(citations = []) {
  return citations.map(([source, place]) => withoutEmpty({ source, place }));
}

/**
 * @param {(GraphNode | GraphEdge)[]} things
 */
function sourcesOf(things) {
  const others = things.flatMap((thing) => ("statements" in thing ? thing.statements ?? [] : []));
  const ids = new Set([...things, ...others].flatMap(({ sources = [] }) => sources.map(([source]) => source)));
  return [...ids].map((id) => ({ id, ...sourceById(id) }));
}

/**
 * @template {Record<string, unknown>} Thing
 * @param {Thing} thing
 * @returns {Partial<Thing>}
 */
function withoutEmpty(thing) {
  const isAny = (/** @type {unknown} */ value) => (
    value !== undefined && value !== "" && !(Array.isArray(value) && !value.length));
  return /** @type {Partial<Thing>} */ (Object.fromEntries(Object.entries(thing).filter(([, value]) => isAny(value))));
}
