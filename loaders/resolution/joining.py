"""Two data sets into one: what is the same is joined, what differs stands side by side and is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph_model.elements import Node
from graph_model.errors import VocabularyError
from graph_model.folding import fold, slug
from graph_model.graph import Graph
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import read_vocabulary
from loaders.resolution.place_names import core_name
from loaders.resolution.uniting import Difference, Part, United, unite
from loaders.resolution.uniting_ties import as_stated


def join(first: Graph, second: Graph, titles: tuple[str, str]) -> tuple[United, dict[str, str]]:
    """Return one graph of two, and the new id of each node of the second whose id is that of another node of the first.

    Nodes of one id are one if they are of one type and have a name in common; else the second gets an id of its own.
    What one says otherwise than the other is kept beside it and listed. Both graphs stay as they are.

    Raises:
        VocabularyError: what the two add to the vocabulary contradicts each other.
    """
    vocabulary = _of_both(first.vocabulary, second.vocabulary)
    renamed = _ids_of_others(first, second, titles[1])
    parts = [Part(first, title=titles[0]), Part(second, renamed, titles[1])]
    united = unite(parts, vocabulary)
    united.graph.about = {**second.about, **first.about}
    united.differences += _of_ids(first, second, renamed)
    united.differences += _of_relationships(united, titles[1])
    return united, renamed


def _of_both(first: Vocabulary, second: Vocabulary) -> Vocabulary:
    joined = first
    for text in second.texts:
        if text not in first.texts:
            try:
                joined = read_vocabulary(text, "vocabulary.yaml", joined)
            except VocabularyError as error:
                raise VocabularyError(f"the vocabularies of the two contradict each other: {error}") from None
    return joined


def _ids_of_others(first: Graph, second: Graph, title: str) -> dict[str, str]:
    renamed: dict[str, str] = {}
    for node in second.nodes():
        if node.id in first and not _is_one(first.node(node.id), node):
            new = f"{node.id}-{slug(title) or 'second'}"
            while new in first or new in second or new in renamed.values():
                new += "-2"
            renamed[node.id] = new
    return renamed


def _is_one(mine: Node, other: Node) -> bool:
    if mine.type != other.type:
        return False
    names, others = ({form for name in node.names for form in _forms(node.type, name)} for node in (mine, other))
    return not names.isdisjoint(others)


def _forms(node_type: str, name: str) -> Iterable[str]:
    return (fold(name), fold(core_name(name))) if node_type == "City" else (fold(name),)


def _of_ids(first: Graph, second: Graph, renamed: Mapping[str, str]) -> Iterator[Difference]:
    for node_id, new in renamed.items():
        mine, other = first.node(node_id), second.node(node_id)
        why = f"two nodes of one id; the second goes on as {new}"
        yield Difference(mine.type, mine.name, "id", str(mine), str(other), why, node_id)


def _of_relationships(united: United, title: str) -> Iterator[Difference]:
    """Yield what the second states otherwise of a pair of nodes that the first relates in that way, too."""
    for pair, mine, theirs in as_stated(united.otherwise):
        name = f"{united.graph.node(pair[0]).name} → {united.graph.node(pair[2]).name}"
        one, other = mine.properties, theirs.properties
        for each in dict.fromkeys((*one, *other)):
            if one.get(each) != other.get(each):
                values = _text(one.get(each)), _text(other.get(each))
                why = f"in {title}; both stand side by side"
                yield Difference(pair[1], name, each, *values, why, f"{pair[0]} {pair[2]}")


def _text(value: object) -> str:
    return "" if value is None else "; ".join(map(str, value)) if isinstance(value, list) else str(value)
