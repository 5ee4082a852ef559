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


class TogetherByModule(LoadScopeScheduling):  # type: ignore[misc] # pytest-xdist has no type hints
    """Gives each process a module or a group at a time, the one with the most tests first."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return group_of(self.config.rootpath / module) or module


@cache
def group_of(module: Path) -> str:
    """Return the name of the group that a module's tests are marked with, all of them or some; empty if none are."""
    found = _GROUP.search(module.read_text("utf-8")) if module.suffix == ".py" else None
    return found[1] if found else ""
