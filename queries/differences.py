"""What was added, removed and changed between two data sets, node by node and relationship by relationship."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model import GraphView, Node, Relationship
from graph_model.wording import counted, listed
from queries.answers import Answer
from queries.differing_ties import differing_ties
from queries.text_tables import Row

CHANGES = ("removed", "added", "changed")

_UNORDERED = frozenset({"aliases", "sources", "statements"})
_COLUMNS = ["change", "type", "name", "property", "before", "after"]

Pair = tuple[str, str, str]  # the start, the type and the end of a relationship


def diff(first: GraphView, second: GraphView, *, limit: int | None = None) -> Answer:
    """Return what must be added, removed and changed in one data set to come to another.

    Nodes are the same that have the same id. Of relationships between the same two nodes those that state the same are
    the same; where one of a type is left over on either side it has changed, else it was removed or added. Each row
    has `id`, or `from` and `to`; of what has changed there is a row for each property.
    """
    things = [*_nodes(first, second), *_relationships(first, second)]
    things.sort(key=lambda thing: CHANGES.index(thing.change))
    counts = Counter((thing.what, thing.change) for thing in things)
    told = [f"{counted(number, what)} {change}" for (what, change), number in sorted(counts.items())]
    computed = {
        "matched by": "id of nodes; ends and statement of relationships",
        "counts": {f"{what}s {change}": number for (what, change), number in sorted(counts.items())},
    }
    rows = [row for thing in things for row in thing.rows()]
    columns = _COLUMNS if any(thing.change == "changed" for thing in things) else _COLUMNS[:3]
    answer = Answer(", ".join(told) or "no difference", columns, rows, computed, group="change")
    if first.vocabulary.texts != second.vocabulary.texts:
        answer = answer.warn("their vocabularies differ")
    return answer.limited(limit)


@dataclass(frozen=True, slots=True)
class _Change:
    """A node or a relationship that was removed, added or changed, and the properties that have changed."""

    change: str
    what: str
    type: str
    name: str
    place: Mapping[str, str]
    properties: Sequence[tuple[str, str, str]] = ()

    def rows(self) -> Iterator[Row]:
        """Yield a row, or one for each property that has changed."""
        row = {"change": self.change, "type": self.type, "name": self.name}
        for name, before, after in self.properties or [("", "", "")]:
            yield {**row, "property": name, "before": before, "after": after, **self.place}


def _nodes(first: GraphView, second: GraphView) -> Iterator[_Change]:
    for node in first.nodes():
        if node.id not in second:
            yield _node("removed", node)
        elif node.attributes != (now := second.node(node.id)).attributes and (changed := _changed(node, now)):
            yield _node("changed", now, changed)
    known = first.types_of()
    for node_id in second.types_of():
        if node_id not in known:
            yield _node("added", second.node(node_id))


def _node(change: str, node: Node, properties: Sequence[tuple[str, str, str]] = ()) -> _Change:
    return _Change(change, "node", node.type, node.name, {"id": node.id}, properties)


def _relationships(first: GraphView, second: GraphView) -> Iterator[_Change]:
    before, after = map(_by_pair, differing_ties(first, second))
    for pair in {**before, **after}:
        old, new = before.get(pair, {}), after.get(pair, {})
        gone = [each for key, each in old.items() if key not in new]
        come = [each for key, each in new.items() if key not in old]
        both = [(each, new[key]) for key, each in old.items() if key in new]
        if len(gone) == len(come) == 1:
            both.append((gone.pop(), come.pop()))
        yield from (_relationship("removed", each, first) for each in gone)
        yield from (_relationship("added", each, second) for each in come)
        for was, now in both:
            if changed := _changed(was, now):
                yield _relationship("changed", now, second, changed)


def _by_pair(relationships: Iterable[Relationship]) -> dict[Pair, dict[str, Relationship]]:
    found: dict[Pair, dict[str, Relationship]] = {}
    for each in sorted(relationships, key=lambda each: each.start):
        found.setdefault((each.start, each.type, each.end), {})[each.key] = each
    return found


def _relationship(
    change: str, each: Relationship, view: GraphView, properties: Sequence[tuple[str, str, str]] = ()
) -> _Change:
    name = f"{view.node(each.start).name} → {view.node(each.end).name}"
    return _Change(change, "relationship", each.type, name, {"from": each.start, "to": each.end}, properties)


def _changed(before: Node | Relationship, after: Node | Relationship) -> list[tuple[str, str, str]]:
    """Return each property that is not the same, as it was and as it is."""
    old, new = before.attributes, after.attributes
    found: list[tuple[str, str, str]] = []
    for name in dict.fromkeys((*old, *new)):
        if name in _UNORDERED:
            was, now = (_texts(attributes.get(name, ())) for attributes in (old, new))
            if set(was) != set(now):
                gone, come = ([text for text in each if text not in other] for each, other in ((was, now), (now, was)))
                found.append((name, listed(gone), listed(come)))
        elif old.get(name) != new.get(name):
            found.append((name, _text(old.get(name)), _text(new.get(name))))
    return found


def _texts(values: Iterable[Any]) -> list[str]:
    return [f"{each['property']}: {_text(each['value'])}" if isinstance(each, dict) else str(each) for each in values]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return listed(value) if isinstance(value, list) else str(value)
