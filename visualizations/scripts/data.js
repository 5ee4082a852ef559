/* What the page was written with: nodes, edges, sources, and what the types mean. None of it changes. */

import { rowsOf } from "./columns.js";
import { byId } from "./dom.js";

/**
 * A source, and the place in it where it is known.
 * @typedef {[source: string, place?: string]} Citation
 */

/**
 * What another source states of a node; the mark is `disputed`, where it says otherwise.
 * @typedef {{ label: string, text: string, note?: string, sources?: Citation[], mark?: string }} Statement
 */

/**
 * `search` pairs the folded words of each name with the name as written; `facts` are a label, a text, the address that
 * the text links to, if any, and how sure it is, where that is not a matter of course; `names` are those that other
 * sources give.
 * @typedef {object} GraphNode
 * @property {string} id
 * @property {number} number its place among all, from 0; not in the page's text
 * @property {string} name
 * @property {string} type
 * @property {string} [cluster] the key of its cluster, where colours stand for clusters
 * @property {string} color
 * @property {string} shape
 * @property {number} size its radius in pixels
 * @property {[words: string, written: string][]} search
 * @property {[text: string, language: string][]} [aliases]
 * @property {[label: string, text: string, address?: string, mark?: string][]} [facts]
 * @property {Statement[]} [names]
 * @property {Statement[]} [statements]
 * @property {string} [note]
 * @property {string} [confidence]
 * @property {Citation[]} [sources]
 */

/**
 * A relationship; `dashes` where it is inferred, disputed or only possible. Its ends are ids of nodes (in the page's
 * text their numbers), its own id is its number; `start` and `end` are the numbers of its ends.
 * @typedef {object} GraphEdge
 * @property {number} id
 * @property {string} from
 * @property {string} to
 * @property {number} start
 * @property {number} end
 * @property {string} type
 * @property {number} tenure the number of that when it held
 * @property {boolean} [possibly]
 * @property {boolean} [dashes]
 * @property {string} [when]
 * @property {string} [details]
 * @property {string} [note]
 * @property {number} [weight]
 * @property {string} [confidence]
 * @property {Citation[]} [sources]
 */

/** @typedef {{ title: string, by?: string, when?: string, url?: string, language?: string }} Source */
/** @typedef {{ name: string, colour: string, shape: string, groups?: boolean }} NodeType `groups`: as countries do */
/**
 * A relationship type, and how it reads from its start and from its end.
 * @typedef {{ name: string, label: string, forward: string, backward: string, symmetric: boolean }} RelationshipType
 */
/** @typedef {{ key: string, colour: string, label: string }} Cluster */
/** @typedef {{ name: string, label: string, data: unknown }} ViewData */
/**
 * A tie of the backbone: the numbers of its ends, how strong it is and would be expected to be, p, and p corrected.
 * @typedef {[start: number, end: number, amount: number, expected: number, p: number, corrected: number]} BackboneTie
 */
/**
 * Likely partners of a node: its number, how many there are, how they were found, and the likeliest: the number of each
 * (-1 where the page lacks it), its name, type and score, what speaks for it, and who says so.
 * @typedef {[number: number, count: number, sentence: string, likeliest: Partner[]]} Partners
 */
/** @typedef {[number: number, name: string, type: string, score: number, why: string, cited: Citation[]]} Partner */
/**
 * The ties that are more than size explains, the most telling first, of how many; what `amount` is: `shared` or
 * `weight`; where the nodes that they join lie.
 * @typedef {{ ties: BackboneTie[], count: number, amount: string, sentence: string,
 *             places: [number: number, x: number, y: number][] }} Backbone
 */

/** @typedef {import("./columns.js").Columns} Columns */
/**
 * The page's text: nodes and edges by columns, the ends of edges as numbers of nodes; `search` is left out of a node
 * where it is the name in lower case.
 * @typedef {Omit<PageData, "nodes" | "edges"> & { nodes: Columns, edges: Columns }} WrittenData
 */

