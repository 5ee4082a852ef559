"""What a view is: its name, the label of its tab, the script that draws it, and what that script is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visualizations.page import Page


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at what a page shows.

    `script` is an ES module that calls `registerView` (visualizations/scripts/views.js) with the same `name`, and draws
    in the element `view-<name>`. `describe` returns what the script is given besides the nodes and relationships that
    every view knows, as plain data. `label` stands on the view's tab.
    """

    name: str
    label: str
    script: Path
    describe: Callable[[Page], dict[str, Any]]

    @property
    def style(self) -> Path | None:
        """The view's own style sheet: named as its script, and beside it. A view may do without."""
        path = self.script.with_suffix(".css")
        return path if path.is_file() else None
