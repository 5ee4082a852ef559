"""When everything on a page held, so that it can be asked as of any year: each tenure once, and else its number."""

from __future__ import annotations

from typing import Any

from graph_model.tenure import Tenure
from visualizations.page import Page


class Tenures:
    """The tenures of what a page tells; number 0 is that of what held always."""

    def __init__(self, page: Page) -> None:
        self._all = [Tenure()]
        self._numbers = {Tenure(): 0}
        self.of_edges = [self.number(Tenure.of(page.graph.timing, [each])) for each in page.relationships]
        years = [year for tenure in self._all for year in tenure.years()]
        self._bounds = [min(years), max(years)] if years else []

    def number(self, tenure: Tenure) -> int:
        """Return the number of a tenure, a new one if it is new."""
        number = self._numbers.setdefault(tenure, len(self._all))
        if number == len(self._all):
            self._all.append(tenure)
        return number

    def get(self, number: int) -> Tenure:
        """Return the tenure of a number."""
        return self._all[number]

    def described(self) -> dict[str, Any]:
        """Return `all` tenures, each as a list of claims, each a list of spans of four years; the numbers `of_edges`.

        `bounds` are the first and the last year that a relationship names; empty where none is dated.
        """
        return {"all": [each.claims for each in self._all], "ofEdges": self.of_edges, "bounds": self._bounds}
