"""The views of a page: each is a module, which says in Python what it shows, and a script, which draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visualizations.page import Page
from visualizations.views import network

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at what a page shows.

    `script` is an ES module that calls `registerView` (visualizations/scripts/views.js) with the same `name`, which is
    also the id of the element that the view draws in. `describe` returns what the script is given besides the nodes and
    relationships that every view knows, as plain data. `label` stands on the view's tab.
    """

    name: str
    label: str
    script: Path
    describe: Callable[[Page], dict[str, Any]]


VIEWS = (View("network", "Network", HERE / "network.js", network.describe),)
