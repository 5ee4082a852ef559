"""One scope, said once and asked over and over: its arrays, its graph, its projection, and every analysis of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any

from graph_model import InterurbanError
from graph_model.wording import listed
from interurban.facade.asked import Asked
from interurban.facade.given import ScopeOptions, takes_scope
from queries.analysis.gathering import Gathered, gather
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

    from queries.analysis.projection import Weighing


class ScopedTies:
    """Whose ties count, through what and when, said once: what `UrbanGraph.two_mode` returns.

    Every question of `UrbanGraph` that takes whose ties count is a method of it that need not be told: `rank`,
    `clusters`, `export` and so on; `g.rank(of=...)` is short for `g.two_mode(of=...).rank()`.

    >>> s = g.two_mode(of="City", through="Organisation", by="MEMBER_OF", at=2013)
    >>> s
    <City tied through Organisation by MEMBER_OF, at 2013 (what possibly held counts): 16 actors, 4 things, 25 ties>
    >>> s.incidence.shape
    (16, 4)
    >>> s.rank("degree", limit=1)[0]["name"]
    'Seoul'
    """

    def __init__(self, graph: Asked, options: ScopeOptions) -> None:
        self._graph = graph
        self._options = options
        self._gathered()  # so that a scope without ties is refused at once

    @property
    def data(self) -> TwoMode | OneMode:
        """The arrays: two-mode data, or one-mode data where actors are tied directly.

        >>> type(g.two_mode(through="Organisation").data).__name__
        'TwoMode'
        """
        return self._gathered().data

    @property
    def actors(self) -> Sequence[str]:
        """The ids of the actors, in the order of the rows of the matrix.

        >>> "seoul" in g.two_mode(through="Organisation").actors
        True
        """
        return self.data.actors

    @property
    def things(self) -> Sequence[str]:
        """The ids of the things they share, in the order of the columns of the matrix.

        >>> "citynet" in g.two_mode(through="Organisation").things
        True
        """
        return self._two_mode().things

    @property
    def incidence(self) -> csr_array:
        """The incidence matrix, actors by things, sparse; each weight is 1 where nothing weighs the ties.

        >>> g.two_mode(through="Organisation").incidence.format
        'csr'
        """
        return self._two_mode().incidence

    @property
    def nx(self) -> nx.Graph[Any]:
        """The ties as a simple NetworkX graph: of ("actor", id) and ("thing", id), or of ids where they are direct.

        >>> g.two_mode(through="Organisation").nx.degree(("actor", "seoul")) > 1
        True
        """
        ties = self.data
        return ties.nx

    def project(self, weights: Weighing = "newman", *, least: float = 0.0) -> OneMode:
        """Return the actors tied to one another by what they share: `adjacency` is the matrix, `nx` the graph.

        Args:
            weights: How strongly a pair is tied: newman, count, jaccard, cosine or sum.
            least: Weaker ties are left out.

        >>> g.two_mode(of="City", through="Organisation", by="MEMBER_OF").project("count").ties
        120
        """
        from queries.analysis.projection import project

        return project(self._two_mode(), weights, least=least)

    def computed(self) -> dict[str, Any]:
        """Return what is asked and gathered as plain data: types, period, weights, counts, what was left out.

        >>> g.two_mode(through="Organisation", at=2013).computed()["at"]
        '2013'
        """
        return self._gathered().computed()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return a question of the graph that has been told whose ties count."""
        method = getattr(type(self._graph), name, None)
        if name.startswith("_") or method is None or not takes_scope(method) or name == "two_mode":
            raise AttributeError(f"there is no {name!r} of ties; there are {listed(self._questions())}")
        return update_wrapper(partial(method, self._graph, **self._told(name)), method)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._questions()]

    def __repr__(self) -> str:
        gathered = self._gathered()
        return f"<{gathered.scope.in_words()}: {gathered.sizes()}>"

    def _questions(self) -> list[str]:
        """Return the questions of the graph that take whose ties count."""
        graph = type(self._graph)
        return [name for name in dir(graph) if not name.startswith("_") and takes_scope(getattr(graph, name))]

    def _told(self, question: str) -> ScopeOptions:
        """Return the options that a question is given; what is exported is always these ties, and never the whole."""
        if question != "export":
            return self._options
        scope = self._gathered().scope
        return {**self._options, "of": scope.of, "through": scope.through}

    def _gathered(self) -> Gathered:
        return gather(self._graph._view(), self._graph._scope(self._options))  # noqa: SLF001 -- a part of the facade

    def _two_mode(self) -> TwoMode:
        data = self.data
        if isinstance(data, OneMode):
            raise InterurbanError("these actors are tied directly, and share nothing: ask for `data` or `nx`")
        return data
