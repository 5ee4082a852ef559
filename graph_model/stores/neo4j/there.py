"""What of a data set a server holds already, value by value, so that a push sends only what is new or another."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.graph_view import GraphView
from graph_model.stores.cypher_view import any_of
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.points import lacks_point
from graph_model.stores.records import (
    AS_OF_DAYS,
    DATES_CERTAIN,
    NAMED_IN,
    Record,
    bears_id_and_name,
    dataset_name,
)

FORM = 2  # raise it when a record of the same content is another
_OF_NODES = {"id", "name", "aliases", "alias_languages", "sources", "statements", "dataset", NAMED_IN}
_OF_TIES = {"id", "sources", "dataset", DATES_CERTAIN, *AS_OF_DAYS}
_SIZE = 12  # bytes of a digest: of a thousand million records no two are likely to have the same


class There:
    """Digests of the records that are on a server; only what we write of a record counts, as a push leaves the rest.

    `new` and `changed` count what was asked for and is not there as it should be.
    """

    def __init__(self) -> None:
        self._digests: set[bytes] = set()
        self._keys: set[bytes] = set()
        self.new = self.changed = 0

    def read(self, connection: Connection, view: GraphView) -> None:
        """Read all that is there under the types of a data set."""
        labels, types = view.vocabulary.nodes, view.vocabulary.relationships
        known = {name: _OF_NODES | {*each.properties, *bound_names(each.properties)} for name, each in labels.items()}
        ties = {name: _OF_TIES | {*each.properties, *bound_names(each.properties)} for name, each in types.items()}
        given = {"dataset": dataset_name(view), "labels": list(labels)}
        nodes = (
            f"MATCH (n:{any_of(labels)}) WHERE n.dataset = $dataset AND {bears_id_and_name('n')} "
            "RETURN [label IN labels(n) WHERE label IN $labels][0] AS kind, properties(n) AS record"
        )
        between = (
            f"MATCH (a)-[r:{any_of(types)}]->(b) WHERE r.dataset = $dataset "
            "RETURN type(r) AS kind, a.id AS start, b.id AS end, properties(r) AS record"
        )
        with connection.session("READ") as session:
            for row in session.run(nodes, given):
                kind, record = row["kind"], row["record"]
                self._add((kind,), record, known[kind], is_whole=not lacks_point(labels[kind], record))
            for row in session.run(between, given):
                self._add((row["kind"], row["start"], row["end"]), row["record"], ties[row["kind"]])

    def _add(
        self, kind: tuple[Any, ...], record: Mapping[str, Any], known: Collection[str], *, is_whole: bool = True
    ) -> None:
        ours = {name: _native(value) for name, value in record.items() if name in known}
        self._keys.add(_digest((kind, ours.get("id"))))
        if is_whole:
            self._digests.add(_digest((kind, sorted(ours.items()))))

    def holds(self, record: Record, *kind: str) -> bool:
        """Tell whether a record of a kind (its label; its type and its ends) is there as it is; count it if not."""
        stated = sorted((name, value) for name, value in record.items() if value is not None)
        if _digest((kind, stated)) in self._digests:
            return True
        if _digest((kind, record["id"])) in self._keys:
            self.changed += 1
        else:
            self.new += 1
        return False


def content_of(view: GraphView) -> str:
    """Return a hash of all that a push of a data set writes: another where any of it is."""
    from importlib.metadata import version  # it loads much

    found = hashlib.sha256(repr((FORM, version("interurban"), sorted(view.about.items()))).encode("utf-8", "replace"))
    found.update(repr(view.vocabulary.texts).encode("utf-8", "surrogatepass"))
    for node in view.nodes():
        found.update(repr((node.id, node.attributes)).encode("utf-8", "surrogatepass"))
    for tie in view.relationships():
        found.update(repr((tie.start, tie.key, tie.end, tie.attributes)).encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:32]


def _digest(plain: object) -> bytes:
    return hashlib.blake2b(repr(plain).encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def _native(value: Any) -> Any:
    """Return a value of the driver's as the one that was given to it: of those that we write only dates differ."""
    return value.to_native() if hasattr(value, "to_native") else value
