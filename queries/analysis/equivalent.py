"""Equivalent actors: which share in exactly the same things, or in nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.defaults import LEAST
from queries.analysis.gathering import Gathered, gather
from queries.analysis.methods import Method
from queries.analysis.scope import Scope
from queries.analysis.told_apart import tell_apart
from queries.analysis.twins import near_twins, twins_of
from queries.analysis.two_mode import Classes, TwoMode
from queries.answers import Answer, Row
from queries.text_tables import Table, abridged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

SHOWN = 4  # names of a long list in a table

TWINS = Method(
    "equivalent",
    "actors that are tied to exactly the same, so that no measure of position tells them apart: structural equivalence",
    "a ~ b where T(a) = T(b), with T(a) what a is tied to; in one-mode data T without a and b themselves",
    "Lorrain and White 1971",
    "",
    "data is partial: that no source names a tie parts actors that are alike, or makes alike those that are not",
    heading="structural equivalence",
)
NEAR = Method(
    "similar",
    "actors of which any two share in nearly the same things: classes grouped by complete linkage",
    "J(a,b) = |T(a) ∩ T(b)| / |T(a) ∪ T(b)| of every two in a group is at least the threshold",
    "Jaccard 1901; complete linkage: Sørensen 1948",
    "from 0, nothing in common, to 1, the same",
    "the groups are to be more than a summary: an actor may be as near to those of another group",
    heading="nearly equivalent",
)
METHODS = (TWINS, NEAR)


def equivalent(
    view: GraphView,
    scope: Scope,
    *,
    least: int = LEAST,
    similar: float | None = None,
    limit: int | None = None,
) -> Answer:
    """Return which actors of a scope share in exactly the same things, the largest class first.

    Classes of fewer than `least` actors are left out and counted. With `similar`, a Jaccard index above 0, groups of
    actors are returned of which any two share in nearly the same things. Weights of ties do not count.

    Raises:
        NoTies: the scope holds no tie.
        InterurbanError: `least` is below 1, `similar` is no share above 0, or so many classes hang together that they
            cannot be grouped.
    """
    if least < 1:
        raise InterurbanError(f"least: a class has 1 actor at least, not {least}")
    if similar is not None and not 0 < similar <= 1:
        raise InterurbanError(f"similar: {similar:g} is no share above 0 and up to 1")
    gathered = gather(view, scope)
    classes = twins_of(gathered.data)
    groups = None if similar is None else near_twins(classes, similar)
    found = _Equivalent(gathered, classes, groups, least, similar)
    answer = found.answer().warn(*filter(None, [scope.chosen])).limited(limit)
    return replace(answer, reading=found.reading(answer))


@dataclass(frozen=True)
class _Equivalent:
    """Classes of actors, in groups where nearly the same is enough, and how they are said."""

    gathered: Gathered
    classes: Classes
    groups: IntArray | None
    least: int
    similar: float | None

    @cached_property
    def others(self) -> Sequence[str]:
        """The ids of what actors are tied to."""
        data = self.gathered.data
        return data.things if isinstance(data, TwoMode) else data.actors

    @cached_property
    def what(self) -> str:
        return "thing" if isinstance(self.gathered.data, TwoMode) else "other"

    @cached_property
    def members(self) -> dict[int, list[int]]:
        """The actors of each group or class that is tied to anything, by their places."""
        import numpy as np

        of = self.classes.of if self.groups is None else self.groups[self.classes.of]
        tied = np.diff(self.classes.incidence.indptr)[self.classes.of] > 0
        found: dict[int, list[int]] = {}
        for place in np.flatnonzero(tied).tolist():
            found.setdefault(int(of[place]), []).append(place)
        return found

    @cached_property
    def alone(self) -> int:
        """How many actors are like no other."""
        return sum(len(places) == 1 for places in self.members.values())

    def answer(self) -> Answer:
        sentence = self.gathered.sentence(self._said())
        kind = "Equivalent" if self.similar is None else f"Similar (Jaccard {self.similar:g} or more)"
        rows = self._rows()
        columns = ["class", "actors", "share", f"{self.what}s", "shared", "members"]
        columns += [] if self.similar is None else ["classes", "shared_by_some"]
        notes = [*self.gathered.notes(), *self._notes(rows), f"cite as: {sentence}"]
        computed = {**self.gathered.computed(), **self._computed(rows), "sentence": sentence}
        return Answer(f"{kind}: {self.gathered.scope.in_words()}", columns, rows, computed, notes=notes)

    def reading(self, answer: Answer) -> Table:
        """Return the rows of an answer as a table that fits a page: of long lists the first few."""
        lists = ("shared", "members", "shared_by_some")
        rows = [{**row, **{key: abridged(row.get(key), SHOWN) for key in lists}} for row in answer.rows]
        notes = list(answer.notes)
        if any(row[key] != shown[key] for row, shown in zip(answer.rows, rows, strict=True) for key in lists[:2]):
            notes.append(f"of long lists the first {SHOWN} by name; CSV and JSON hold all")
        return Table(answer.title, answer.columns, rows, notes=notes)

    def _rows(self) -> list[Row]:
        """Return a row for each class or group, the largest first; of equal size, the one that shares most."""
        large = [places for places in self.members.values() if len(places) >= self.least]
        rows = [self._row(places) for places in large]
        rows.sort(key=lambda row: (-row["actors"], -row[f"{self.what}s"], [name.casefold() for name in row["shared"]]))
        return [{"class": number, **row} for number, row in enumerate(rows, start=1)]

    def _row(self, places: list[int]) -> Row:
        import numpy as np

        classes = np.unique(self.classes.of[places])
        shares = self.classes.incidence[classes]
        counts = np.bincount(shares.indices, minlength=len(self.others))
        common = self._by_name(np.flatnonzero(counts == len(classes)).tolist())
        actors = self.gathered.data.actors
        members = self._named([actors[place] for place in places])
        row: Row = {
            "actors": len(places),
            "share": len(places) / len(actors),
            f"{self.what}s": len(common),
            "shared": [name for name, _ in common],
            "members": [name for name, _ in members],
        }
        if self.similar is not None:
            some = self._by_name(np.flatnonzero((counts > 0) & (counts < len(classes))).tolist())
            row |= {"classes": len(classes), "shared_by_some": [name for name, _ in some]}
        return {**row, "shared_ids": [each for _, each in common], "ids": [each for _, each in members]}

    def _by_name(self, places: Sequence[int]) -> list[tuple[str, str]]:
        return self._named([self.others[place] for place in places])

    def _named(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return nodes by name, each with its id."""
        return sorted(zip(tell_apart(self.gathered.view, ids), ids, strict=True))

    def _computed(self, rows: Sequence[Row]) -> dict[str, Any]:
        methods = (TWINS,) if self.similar is None else METHODS
        return {
            "least": self.least,
            "similar": self.similar,
            "found": len(rows),
            "in_classes": sum(row["actors"] for row in rows),
            "alone": self.alone,
            "method": "; ".join(map(str, methods)),
            "formula": "; ".join(each.formula for each in methods),
        }

    def _notes(self, rows: Sequence[Row]) -> Iterator[str]:
        actors = len(self.gathered.data.actors)
        inside = sum(row["actors"] for row in rows)
        kind = "class" if self.similar is None else "group"
        yield f"{inside:,} of {counted(actors, 'actor')} ({inside / actors:.0%}) in {_classes(len(rows), kind)}"
        if self.alone and self.least > 1:
            like = "ties are like no other's" if self.similar is None else "ties are not nearly any other's"
            yield f"{counted(self.alone, 'actor')} left out whose {like}"
        small = [len(places) for places in self.members.values() if 1 < len(places) < self.least]
        if small:
            yield f"{counted(sum(small), 'actor')} left out in {_classes(len(small), kind)} of fewer than {self.least}"
        tied = sum(map(len, self.members.values()))
        if tied < actors:
            yield f"{counted(actors - tied, 'actor')} without a tie left out"
        if self.gathered.data.weighted:
            yield "the weights of ties do not count"
        yield f"classes: {TWINS}" if self.similar is None else f"groups: {NEAR}"

    def _said(self) -> str:
        if self.similar is None:
            return f"Classes of structurally equivalent actors ({TWINS.source})"
        return f"Groups of actors with a Jaccard index of {self.similar:g} or more ({NEAR.source})"


def _classes(number: int, kind: str) -> str:
    return f"{number:,} {kind}{'' if number == 1 else 'es' if kind == 'class' else 's'}"
