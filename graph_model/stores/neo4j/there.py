"""What of a data set a server holds already, value by value, so that a push sends only what is new or another."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.graph_view import GraphView
from graph_model.stores.column_rows import listed, node_properties, relationship_properties
from graph_model.stores.cypher_view import CypherView
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.points import has_points, lacking_point
from graph_model.stores.records import (
    AS_OF_DAYS,
    DATES_CERTAIN,
    NAMED_IN,
    Record,
    bears_id_and_name,
)
from graph_model.values import PropertyType

FORM = 2  # raise it when a record of the same content is another
_OF_NODES = {"name", "aliases", "alias_languages", "sources", "statements", "dataset", NAMED_IN}
_OF_TIES = {"sources", "dataset", DATES_CERTAIN, *AS_OF_DAYS}
AT_ONCE = 1_000  # nodes that are asked for together, with what starts at them
_SIZE = 12  # bytes of a digest: of a thousand million records no two are likely to have the same


class There:
    """Digests of the records that are on a server; only what we write of a record counts, as a push leaves the rest.

    `new` and `changed` count what was asked for and is not there as it should be.
    """

    def __init__(self) -> None:
        self._digests: dict[str, dict[str, bytes]] = {}  # by label or type, and id
        self.new = self.changed = 0

    def read(self, connection: Connection, held: CypherView, ids: Mapping[str, Sequence[str]]) -> None:
        """Read what is there of a data set, by the ids of its nodes under each label: so many nodes in one row.

        A row for each of them would take the driver longer than all that is in it.
        """
        nodes, ties = node_properties(held), relationship_properties(held)
        with connection.session("READ") as session:
            for label in nodes:
                texts = {label: _text_of_nodes(held, label, nodes[label].names)}
                starting = (name for name in ties if label in _starts(held, name))
                texts |= {name: _text_of_ties(held, label, name, ties[name].names) for name in starting}
                for batch, (kind, text) in product(_batches(ids[label]), texts.items()):
                    for names, found in session.run(text, {**held.own, "ids": batch}):
                        self._keep(kind, names, found)

    def _keep(self, kind: str, names: Sequence[str], found: Iterable[Any]) -> None:
        """Keep the digest of what the things of several ids have of the properties that are named."""
        digests = self._digests.setdefault(kind, {})
        for ids, is_whole, row in found:
            digest = _digest(zip(names, map(_native, row), strict=True)) if is_whole else b""
            digests.update(dict.fromkeys(ids, digest))

    def holds(self, record: Record, kind: str) -> bool:
        """Tell whether a record of a label or a type is there as it is; count it if not."""
        found = self._digests.get(kind, {}).get(record["id"])
        if found is None:
            self.new += 1
            return False
        if found == _digest(sorted(record.items())):
            return True
        self.changed += 1
        return False


def _batches(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE)]


def _starts(held: CypherView, name: str) -> set[str]:
    """Return the labels at which relationships of a type start."""
    return {label for starts, _ in held.vocabulary.relationships[name].ends for label in starts}


def _text_of_nodes(held: CypherView, label: str, there: Collection[str]) -> str:
    """Return what asks for the nodes of a label: the names of their properties, and for each its id and its values."""
    kind = held.vocabulary.nodes[label]
    known = sorted({*_OF_NODES, *kind.properties, *bound_names(kind.properties)}.intersection(there))
    is_whole = f"NOT ({lacking_point('n')})" if has_points(kind) else "true"
    return (
        f"MATCH (n:`{label}`) WHERE n.dataset = $dataset AND n.id IN $ids AND {bears_id_and_name('n')} "
        f"RETURN {known} AS names, collect([[n.id], {is_whole}, {listed('n', known)}]) AS found"
    )


def _text_of_ties(held: CypherView, label: str, name: str, there: Collection[str]) -> str:
    """Return what asks for the relationships of a type from nodes of a label: of all that state the same, the ids.

    The id of one of ours begins and ends with those of its ends. Numbers are told apart by how they are spelt, too.
    """
    kind = held.vocabulary.relationships[name]
    known = sorted({*_OF_TIES, *kind.properties, *bound_names(kind.properties)}.intersection(there))
    return (
        f"MATCH (a:`{label}`)-[r:`{name}`]->(b) WHERE a.dataset = $dataset AND a.id IN $ids AND r.dataset = $dataset "
        "AND r.id STARTS WITH a.id + ' ' AND r.id ENDS WITH ' ' + b.id "
        f"WITH {listed('r', known)} AS row, {_spelt('r', kind.properties)} AS spelt, collect(r.id) AS ids "
        f"RETURN {known} AS names, collect([ids, true, row]) AS found"
    )


def _spelt(variable: str, known: Mapping[str, PropertyType]) -> str:
    """Return the Cypher list of the numbers of a thing as they are spelt: 5 and 5.0, which are equal, are two."""
    numbers = [name for name, kind in known.items() if kind.type in ("integer", "number")]
    return f"[{', '.join(f'[each IN {variable}.`{name}` + [] | toStringOrNull(each)]' for name in numbers)}]"


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


def _digest(record: Iterable[tuple[str, Any]]) -> bytes:
    """Return a digest of what a record states beside its id, by name."""
    stated = [(name, value) for name, value in record if value is not None and name != "id"]
    return hashlib.blake2b(repr(stated).encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def _native(value: Any) -> Any:
    """Return a value of the driver's as the one that was given to it: of those that we write only dates differ."""
    return value.to_native() if hasattr(value, "to_native") else value