/**
 * @typedef {object} PageData
 * @property {string} language a BCP 47 tag
 * @property {Record<string, import("./texts.js").Catalogue | undefined>} texts by language
 * @property {import("./glossary.js").Glossary} glossary
 * @property {string} version of interurban, which wrote the page
 * @property {string[]} licences of the data
 * @property {string} title
 * @property {string} subtitle
 * @property {string} at
 * @property {string} focus
 * @property {number[]} years the first and the last that is named, or the one; none where nothing is dated
 * @property {string} sizeLabel
 * @property {Record<string, number[]>} moreSizes radii of the nodes in their order, by measure
 * @property {number} seed
 * @property {GraphNode[]} nodes
 * @property {GraphEdge[]} edges
 * @property {import("./profile.js").Profiles} profiles
 * @property {import("./tenures.js").Tenures | null} tenures none where the page was written as of a date
 * @property {import("./paths.js").PathRules | null} [paths] none where the page does not tell how two are tied
 * @property {Partners[]} [partners] none where the page was not made with them
 * @property {import("./changes.js").ChangeRules | null} [changes] none where the page knows no years
 * @property {[actors: string[], things: string[]] | null} [sides] types of who shares, and of what is shared
 * @property {Backbone | null} [backbone] none where the page was not made with it
 * @property {Record<string, Source | undefined>} sources
 * @property {NodeType[]} types
 * @property {RelationshipType[]} relationshipTypes
 * @property {Cluster[]} clusters none where colours stand for types
 * @property {Record<string, string>} onDark each colour, and the one in its place on a dark page
 * @property {import("./folding.js").FoldingTable} folding
 * @property {ViewData[]} views
 */

/** @type {PageData} */
export const data = withEnds(JSON.parse(byId("data").textContent ?? ""));

const sources = new Map(Object.entries(data.sources)); // a source may be called `constructor`
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const relationshipTypes = new Map(data.relationshipTypes.map((type) => [type.name, type]));
const edgesByNode = groupEdgesByNode();

/**
 * Return the page's data with the ids of the ends of edges in the place of their numbers.
 * @param {WrittenData} written
 * @returns {PageData}
 */
function withEnds(written) {
  const nodes = /** @type {GraphNode[]} */ (/** @type {unknown} */ (rowsOf(written.nodes)));
  nodes.forEach((node, number) => {
    node.number = number;
    node.search ??= [[node.name.toLowerCase(), node.name]];
  });
  const edges = /** @type {GraphEdge[]} */ (/** @type {unknown} */ (rowsOf(written.edges)));
  edges.forEach((edge, id) => {
    const start = Number(edge.from), end = Number(edge.to);
    edge.id = id; // each by itself: of many edges that takes a third of the time of all at once
    edge.start = start;
    edge.end = end;
    edge.from = known(nodes[start], start).id;
    edge.to = known(nodes[end], end).id;
    edge.tenure = written.tenures?.ofEdges[id] ?? 0;
  });
  return { ...written, nodes, edges };
}

function groupEdgesByNode() {
  /** @type {Map<string, GraphEdge[]>} */
  const groups = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    groups.get(edge.from)?.push(edge);
    groups.get(edge.to)?.push(edge);
  }
  return groups;
}

/**
 * @param {string} id
 */
export function hasNode(id) {
  return nodes.has(id);
}

/**
 * @param {string} id
 */
export function nodeById(id) {
  return known(nodes.get(id), id);
}

/**
 * @param {number} id
 */
export function edgeById(id) {
  return known(data.edges[id], id);
}

/**
 * The place of a node among all, from 0.
 * @param {string} id
 */
export function numberOf(id) {
  return nodeById(id).number;
}

/**
 * A source, if the page has it.
 * @param {string} id
 */
export function sourceById(id) {
  return sources.get(id);
}

/**
 * The edges that a node is an end of; one from a node to itself twice.
 * @param {string} id
 */
export function edgesOf(id) {
  return known(edgesByNode.get(id), id);
}

/**
 * @param {GraphEdge} edge
 */
export function relationshipTypeOf(edge) {
  return known(relationshipTypes.get(edge.type), edge.type);
}

/**
 * The node at the other end of an edge.
 * @param {GraphNode} node
 * @param {GraphEdge} edge
 */
export function otherEnd(node, edge) {
  return nodeById(edge.from === node.id ? edge.to : edge.from);
}

/**
 * @template Thing
 * @param {Thing | undefined} thing
 * @param {string | number} name
 * @returns {Thing}
 */
function known(thing, name) {
  if (thing === undefined) throw new Error(`the page knows no ${name}`);
  return thing;
}
