"""What a view is: its name, the label of its tab, the script that draws it, and what that script needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from visualizations.page import Page


@dataclass(frozen=True, slots=True)
class Library:
    """A script of others that an installed package brings: no module, it leaves a name to the window."""

    package: str
    path: str

    def text(self) -> str:
        """Return the script.

        The package is not imported: pyvis takes IPython with it, where that is installed.
        """
        found = find_spec(self.package)
        (folder, *_) = (found and found.submodule_search_locations) or [""]
        return Path(folder, self.path).read_text("utf-8")


def suits_any(_: Page) -> bool:
    """Say that a view has something to show of every page."""
    return True


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at what a page shows.

    `script` is an ES module that calls `registerView` (visualizations/scripts/views.js) with the same `name`, and draws
    in the element `view-<name>`. `describe` returns what the script is given besides the nodes and relationships that
    every view knows, as plain data. `label` stands on the view's tab: a key of the catalogue of texts, or the words
    themselves. `libraries` run in this order once the first frame has been painted (scripts/libraries.js);
    a page holds one once, however many of its views need it. A page has the view only where it `suits` it.
    """

    name: str
    label: str
    script: Path
    describe: Callable[[Page], dict[str, Any]]
    libraries: tuple[Library, ...] = ()
    suits: Callable[[Page], bool] = suits_any

    @property
    def style(self) -> Path | None:
        """The view's own style sheet: named as its script, and beside it. A view may do without."""
        path = self.script.with_suffix(".css")
        return path if path.is_file() else None
