"""Which attribute of foreign nodes or edges says what they are, and which of our types that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.folding import fold
from loaders.formats.plain_graph import Attributes

NODE, TIE = "Node", "TIED_TO"  # what takes in whatever the vocabulary has no type for

# Attributes that say what a thing is, in the order in which they are looked at. The second group is taken only where
# its values are types of ours, all of them or of few that come over and over: a class or a group may as well be
# a cluster, and a label is mostly a name, which may be "Node" or "Source".
_SAY_TYPES = {
    NODE: ("type", "node_type", "entity_type", "kind", "category"),
    TIE: ("relationship", "relation", "relationship_type", "relation_type", "edge_type", "interaction", "type", "kind"),
}
_MAY_SAY_TYPES = {NODE: ("labels", "label", "class", "group", "schema"), TIE: ("key", "label", "name", "class")}
_SPELT_OTHERWISE = {"organization": "Organisation"}


@dataclass(frozen=True, slots=True)
class Kinds:
    """What says what foreign things are: an attribute, and the type of ours that each of its values is, if any.

    `fallback` is the type of all others, whose kind is what the attribute says.
    """

    attribute: str | None
    types: Mapping[str, str]
    fallback: str

    def of(self, attributes: Mapping[str, Any]) -> tuple[str, str]:
        """Return the type of a thing, and its kind where the type does not say it."""
        said = as_text(attributes.get(self.attribute)) if self.attribute else ""
        found = self.types.get(said)
        return (found, "") if found else (self.fallback, said)

    def has_kind_beside(self, attributes: Mapping[str, Any]) -> bool:
        """Tell whether a thing has a kind of its own beside what the attribute says."""
        return any(fold(name) == "kind" and name != self.attribute and as_text(attributes[name]) for name in attributes)


def find_kinds(things: Sequence[Attributes], types: Iterable[str], fallback: str) -> Kinds:
    """Return what says of foreign things what they are: the first attribute by which one at least is of a type of ours.

    Where there is none, the first that is named as one that says so.
    """
    known = {fold(name): name for name in types}
    known |= {fold(other): known[fold(name)] for other, name in _SPELT_OTHERWISE.items() if fold(name) in known}
    spelt: dict[str, dict[str, None]] = {}
    for attributes in things:
        for name in attributes:
            spelt.setdefault(fold(name), {})[name] = None
    sure, unsure = ([name for each in group for name in spelt.get(fold(each), ())] for group in _groups(fallback))
    for name in (*sure, *unsure):
        said = [as_text(attributes[name]) for attributes in things if name in attributes]
        values = set(said)
        matched = {value: known[fold(_bare(value))] for value in values if fold(_bare(value)) in known}
        if matched and (name in sure or len(matched) == len(values) or 2 * len(values) <= len(said)):
            return Kinds(name, matched, fallback)
    return Kinds(next(iter(sure), None), {}, fallback)


def _groups(fallback: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _SAY_TYPES[fallback], _MAY_SAY_TYPES[fallback]


def _bare(value: str) -> str:
    """Return a label as Neo4j writes it, without the colon before it."""
    return value.removeprefix(":")


def as_text(value: Any) -> str:
    """Return what an attribute says as text; of a list, the first."""
    if isinstance(value, list):
        return as_text(value[0]) if value else ""
    return "" if value is None else str(value).strip()
