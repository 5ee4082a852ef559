"""What a page shows: a graph, and how it is coloured, sized and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, Protocol

from graph_model import GraphView, Node, Relationship
from graph_model.tenure import LineTimes
from visualizations.backbone import Backbone
from visualizations.change_rules import ChangeRules
from visualizations.encoding import node_sizes
from visualizations.languages import LanguageCode, find_language
from visualizations.partners import Partners
from visualizations.path_rules import PathRules

if TYPE_CHECKING:
    import networkx as nx

Colour = Literal["type", "cluster"]
ProfileRow = Mapping[str, Any]


class ProfileLine(Protocol):
    """A line of a profile; of many only their relationship is read, so that a row may be made when it is asked for."""

    @property
    def section(self) -> str:
        """The heading under which it stands."""

    @property
    def tie(self) -> Relationship | None:
        """The relationship that says all of it, if one does."""

    @property
    def row(self) -> ProfileRow:
        """What a look-up answers (queries.lookups.lines)."""

    @property
    def times(self) -> LineTimes | None:
        """When it is told, if that is known, and is not always, or while its relationship holds."""


@dataclass(frozen=True)
class Page:
    """What a page shows, and how; made when it is to be written, for what it shows is looked up in the graph once.

    `colour` stands for a node's type, or for its cluster: `clusters` gives a number from 1 to nodes, `cluster_labels`
    names the numbers. `sizes` is a measure of 0 or more, which `size_label` names; without it a node is as large as it
    has neighbours; `more_sizes` are measures, by what they are called, that a reader can choose. `at` is an EDTF as-of
    date, `focus` the id of the node selected at first (none if it is not shown), `seed` decides places that are
    computed.

    `profile` gives what a look-up answers of a node as of a date (queries.lookups.profile_lines): the details of a node
    are made of these lines, so that they are complete also where the graph shown is a part. `whole` is the graph that
    it is a part of, and has what those lines cite; without it, that is the graph shown. `times` gives the same lines at
    any time, and those that only a time makes, with when each is told: with it, a page without `at` can be asked as of
    any year, and with `changes` what changed between two. With `paths` it tells how two nodes are tied; with `sides`,
    the node types of actors and of what they share, it shows them on two sides; with `backbone` the ties that are more
    than size explains; with `partners`, by the ids of actors, whom they may well be tied to. `language` is the one that
    it speaks at first.
    """

    graph: GraphView
    title: str
    _: KW_ONLY
    profile: Callable[[Node, str | None], Iterable[ProfileLine]]
    whole: GraphView | None = None
    times: Callable[[Node], Iterable[ProfileLine]] | None = None
    subtitle: str = ""
    colour: Colour = "type"
    clusters: Mapping[str, int] = field(default_factory=dict)
    cluster_labels: Mapping[int, str] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    size_label: str = "number of neighbours"
    more_sizes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    at: str | None = None
    focus: str | None = None
    seed: int = 1
    paths: PathRules | None = None
    sides: tuple[Sequence[str], Sequence[str]] | None = None
    backbone: Backbone | None = None
    changes: ChangeRules | None = None
    partners: Mapping[str, Partners] = field(default_factory=dict)
    language: LanguageCode = "en"

    @cached_property
    def relationships(self) -> list[Relationship]:
        """What is shown of the relationships: those that hold, or possibly do; not those to a source.

        Raises:
            ValueError: `at` is no EDTF date.
        """
        sources = {node.id for node in self.graph.nodes("Source")}
        return [
            each
            for each in self.graph.relationships()
            if self.graph.timing.holds(each, self.at) and not {each.start, each.end} & sources
        ]

    @cached_property
    def nodes(self) -> list[Node]:
        """What is shown of the nodes: no sources and, as of a date, none that nothing joins then."""
        joined = {end for each in self.relationships for end in (each.start, each.end)}
        return [node for node in self.graph.nodes() if node.type != "Source" and (self.at is None or node.id in joined)]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each node shown, from 0, by its id."""
        return {node.id: number for number, node in enumerate(self.nodes)}

    @property
    def all_there_is(self) -> GraphView:
        """The graph of which a part is shown; whether it is empty is not asked, for a server would count it."""
        return self.graph if self.whole is None else self.whole

    @property
    def why_empty(self) -> str:
        """Why the page shows nothing, for a reader; empty if it shows something."""
        if self.nodes:
            return ""
        whole, say = self.all_there_is, find_language(self.language).say
        if self.at is not None and whole.relationship_count:
            return say("nothing-held", date=self.at, count=whole.relationship_count)
        return say("nothing-there", count=sum(1 for _ in whole.nodes("Source")))

    @cached_property
    def told(self) -> dict[str, list[ProfileLine]]:
        """The lines of the profile of each node shown, by its id."""
        if self.is_timed and self.times:
            return {node.id: list(self.times(node)) for node in self.nodes}
        return {node.id: list(self.profile(node, self.at)) for node in self.nodes}

    @property
    def licences(self) -> list[str]:
        """The licences of the data, as the description of the whole names them."""
        stated = self.all_there_is.about.get("licenses")
        known = [each for each in stated if isinstance(each, Mapping)] if isinstance(stated, list) else []
        told = [[str(each[part]) for part in ("title", "name") if each.get(part)] for each in known]
        return [f"{each[0]} ({each[1]})" if len(each) > 1 else each[0] for each in told if each]

    @property
    def is_timed(self) -> bool:
        """Whether the page can be asked as of any year."""
        return self.times is not None and self.at is None

    @cached_property
    def sources(self) -> list[Node]:
        """The sources of the graph shown, and those that only the profiles cite."""
        lines = chain.from_iterable(self.told.values())
        citations = (line.tie.attributes["sources"] if line.tie else line.row["sources"] for line in lines)
        cited = {source.partition("#")[0] for source in chain.from_iterable(citations)}
        told = [each for partners in self.partners.values() for each in partners.likeliest]
        cited.update(source.partition("#")[0] for each in told for source in each.sources)
        cited.update(node.id for node in self.graph.nodes("Source"))
        return [node for node in self.all_there_is.nodes_among(cited) if node.type == "Source"]

    @cached_property
    def neighbours(self) -> nx.Graph[str]:
        """Who is tied to whom: the ids of the nodes shown, joined once however many relationships there are."""
        import networkx as nx

        simple: nx.Graph[str] = nx.Graph()
        simple.add_nodes_from(node.id for node in self.nodes)
        simple.add_edges_from((each.start, each.end) for each in self.relationships)
        return simple

    @cached_property
    def radii(self) -> dict[str, float]:
        """How large each node is drawn, in pixels."""
        return node_sizes(self.sizes or dict(self.neighbours.degree), self.neighbours)
