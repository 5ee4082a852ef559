"""The table view: what is shown, as nodes and as relationships, with dates, confidence and sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from visualizations.page import Page
from visualizations.views.view import View


def describe_table(_: Page) -> dict[str, Any]:
    """Return nothing: a table tells what every view knows."""
    return {}


TABLE = View("table", "view-table", Path(__file__).with_suffix(".js"), describe_table)
