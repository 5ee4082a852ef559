"""Which tests run one after another in one process, when pytest-xdist runs them in several.

A module stays together, since its tests share what its fixtures make. Modules that bear `xdist_group` stay together by
the name of the group: those that empty and fill one Neo4j server, or start one program. The mark alone does not do it:
from pytest 9.2 on pytest-xdist 3.8 overlooks it (pytest-dev/pytest-xdist#1386), and every process starts a server.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

_GROUP = re.compile(r"xdist_group\(\"(\w+)\"\)")

# What takes longest begins first, so that at the end no process waits for another.
LONGEST = (
    "server",
    "tests/visualizations/test_accessibility.py",
    "tests/loaders/formats/test_neo4j_admin.py",
    "tests/visualizations/test_profiles.py",
    "tests/graph_model/stores/embedded/test_cache.py",
    "tests/graph_model/stores/embedded/test_cache_shared.py",
    "tests/queries/cypher/test_stock.py",
    "gephi",
    "tests/interurban/test_hostile_files.py",
    "tests/interurban/test_commands.py",
)


class TogetherByModule(LoadScopeScheduling):  # type: ignore[misc] # pytest-xdist has no type hints
    """Gives each process a module or a group at a time: the longest first, and then those with the most tests."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return group_of(self.config.rootpath / module) or module

    def _assign_work_unit(self, node: object) -> None:
        self.workqueue.move_to_end(min(self.workqueue, key=urgency), last=False)
        super()._assign_work_unit(node)


def urgency(unit: str) -> int:
    """Return the place of a module or a group in the order in which they begin."""
    return LONGEST.index(unit) if unit in LONGEST else len(LONGEST)


@cache
def group_of(module: Path) -> str:
    """Return the name of the group that a module's tests are marked with, all of them or some; empty if none are."""
    found = _GROUP.search(module.read_text("utf-8")) if module.suffix == ".py" else None
    return found[1] if found else ""
