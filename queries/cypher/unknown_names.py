"""Labels, relationship types and properties of a query that the data does not have: an engine just finds nothing.

Looked at are patterns such as `(c:City)` and `[:MEMBER_OF]`, conditions such as `WHERE c:City`, and properties such as
`c.name`, `(c {name: 'Seoul'})` and `c {.name}`, outside of texts, of comments and of quoted names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_model import InterurbanError, Vocabulary
from graph_model.folding import fold
from graph_model.stores.contract import CypherStore
from graph_model.stores.records import AS_OF_DAYS, DATASET_LABEL, DATES_CERTAIN
from graph_model.suggestions import nearest_words
from graph_model.vocabulary_reading import bundled_vocabulary
from queries.cypher.texts import without_quoted

_TIMEOUT_S = 10.0
_EVERYWHERE = ("id", "name", "aliases", "alias_languages", "sources", "statements", "dataset", "key")
_EITHER = r":[\s!(]*[^\W\d]\w*(?:\s*[:|&][\s:!(]*[^\W\d]\w*)*"
_NAMES = rf"\s*(?:\w+\s*)?({_EITHER})"
_LABELS, _TYPES = re.compile(rf"\({_NAMES}"), re.compile(rf"\[{_NAMES}")
_CONDITIONS = re.compile(rf"\b(?:WHERE|AND|OR|XOR|NOT|WHEN|RETURN|WITH)\s+[^\W\d]\w*\s*({_EITHER})", re.IGNORECASE)
_PROPERTY = re.compile(r"(?<![\w.$])[^\W\d]\w*\.([^\W\d]\w*)\b(?!\s*[(.])")
_PROJECTED = re.compile(r"[{,]\s*\.([^\W\d]\w*)")
_BRACKET, _HOPS = rf"[(\[]\s*(?:\w+\s*)?(?:{_EITHER}[\s)]*)?", r"(?:\*[\d.\s]*)?"
_PATTERN_MAP = re.compile(rf"{_BRACKET}{_HOPS}\{{([^{{}}]*)\}}(?=\s*(?:WHERE\b|[)\]]))", re.IGNORECASE)
_MAP_KEY = re.compile(r"([^\W\d]\w*)\s*:")
_LIKE = 0.6
_SURE = 0.8  # how near a property has to be: there are maps and dates with keys of their own


def warn_of_unknown_names(store: CypherStore, text: str) -> list[str]:
    """Return a line for each label, type and property that is unknown, with the nearest that is known.

    The store is asked only where the vocabulary that comes with interurban does not have all of them.
    """
    text = without_quoted(text)
    labels, types, either = (set(_in(pattern, text)) for pattern in (_LABELS, _TYPES, _CONDITIONS))
    properties = set(_asked_properties(text))
    known = bundled_vocabulary()
    if (
        labels <= {*known.nodes, DATASET_LABEL}
        and types <= known.relationships.keys()
        and either <= {*known.nodes, *known.relationships, DATASET_LABEL}
        and properties <= _properties(known)
    ):
        return []
    try:
        known, sure = _held(store)
        there = {*known.nodes, DATASET_LABEL, *_called(store, "db.labels() YIELD label AS name")}
        ties = {*known.relationships, *_called(store, "db.relationshipTypes() YIELD relationshipType AS name")}
    except InterurbanError:
        return []  # the query itself has answered
    maps = set(_MAP_KEY.findall(_PATTERN_MAP.sub("", text))) - _properties(known)
    return [
        *_unknown("label", labels - there, there),
        *_unknown("relationship type", types - ties, ties),
        *_unknown("label or relationship type", either - there - ties - labels - types, {*there, *ties}),
        *_unknown("property", properties - _properties(known) - maps, _properties(known), sure),
    ]


def _held(store: CypherStore) -> tuple[Vocabulary, float]:
    """Return the vocabulary of the data set that is asked, and how near to one of its properties another has to be.

    Where nobody said which of a server is asked, it is the one that all extend, and only case may part them.
    """
    try:
        return store.view().vocabulary, _SURE
    except InterurbanError:
        return bundled_vocabulary(), 1.0


def _in(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for names in pattern.findall(text):
        yield from re.findall(r"\w+", names)


def _asked_properties(text: str) -> Iterator[str]:
    yield from _PROPERTY.findall(text)
    yield from _PROJECTED.findall(text)
    for inside in _PATTERN_MAP.findall(text):
        yield from _MAP_KEY.findall(inside)


def _called(store: CypherStore, procedure: str) -> set[str]:
    found = store.query(f"CALL {procedure} RETURN name", {}, limit=None, timeout=_TIMEOUT_S)
    return {str(row["name"]) for row in found.rows}


def _properties(vocabulary: Vocabulary) -> set[str]:
    """Return the properties that nodes and relationships of a vocabulary have in a store."""
    own = {name for each in vocabulary.nodes.values() for name in each.properties}
    own |= {name for each in vocabulary.relationships.values() for name in each.properties}
    bounds = {f"{name}_{side}" for name in own for side in ("earliest", "latest")}
    return {*own, *bounds, *AS_OF_DAYS, DATES_CERTAIN, *_EVERYWHERE}


def _unknown(what: str, names: Iterable[str], known: Iterable[str], sure: float | None = None) -> Iterator[str]:
    by_fold = {fold(name): name for name in known}
    for name in sorted(names):
        near = by_fold.get(fold(name)) or next(iter(nearest_words(name, known, cutoff=sure or _LIKE)), None)
        if near or not sure:
            yield f"no {what} of this data is called {name}" + (f"; did you mean {near}?" if near else "")
