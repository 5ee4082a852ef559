"""Whose ties a question counts that does not say so: what the data has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_model import GraphView
from queries.analysis.gathering import holds_ties
from queries.analysis.scope import ACTORS, AFFILIATIONS, Scope
from queries.analysis.stated_ties import joins_actors


def choose_scope(
    view: GraphView, *, of: str | Sequence[str] = (), through: str | Sequence[str] = (), **others: Any
) -> Scope:
    """Return the scope of types given by name; where `of` or `through` names none, what the data has.

    That is cities, tied through organisations, forums, agreements and initiatives. In data without such ties it is the
    type of which most nodes are tied, and what they share; if they share nothing, what ties them directly. So it is
    where nothing was named and no two cities share a thing (a table of congresses tells in which city each was held),
    if those others share some. Then `Scope.chosen` says so.

    `others` are the other parts of a scope, as `Scope.resolve` takes them.

    Raises:
        UnknownType: a name is no type that can stand there.
        InterurbanError: they contradict one another.
    """
    asked = Scope.resolve(view.vocabulary, of=of or ACTORS, through=through or AFFILIATIONS, **others)
    usual = replace(asked, by=())
    held = not (of and through) and holds_ties(view, usual)
    if (of and through) or (held and (of or through or joins_actors(view, usual))):
        return asked
    given = (bool(of), bool(through))
    found = _tied(view, asked, given) or _tied(view, asked, given, of_groups=True)
    best = max(found, key=lambda each: len(each.nodes), default=None)
    if best is None:
        return asked
    chosen = replace(asked, of=(best.type,), through=best.through(view))
    if held and not joins_actors(view, chosen):
        return asked
    nothing = f"{' or '.join(asked.of)} tied through {asked.through_in_words()}"
    nothing = f"two of {nothing}" if held else nothing
    taken = f"{' or '.join(chosen.of)} tied through {chosen.through_in_words()}"
    return replace(chosen, chosen=f"this data has no {nothing}; {taken} is asked instead, of which it has most")


@dataclass(slots=True)
class _Tied:
    """The nodes of a type that are tied, the types of what they share, and the relationship types that tie them."""

    type: str
    nodes: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    direct: set[str] = field(default_factory=set)

    def through(self, view: GraphView) -> tuple[str, ...]:
        """Return what ties them: the usual affiliations among what they share, else all of it, else direct ties."""
        usual = tuple(name for name in AFFILIATIONS if name in self.shared)
        shared = tuple(name for name in view.vocabulary.nodes if name in self.shared)
        return usual or shared or tuple(name for name in view.vocabulary.relationships if name in self.direct)


def _tied(view: GraphView, asked: Scope, given: tuple[bool, bool], *, of_groups: bool = False) -> list[_Tied]:
    """Return each type of which nodes are tied, as far as what was given allows.

    What others lie in (`context`, such as a country) is an actor only where `of_groups` says so: a member of an
    organisation, a party to an agreement, but not what the cities in it are tied to.
    """
    of_given, through_given = given
    types = view.types_of()
    found: dict[str, _Tied] = {}
    for name, *ends in _ends(view, asked.by):
        symmetric = view.vocabulary.relationships[name].symmetric
        for actor, thing in (ends, ends[::-1]) if symmetric or (of_given and not of_groups) else (ends,):
            kind, other = types[actor], types[thing]
            tie = name if symmetric else other
            if (of_given and kind not in asked.of) or (through_given and tie not in asked.through):
                continue
            if _groups(view, (other,) if of_groups and kind != other else () if of_groups else (kind, other)):
                continue
            entry = found.setdefault(kind, _Tied(kind))
            entry.nodes.add(actor)
            (entry.direct if symmetric else entry.shared).add(tie)
    return [found[name] for name in view.vocabulary.nodes if name in found]


def _ends(view: GraphView, types: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the type of each relationship, and its ends: it starts at whoever belongs, signs or takes part."""
    kept = view.kept_columns
    if kept is None:
        yield from ((each.type, each.start, each.end) for each in view.relationships_with((), *types))
        return
    for columns in kept.relationship_columns:
        if not types or columns.type in types:
            for start, end in zip(columns.starts, columns.ends, strict=True):
                yield columns.type, kept.ids[start], kept.ids[end]


def _groups(view: GraphView, types: Iterable[str]) -> bool:
    return any(view.vocabulary.nodes[name].context for name in types)
