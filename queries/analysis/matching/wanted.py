"""Whose partners are wanted, of which kind, and by which ties: what a match is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_model import GraphView, InterurbanError, Node
from graph_model.wording import listed
from queries.analysis.scope import Possibly, Scope, several

USUAL = ("Organisation", "City", "Country", "Person")  # partners that are looked for where no kind is named


@dataclass(frozen=True, slots=True)
class Wanted:
    """An actor, the kinds of partners wanted (node types, or values of the property `kind`), and the ties that count.

    `by` names relationship types, `through` node types that ties may go through; empty means all. `at`, `throughout`
    and `possibly` are as in `Scope`. Nodes whose ids are in `exclude` are left out.
    """

    source: Node
    kinds: tuple[str, ...]
    through: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    at: str | None = None
    throughout: bool = False
    possibly: Possibly = "yes"
    exclude: tuple[str, ...] = ()

    def computed(self) -> dict[str, Any]:
        """Return what is asked as plain data."""
        more = {
            "throughout": self.throughout or None,
            "possibly": self.possibly if self.at else None,
            "exclude": list(self.exclude) or None,
        }
        return {
            "actor": self.source.id,
            "kind": list(self.kinds) or "chosen by the data",
            "through": list(self.through) or "all node types",
            "by": list(self.by) or "all relationship types",
            "at": self.at,
            **{key: value for key, value in more.items() if value is not None},
        }

    def conditions(self, view: GraphView) -> str:
        """Return which ties count, each condition after a comma."""
        scope = Scope(
            at=self.at,
            throughout=self.throughout,
            possibly=self.possibly,
            exclude=self.exclude,
        )
        through = f", through {listed(self.through)}" if self.through else ""
        by = f", by {listed(self.by)}" if self.by else ""
        return through + by + scope.naming(view).conditions()


def wanted_partners(  # noqa: PLR0913 -- a keyword for each part
    view: GraphView,
    source: Node,
    *,
    kind: str | Sequence[str] = (),
    through: str | Sequence[str] = (),
    by: str | Sequence[str] = (),
    at: str | None = None,
    since: str | None = None,
    until: str | None = None,
    throughout: bool = False,
    possibly: Possibly = "yes",
    exclude: Sequence[str] = (),
) -> Wanted:
    """Return what is asked, its types by their names whatever their case.

    Raises:
        UnknownType: a name is no type.
        InterurbanError: a kind is neither a node type nor a `kind` that some node has, or parts contradict one another.
    """
    if possibly not in ("yes", "no"):
        raise InterurbanError(f"possibly: a tie counts or it does not; write yes or no, not {possibly}")
    time = Scope.resolve(view.vocabulary, at=at, since=since, until=until, throughout=throughout).at
    return Wanted(
        source,
        tuple(dict.fromkeys(_kind(view, each) for each in several(kind))),
        tuple(dict.fromkeys(view.vocabulary.find_node_type(each).name for each in several(through))),
        tuple(dict.fromkeys(view.vocabulary.find_relationship_type(each).name for each in several(by))),
        time,
        throughout,
        possibly,
        tuple(dict.fromkeys(exclude)),
    )


def candidate_ids(view: GraphView, wanted: Wanted) -> tuple[list[str], tuple[str, ...]]:
    """Return the ids of the nodes of the wanted kinds, but for the actor's own, in order, and their types."""
    names = set(wanted.kinds)
    of_kind = names - set(view.vocabulary.nodes)
    types = view.types_of()
    found = {node_id for node_id, node_type in types.items() if node_type in names}
    if of_kind:
        found |= {node.id for node in view.nodes() if node.properties.get("kind") in of_kind}
    found -= {wanted.source.id, *wanted.exclude}
    return sorted(found), tuple(sorted({types[each] for each in found}))


def usual_kind(view: GraphView, source: Node) -> str:
    """Return the type of which partners are looked for where none is named: one that the actor's type is tied to.

    The first of USUAL of which nodes are tied directly to nodes of the actor's type, else the type of which most are.
    """
    types = view.types_of()
    counts: dict[str, int] = {}
    for each in view.relationships():
        one, other = types.get(each.start, ""), types.get(each.end, "")
        if source.type in (one, other):
            far = other if one == source.type else one
            if not view.vocabulary.nodes[far].context or far == source.type:
                counts[far] = counts.get(far, 0) + 1
    usual = [name for name in USUAL if name in counts]
    return usual[0] if usual else max(sorted(counts), key=counts.__getitem__, default=source.type)


def _kind(view: GraphView, text: str) -> str:
    """Return a node type, or a value of the property `kind` that some node has.

    Raises:
        InterurbanError: it is neither; the kinds there are are listed.
    """
    from graph_model import UnknownType

    try:
        return view.vocabulary.find_node_type(text).name
    except UnknownType:
        kinds = sorted({str(node.properties["kind"]) for node in view.nodes() if node.properties.get("kind")})
        plain = text.lower().replace(" ", "_").replace("-", "_")
        if plain in kinds:
            return plain
        known = f"kinds here: {', '.join(kinds)}" if kinds else "no node here has a kind"
        types = ", ".join(view.vocabulary.nodes)
        raise InterurbanError(f"kind: {text!r} is no node type ({types}) and no kind; {known}") from None
