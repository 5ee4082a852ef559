"""What in a database was written by a push or an import of a data set, as the record of that data set tells."""

from __future__ import annotations

import contextlib
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.cypher_view import any_of, lists_of
from graph_model.stores.records import AS_OF_DAYS, NAMED_IN, Record, bears_id_and_name, vocabulary_of


def words_of(record: Record, name: str) -> list[str]:
    """Return the `labels` or the `types` that a record states, without what others may have put among them."""
    stated = record.get(name)
    return [word for word in stated if isinstance(word, str)] if isinstance(stated, list) else []


class Written:
    """The Cypher conditions of what was written of a data set; `own` are their parameters.

    All that we write has its search names or, before those were kept, all the lists that a record has; others who give
    the name of a data set to something of theirs write neither.
    """

    def __init__(self, record: Record) -> None:
        labels, types = words_of(record, "labels"), words_of(record, "types")
        with contextlib.suppress(InterurbanError):  # others may have changed the vocabulary that stands there
            vocabulary = vocabulary_of(record)
            labels, types = [*labels, *vocabulary.nodes], [*types, *vocabulary.relationships]
        self.labels, self.types = list(dict.fromkeys(labels)), list(dict.fromkeys(types))
        self.own: dict[str, Any] = {"dataset": record["dataset"], "labels": self.labels, "types": self.types}

    @property
    def nodes(self) -> str:
        """The pattern of every node `n`, with its condition."""
        return f"(n:{any_of(self.labels)}) WHERE {is_written_node('n')}"

    @property
    def relationships(self) -> str:
        """The pattern of every relationship `r` from `a` to `b`, with its condition."""
        return f"(a)-[r:{any_of(self.types)}]->(b) WHERE {self.is_relationship('r', 'a', 'b')}"

    @staticmethod
    def is_relationship(tie: str, start: str, end: str) -> str:
        """Return the condition that a relationship was written; its ends may stand in either order."""
        lasts = f"({tie}.{AS_OF_DAYS[0]} IS NOT NULL OR {tie}.sources IS NOT NULL)"
        ends = " AND ".join(
            f"any(label IN labels({each}) WHERE label IN $labels) AND {is_written_node(each)}" for each in (start, end)
        )
        return f"type({tie}) IN $types AND {tie}.dataset = $dataset AND {tie}.id STARTS WITH '' AND {lasts} AND {ends}"


def is_written_node(variable: str) -> str:
    """Return the condition that a node was written."""
    marked = f"({variable}.{NAMED_IN} IS NOT NULL OR {lists_of(variable)} = 3)"
    return f"{variable}.dataset = $dataset AND {bears_id_and_name(variable)} AND {marked}"
