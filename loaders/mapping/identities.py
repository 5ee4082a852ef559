"""The ids of mapped nodes: those that are stated, and those that are made of names, by the rules of our own tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from graph_model.folding import id_with_type, slug, spelt_slug
from loaders.mapping.staging import Staging

_UNFIT = frozenset(" |#\t\n")


@dataclass(frozen=True, slots=True)
class _Node:
    number: int
    type: str
    given: str
    name: str
    apart: str
    id: str


_Renaming = Callable[[list[_Node]], dict[int, str]]  # new ids of nodes that have one, by their numbers


def identify(staging: Staging) -> int:
    """Give each node its id; return how many ids bear more than the name, for another node would have the same.

    A stated id stays if it can be one, and else becomes one as a name does. Where names alone are not enough, what
    tells nodes apart follows (`springfield-canada`), then the spelling counts, then a short hash follows; where types
    share an id, the type goes before it.
    """
    staging.connection.create_function("plain_id", 2, _plain, deterministic=True)
    staging.run("UPDATE node SET id = plain_id(given, name)", "CREATE INDEX node_by_id ON node (id)")
    changed = sum(_rename(staging, "type, id", each) for each in (_apart, _spelt, _hashed))
    return changed + _rename(staging, "id", _typed) + _rename(staging, "id", _hashed)


def _rename(staging: Staging, by: str, new_ids: _Renaming) -> int:
    """Give new ids to the nodes of each group that has one; return how many."""
    alike = f"SELECT {by} FROM node GROUP BY {by} HAVING count(*) > 1"  # noqa: S608
    query = f"SELECT number, type, given, name, apart, id FROM node WHERE ({by}) IN ({alike}) ORDER BY number"  # noqa: S608
    groups: dict[tuple[str, str], list[_Node]] = defaultdict(list)
    for number, *texts in staging.rows(query):
        node = _Node(int(str(number)), *map(str, texts))
        groups[node.type if "type" in by else "", node.id].append(node)
    new = {number: node_id for group in groups.values() for number, node_id in new_ids(group).items()}
    changes = [(node_id, number) for number, node_id in new.items()]
    staging.connection.executemany("UPDATE node SET id = ? WHERE number = ?", changes)
    return len(new)


def _plain(given: str, name: str) -> str:
    if given and _UNFIT.isdisjoint(given):
        return given
    return slug(given or name) or _hash("node", given or name)


def _apart(group: list[_Node]) -> dict[int, str]:
    told = {node.number: slug(f"{node.name} {node.apart}") for node in group if node.apart and not node.given}
    return {number: node_id for number, node_id in told.items() if node_id}


def _spelt(group: list[_Node]) -> dict[int, str]:
    """Return ids that keep their accents; what has none keeps the plain id."""
    spelt = {node.number: spelt_slug(f"{node.given or node.name} {node.apart}") for node in group}
    return {node.number: spelt[node.number] for node in group if spelt[node.number] not in ("", node.id)}


def _hashed(group: list[_Node]) -> dict[int, str]:
    return {node.number: _hash(node.id, f"{node.given}\n{node.name}\n{node.apart}") for node in group[1:]}


def _typed(group: list[_Node]) -> dict[int, str]:
    return {node.number: id_with_type(node.type, node.id) for node in group}


def _hash(beginning: str, text: str) -> str:
    return f"{beginning}-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:6]}"
