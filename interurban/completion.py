"""What the Cypher prompt completes: commands, stock queries, labels, types, properties, names, Cypher's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from graph_model.errors import DatasetNotChosen, NoData
from graph_model.folding import fold
from graph_model.stores.contract import CypherStore
from graph_model.stores.records import DATASET_LABEL, dataset_name, describes_dataset, vocabulary_of

COMMANDS = (":format", ":help", ":quit", ":schema", ":stock")
CYPHER = """
MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER BY SKIP LIMIT DISTINCT AS AND OR XOR NOT IN IS NULL CASE WHEN THEN ELSE
END UNION ALL CALL EXISTS COUNT COLLECT STARTS ENDS CONTAINS count collect sum avg min max labels type id name date size
coalesce nodes relationships length keys properties shortestPath allShortestPaths toInteger toString
""".split()  # noqa: SIM905 - a list would take forty lines
NAMES = 10_000  # so many names are completed; more would make the prompt wait
SHOWN = 50
FRAME = ("id", "name", "aliases", "sources", "dataset")  # what nodes have beside the properties of their type

_QUOTED = re.compile(r"(?:[^'\"]|'[^']*'|\"[^\"]*\")*['\"](?P<typed>[^'\"]*)", re.DOTALL)
_LABEL = re.compile(
    r".*(?:(?P<bracket>[(\[])[^()\[\]{}]*|\b(?:WHERE|AND|OR|NOT)\s+\w+)[:|&!]\s*(?P<typed>\w*)",
    re.DOTALL | re.IGNORECASE,
)
_PROPERTY = re.compile(r".*(?:\w\.|\{[^{}:]*|\{[^{}]*,\s*)(?P<typed>(?<=[.{,\s])\w*)", re.DOTALL)
_APART = re.compile(r"\W")


@dataclass(slots=True)
class CypherCompleter(Completer):
    """Completes by what stands before the cursor: a label after `(c:`, a property after a dot, a name in quotes."""

    labels: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    properties: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    stock: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, store: CypherStore, stock: Iterable[str]) -> CypherCompleter:
        """Return the completer of the data set that is chosen, or of all that a database holds if none is."""
        given = _chosen(store)
        text = f"MATCH (d:{DATASET_LABEL}) WHERE d.dataset IN $datasets RETURN properties(d) AS record"
        described = [row["record"] for row in _rows(store, text, given)]
        vocabularies = [vocabulary_of(record) for record in described if describes_dataset(record)]
        nodes = [node_type for each in vocabularies for node_type in each.nodes.values()]
        relationships = [tie_type for each in vocabularies for tie_type in each.relationships.values()]
        properties = [word for each in nodes for word in each.properties]
        properties += [word for each in relationships for word in each.properties]
        own = "n.dataset IN $datasets AND n.name STARTS WITH ''"
        names = _rows(store, f"MATCH (n) WHERE {own} AND NOT n:{DATASET_LABEL} RETURN n.name AS name", given)
        return cls(
            labels=sorted({each.name for each in nodes}),
            types=sorted({each.name for each in relationships}),
            properties=sorted({*FRAME, *properties}),
            names=sorted({str(row["name"]) for row in names}),
            stock=sorted(stock),
        )

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield the words that fit, those that begin with what is typed first."""
        del complete_event
        words, typed = self.offered(document.text_before_cursor)
        wanted = fold(typed)
        fitting = [word for word in words if wanted in fold(word)]
        for word in sorted(fitting, key=lambda word: not fold(word).startswith(wanted))[:SHOWN]:
            yield Completion(word, start_position=-len(typed))

    def offered(self, before: str) -> tuple[Iterable[str], str]:
        """Return the words that can stand at the cursor, and the beginning of one that is typed already."""
        if before.startswith(":"):
            command, space, rest = before.rpartition(" ")
            return (self.stock, rest) if space and command.strip() == ":stock" else (() if space else COMMANDS, before)
        if match := _QUOTED.fullmatch(before):
            return self.names, match["typed"]
        if match := _LABEL.fullmatch(before):
            return (self.types if match["bracket"] == "[" else self.labels), match["typed"]
        if match := _PROPERTY.fullmatch(before):
            return self.properties, match["typed"]
        typed = _APART.split(before)[-1]
        return (CYPHER if typed else ()), typed


def _chosen(store: CypherStore) -> dict[str, list[str]]:
    try:
        return {"datasets": [dataset_name(store.view())]}
    except (DatasetNotChosen, NoData):  # Cypher of one's own asks whatever is there
        return {"datasets": list(store.datasets())}


def _rows(store: CypherStore, text: str, given: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return store.query(text, given, limit=NAMES, timeout=30).rows
