"""The timeline view: offices, memberships, forums, agreements and all else that is dated, along the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from graph_model import Node, Relationship
from graph_model.tenure import Tenure
from visualizations.page import Page
from visualizations.views.view import View


def has_dates(page: Page) -> bool:
    """Tell whether anything on a page has a date, and the page is not one as of a date."""
    timing = page.graph.timing
    things: Iterable[Node | Relationship] = chain(page.relationships, page.nodes)
    dated = (Tenure.of(timing, [each]).years() for each in things)
    return page.is_timed and any(dated)


def describe_timeline(page: Page) -> dict[str, Any]:
    """Return `nodes`: of each that has dates of its own its number, its tenure and its dates in words.

    A tenure is a list of claims, each a list of spans of four years (visualizations.tenures). When relationships held
    the page knows without.
    """
    return {
        "nodes": [
            [number, tenure.claims, page.graph.timing.in_words(node)] for number, node, tenure in _dated_nodes(page)
        ]
    }


def _dated_nodes(page: Page) -> Iterator[tuple[int, Node, Tenure]]:
    for number, node in enumerate(page.nodes):
        tenure = Tenure.of(page.graph.timing, [node])
        if tenure.years():
            yield number, node, tenure


TIMELINE = View("timeline", "view-timeline", Path(__file__).with_suffix(".js"), describe_timeline, suits=has_dates)
