"""How ties grew, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from interurban.reports.tables import first_rows

if TYPE_CHECKING:
    from interurban.reports.subject import Subject
    from queries.answers import Answer
    from visualizations.reports.document import Section
    from visualizations.reports.years import Series

PANELS = 6

_CAPTION = (
    "Ties by year, of all and of those with most: dark what certainly held, pale above it what only possibly did. "
    "Each panel has a scale of its own."
)


def growing(subject: Subject) -> Section:
    """Return how many ties there were in each year, certain and possible, of all and of those with most."""
    from graph_model.wording import counted
    from queries.analysis.growth import growth
    from visualizations.reports.document import Section
    from visualizations.reports.years import Series, Years

    answer = growth(subject.view, subject.scope, limit=PANELS - 1)
    if not answer.computed["years"]:
        return Section("Growth", [f"{answer.notes[0]}."], None, first_rows(answer, "interurban growth"), answer.notes)
    (first, last), least = answer.computed["years"], answer.computed["definitely"]
    most = _sums(least, answer.computed["possibly"])
    surest = max(range(len(least)), key=lambda year: (least[year], most[year]))
    ties, undated, open_ended = (answer.computed[what] for what in ("ties", "undated", "without_end"))
    says = [
        f"The dates name the years from {first} to {last}.",
        f"In {last} at least {least[-1]:,} and at most {counted(most[-1], 'tie')} held.",
        f"Most are certain in {first + surest}: at least {least[surest]:,}, at most {most[surest]:,}.",
        f"Of {counted(ties, 'tie')}, {undated:,} have no date, so that they may have held in any year,",
        f"and {open_ended:,} have a beginning and no known end.",
    ]
    shown = answer.reading or answer
    columns = [name for name in shown.columns if not name.startswith(f"{first}–")]  # the bars, which the figure has
    figure = Years(_CAPTION, first, [Series("All ties", least, most), *_series(answer)])
    return Section("Growth", says, figure, first_rows(shown, "interurban growth", columns), answer.notes)


def _series(answer: Answer) -> Iterator[Series]:
    from visualizations.reports.years import Series

    for _, rows in groupby(answer, key=lambda row: (row.get("id"), row["name"])):
        of_one = list(rows)
        least = [row["definitely"] for row in of_one]
        yield Series(str(of_one[0]["name"]), least, _sums(least, [row["possibly"] for row in of_one]))


def _sums(some: Sequence[int], others: Sequence[int]) -> list[int]:
    return [one + other for one, other in zip(some, others, strict=True)]
