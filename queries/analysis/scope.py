"""Who, through what, when, how strongly: whose ties an analysis counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Literal, get_args

from graph_model import GraphView, InterurbanError, Vocabulary, parse_date
from graph_model.wording import listed

ACTORS = ("City",)
AFFILIATIONS = ("Organisation", "Forum", "MOU", "Initiative")
SPELLS = "spells"  # weighs a tie by how many spells there are of it

Possibly = Literal["yes", "no", "half"]
_POSSIBLY: dict[str, str] = {
    "yes": "what possibly held counts",
    "no": "what only possibly held does not count",
    "half": "what possibly held counts half",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Who (`of`), tied through what (`through`, by which relationships), when (`at`), and how strongly (`weight`).

    `through` holds either node types, the things that actors share (two-mode data: cities and organisations), or
    relationship types that join the actors themselves (one-mode data: TWINNED_WITH). `by` narrows two-mode data to some
    relationship types or composite ties; empty means all that join the two sides. `at` is an EDTF date or interval:
    what held at some time in it, or `throughout` it. `possibly` says whether what only possibly held then counts.
    `weight` is a numeric property, `spells`, or empty, where each tie counts 1. Nodes whose ids are in `exclude` are
    left out, and so are things that more than `largest` actors share in, or fewer than `smallest`. Actors without a
    tie are left out but for `isolates`. `chosen` says why it is not the scope that is asked of data with cities, where
    nobody named one; `excluded_names` are how those in `exclude` are called.
    """

    of: tuple[str, ...] = ACTORS
    through: tuple[str, ...] = AFFILIATIONS
    by: tuple[str, ...] = ()
    at: str | None = None
    throughout: bool = False
    possibly: Possibly = "yes"
    weight: str = ""
    exclude: tuple[str, ...] = ()
    largest: int | None = None
    smallest: int | None = None
    isolates: bool = False
    chosen: str = field(default="", compare=False)
    excluded_names: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def resolve(  # noqa: PLR0913 -- a keyword for each part
        cls,
        vocabulary: Vocabulary,
        *,
        of: str | Sequence[str] = ACTORS,
        through: str | Sequence[str] = AFFILIATIONS,
        by: str | Sequence[str] = (),
        at: str | None = None,
        since: str | None = None,
        until: str | None = None,
        throughout: bool = False,
        possibly: Possibly = "yes",
        weight: str = "",
        exclude: Sequence[str] = (),
        largest: int | None = None,
        smallest: int | None = None,
        isolates: bool = False,
    ) -> Scope:
        """Return the scope of types given by name, whatever its case; `since` and `until` are a period, for `at`.

        Raises:
            UnknownType: a name is no type that can stand there.
            InterurbanError: `through` mixes node types and relationship types, or `by` comes with the latter, or a part
                that is needed names no type, or parts contradict one another.
        """
        shared = tuple(dict.fromkeys(_find_shared(vocabulary, name) for name in several(through)))
        if len({name in vocabulary.nodes for name in shared}) > 1:
            raise InterurbanError("through: give node types (what is shared) or relationship types (direct), not both")
        if not shared or not several(of):
            raise InterurbanError("of and through: give a type at least")
        direct = shared[0] not in vocabulary.nodes
        if several(by) and direct:
            raise InterurbanError("by: narrows what is shared; where through names relationship types, leave it out")
        if direct and (largest is not None or smallest is not None):
            raise InterurbanError("largest and smallest: are of what is shared; where ties are direct, leave them out")
        if possibly not in get_args(Possibly):
            raise InterurbanError(f"possibly: {possibly!r} is not known; write one of {', '.join(get_args(Possibly))}")
        time = _period(at, since, until)
        if throughout and time is None:
            raise InterurbanError("throughout: give the time, too: a date or a period")
        if largest is not None and smallest is not None and smallest > largest:
            raise InterurbanError(f"nothing is shared by at least {smallest} and at most {largest}")
        return cls(
            tuple(dict.fromkeys(vocabulary.find_node_type(name).name for name in several(of))),
            shared,
            tuple(dict.fromkeys(vocabulary.find_tie_type(name).name for name in several(by))),
            time,
            throughout,
            possibly,
            weight,
            tuple(dict.fromkeys(exclude)),
            largest,
            smallest,
            isolates,
        )

    def naming(self, view: GraphView) -> Scope:
        """Return the scope, which then says those that it leaves out by their names in a view, not by their ids."""
        return replace(self, excluded_names=tuple(view.node(each).name for each in self.exclude))

    def is_two_mode(self, vocabulary: Vocabulary) -> bool:
        """Tell whether actors are tied through things they share, and not directly."""
        return all(name in vocabulary.nodes for name in self.through)

    def relationship_types(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the relationship types that can tie the actors, so that no others need be read."""
        known = vocabulary.relationships
        if not self.is_two_mode(vocabulary):
            return tuple(name for name in self.through if name in known)
        pairs = [*product(self.of, self.through), *product(self.through, self.of)]
        named = self.by or tuple(known)
        return tuple(name for name in named if name in known and any(known[name].joins(*pair) for pair in pairs))

    def affiliation_types(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the composite ties that can tie the actors, to what they share or to one another."""
        known = vocabulary.affiliations
        if not self.is_two_mode(vocabulary):
            return tuple(name for name in self.through if name in known)
        pairs = list(product(self.of, self.through))
        named = self.by or tuple(known)
        return tuple(name for name in named if name in known and any(known[name].joins(*pair) for pair in pairs))

    def computed(self) -> dict[str, Any]:
        """Return the scope as plain data, for `Answer.computed`; of what may be left out, only what is asked for."""
        more = {
            "throughout": self.throughout or None,
            "possibly": self.possibly if self.at else None,
            "weight": self.weight or None,
            "exclude": list(self.exclude) or None,
            "largest": self.largest,
            "smallest": self.smallest,
            "isolates": self.isolates or None,
            "chosen": self.chosen or None,
        }
        return {
            "of": list(self.of),
            "through": list(self.through),
            "by": list(self.by) or "all that join them",
            "at": self.at,
            **{key: value for key, value in more.items() if value is not None},
        }

    def in_words(self) -> str:
        """Return the scope as a title says it."""
        return f"{_join_names(self.of)} tied through {self.through_in_words()}{self.conditions()}"

    def through_in_words(self) -> str:
        """Return what is shared, by which ties, where that is said."""
        return _join_names(self.through) + (f" by {_join_names(self.by)}" if self.by else "")

    def conditions(self) -> str:
        """Return when, how strongly, and without what, each after a comma."""
        said = [
            f"{self._when()} ({_POSSIBLY[self.possibly]})" if self.at else "",
            self._weighed(),
            f"without {listed(self.excluded_names or self.exclude)}" if self.exclude else "",
            *self._sizes(),
        ]
        return "".join(f", {each}" for each in said if each)

    def _when(self) -> str:
        if self.throughout:
            return f"throughout {self.at}"
        return f"at some time in {self.at}" if "/" in str(self.at) else f"at {self.at}"

    def _weighed(self) -> str:
        if not self.weight:
            return ""
        return "weighed by the number of spells" if self.weight == SPELLS else f"weighed by {self.weight}"

    def _sizes(self) -> list[str]:
        most = f"what at most {self.largest:,} share" if self.largest is not None else ""
        least = f"what at least {self.smallest:,} share" if self.smallest is not None else ""
        return [each for each in (most, least) if each]


def several(names: str | Sequence[str]) -> Sequence[str]:
    """Return names that are given as one or as several."""
    return [names] if isinstance(names, str) else names


def _find_shared(vocabulary: Vocabulary, text: str) -> str:
    """Return the name of a node type, a relationship type, or a composite tie.

    Raises:
        UnknownType: it is none of them.
    """
    from graph_model import UnknownType

    try:
        return vocabulary.find(text).name
    except UnknownType:
        if text.upper().replace(" ", "_") in vocabulary.affiliations:
            return vocabulary.find_tie_type(text).name
        raise


def _period(at: str | None, since: str | None, until: str | None) -> str | None:
    """Return the time that is asked for: a date, or the interval from one to another, either of which may be open.

    Raises:
        InterurbanError: a date and a period are given, or the period is none.
    """
    if at is not None and (since is not None or until is not None):
        raise InterurbanError("at: give a date, or a period by since and until, not both")
    if since is None and until is None:
        return at
    for text in (since, until):
        if text is not None and "/" in text:
            raise InterurbanError(f"since and until: {text} is a period itself; give it by at")
    period = f"{since or '..'}/{until or '..'}"
    try:
        return parse_date(period).text
    except ValueError as error:
        raise InterurbanError(f"since and until: {period} {error}") from None


def _join_names(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
