"""Names that other tables explain: a party named by one table is the member that another gives an id.

A node that a row names only by name is that of its type which has the name, also as an alias or in another case; if no
table tells more of it, it is a node of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph_model.faults import Fault
from graph_model.folding import caseless, fold
from graph_model.values import split
from graph_model.wording import counted, first_of
from loaders.mapping.loading import Load
from loaders.mapping.staging import Staging

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Mention:
    number: int
    types: tuple[str, ...]
    name: str
    rank: int
    place: int


def resolve_mentions(load: Load) -> bool:
    """Put nodes that are better known in the place of names; tell whether rows have faults that only now are seen."""
    staging = load.staging
    mentions = list(_mentions(staging))
    if not mentions:
        return False
    known = _KnownNames(staging, {each for mention in mentions for each in mention.types})
    stand_for: dict[int, int] = {}
    refused: dict[int, Fault] = {}
    guessed: dict[str, list[str]] = defaultdict(list)
    for each in sorted(mentions, key=lambda mention: mention.rank):
        found = known.find(each)
        if len(found) == 1:
            stand_for[each.number] = found[0]
        elif found:
            refused[each.number] = _several(each, known, found)
        elif each.rank == 3:
            refused[each.number] = _unknown(each, known)
        elif each.rank == 2:
            guessed[each.types[0]].append(each.name)
            twin = known.settle(each)
            if twin != each.number:
                stand_for[each.number] = twin
    _replace(staging, stand_for)
    for kind, names in guessed.items():
        load.summary.note(f"{counted(len(names), 'name')} of no known node, taken as {kind}: {first_of(names, 5)}")
    return _report(load, refused)


_FORMS: tuple[Callable[[str], str], ...] = (str, caseless, fold)  # as it is written, but for case, folded


class _KnownNames:
    """The nodes by all their names, as they are written, but for case, and folded."""

    def __init__(self, staging: Staging, types: set[str]) -> None:
        self._staging = staging
        self._levels: tuple[dict[str, dict[str, set[int]]], ...] = tuple(
            defaultdict(lambda: defaultdict(set)) for _ in range(3)
        )
        self._ranks: dict[int, int] = {}
        for number, kind, name, aliases, rank, given in staging.rows(
            "SELECT number, type, name, aliases, rank, given FROM node WHERE rank < 2"
        ):
            if str(kind) in types:
                self._ranks[int(str(number))] = int(str(rank))
                names = [str(name), *(each.rpartition("@")[0] or each for each in split(str(aliases))), str(given)]
                self._add(str(kind), int(str(number)), filter(None, names))

    def _add(self, kind: str, number: int, names: Iterator[str]) -> None:
        for name in names:
            for level, form in zip(self._levels, _FORMS, strict=True):
                level[kind][form(name)].add(number)

    def find(self, mention: _Mention) -> list[int]:
        """Return the nodes that a name may mean, which are better known than it is, by the nearest way of naming."""
        for level, form in zip(self._levels, _FORMS, strict=True):
            wanted = form(mention.name)
            found = {each for kind in mention.types for each in level[kind].get(wanted, ())}
            better = sorted(each for each in found if self._ranks[each] < mention.rank)
            if better:
                surest = min(self._ranks[each] for each in better)
                return [each for each in better if self._ranks[each] == surest]
        return []

    def settle(self, mention: _Mention) -> int:
        """Take a name among several types as a node of the first; return its number, or that of its twin."""
        kind, key = mention.types[0], f"n{mention.name}\n"
        twin = next(self._staging.rows("SELECT number FROM node WHERE type = ? AND key = ?", (kind, key)), None)
        if twin is not None:
            return int(str(twin[0]))
        change = "UPDATE node SET type = ?, key = ?, rank = 1 WHERE number = ?"
        self._staging.connection.execute(change, (kind, key, mention.number))
        self._ranks[mention.number] = 1
        self._add(kind, mention.number, iter((mention.name,)))
        return mention.number

    def nearest(self, mention: _Mention) -> list[str]:
        """Return names that may be meant."""
        from graph_model.suggestions import nearest_words

        names = [name for kind in mention.types for name in self._levels[0][kind]]
        return nearest_words(mention.name, names, most=2, cutoff=0.75)

    def described(self, numbers: list[int]) -> str:
        """Return nodes with what tells them apart."""
        rows = [
            next(self._staging.rows("SELECT name, apart, given FROM node WHERE number = ?", (number,)))
            for number in numbers[:MOST_NAMED]
        ]
        return "; ".join(f"{name} ({apart or given})" if apart or given else str(name) for name, apart, given in rows)


def _mentions(staging: Staging) -> Iterator[_Mention]:
    """Yield the nodes that are named only by name, where another may tell more of them."""
    surest = {str(kind): rank for kind, rank in staging.rows("SELECT type, min(rank) FROM node GROUP BY type")}
    for number, kind, name, rank, place in staging.rows(
        "SELECT number, type, name, rank, place FROM node WHERE rank > 0 ORDER BY number"
    ):
        types = tuple(str(kind).rstrip("?").split("|"))
        if rank != 1 or surest.get(str(kind)) == 0:
            yield _Mention(int(str(number)), types, str(name), int(str(rank)), int(str(place)))


def _several(mention: _Mention, known: _KnownNames, found: list[int]) -> Fault:
    remedy = f"say which by apart_by or an id: {known.described(found)}"
    return Fault("names several nodes", remedy, "", mention.name)


def _unknown(mention: _Mention, known: _KnownNames) -> Fault:
    near = known.nearest(mention)
    remedy = f"did you mean {' or '.join(near)}?" if near else "add it to the table that has such nodes"
    return Fault(f"is no known {' or '.join(mention.types)}", remedy, "", mention.name)


def _replace(staging: Staging, stand_for: dict[int, int]) -> None:
    """Let what was said of names be said of the nodes that are meant."""
    if not stand_for:
        return
    staging.run("CREATE TEMP TABLE stands_for (name INTEGER PRIMARY KEY, node INT)")
    staging.connection.executemany("INSERT INTO stands_for VALUES (?, ?)", stand_for.items())
    for number, node in stand_for.items():
        staging.join_nodes(number, node)
    staging.run(
        *(
            f"UPDATE tie SET {end} = (SELECT node FROM stands_for WHERE name = {end}) "  # noqa: S608
            f"WHERE {end} IN (SELECT name FROM stands_for)"
            for end in ("start", "stop")
        ),
        "DELETE FROM node WHERE number IN (SELECT name FROM stands_for)",
        "DROP TABLE stands_for",
    )


def _report(load: Load, refused: dict[int, Fault]) -> bool:
    for number, fault in refused.items():
        query = (
            "SELECT place FROM tie WHERE start = ? UNION SELECT place FROM tie WHERE stop = ? "
            "UNION SELECT place FROM node WHERE number = ?"
        )
        for (place,) in load.staging.rows(query, (number, number, number)):
            load.late.add(fault, int(str(place)))
    itself = Fault("is related to itself", "check the two columns, or leave the row out")
    for place, name in load.staging.rows(
        "SELECT tie.place, name FROM tie JOIN node ON number = start WHERE start = stop"
    ):
        load.late.add(Fault(itself.message, itself.remedy, "", str(name)), int(str(place)))
        refused.setdefault(-1, itself)
    return bool(refused)
