"""The stops of `interurban demo`: questions on the bundled data, each with the first lines of its answer."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from loaders.opening import DEFAULT

if TYPE_CHECKING:
    from interurban.facade import UrbanGraph
    from queries.answers import Answer, Row

WIDTH = 80  # columns of a terminal that every window has


@dataclass(frozen=True, slots=True)
class Stop:
    """A question, the command that asks it and the same in Python, and what is shown of the answer.

    `columns` are those shown, `rows` how many of them; rows of the sections in `without` are left for the command.
    """

    question: str
    command: str
    ask: Callable[[UrbanGraph], Answer]
    columns: Sequence[str]
    rows: int
    without: Sequence[str] = ()


STOPS = (
    Stop(
        "Who is this? Any name will do, in any script.",
        "find 시티넷",
        lambda g: g.find("시티넷"),
        ["name", "type", "relationships"],
        3,
    ),
    Stop(
        "Who held this office in 2014, and how sure is that?",
        'lookup "President of CITYNET" --at 2014',
        lambda g: g.lookup("President of CITYNET", at="2014"),
        ["section", "name", "when", "held"],
        4,
        without=["Names", "Facts"],
    ),
    Stop(
        "How are these two connected?",
        "path Seoul Microsoft --max 1",
        lambda g: g.path("Seoul", "Microsoft", most=1),
        ["chain", "name", "when"],
        2,
    ),
    Stop(
        "Who is central?",
        "rank",
        lambda g: g.rank(),
        ["rank", "name", "degree", "betweenness", "pagerank"],
        4,
    ),
    Stop("Who works together?", "clusters", lambda g: g.clusters(), ["cluster", "size", "members"], 3),
)


def show(stop: Stop, graph: UrbanGraph, width: int = WIDTH) -> list[str]:
    """Return the lines of a stop's answer: its title, its first rows cut to a width, and what is left out."""
    from graph_model.wording import counted
    from queries.text_tables import write_table

    answer = stop.ask(graph)
    chosen = [row for row in answer if row.get("section") not in stop.without][: stop.rows]
    rows = _fit(chosen, stop.columns, width)
    title = str(_cut({"title": f"{DEFAULT}: {answer.title}"}, width)["title"])
    text = io.StringIO()
    write_table(replace(answer, title=title, columns=stop.columns, rows=rows, notes=(), citations={}), text)
    more = len(answer) - len(chosen)
    left_out = f"{counted(more, 'more row')}, sources and methods" if more else "sources and methods"
    return [*text.getvalue().splitlines(), f"... {left_out}: see the command"]


def _fit(rows: Sequence[Row], columns: Sequence[str], width: int) -> list[Row]:
    """Return the rows with the longest texts cut until all columns stand side by side in a width."""
    from queries.text_tables import cell

    shown: list[dict[str, Any]] = [
        {name: row.get(name) if isinstance(row.get(name), int | float) else cell(row.get(name)) for name in columns}
        for row in rows
    ]
    longest = width
    while _width(cut := [_cut(row, longest) for row in shown], columns) > width:
        longest -= 1
    return cut


def _cut(row: Row, longest: int) -> Row:
    from rich.cells import cell_len, set_cell_size

    def fitted(value: Any) -> Any:
        fits = not isinstance(value, str) or cell_len(value) <= longest
        return value if fits else set_cell_size(value, longest - 1).rstrip() + "…"

    return {name: fitted(value) for name, value in row.items()}


def _width(rows: Sequence[Row], columns: Sequence[str]) -> int:
    from rich.cells import cell_len

    from queries.text_tables import cell

    widths = [max(cell_len(name), *(cell_len(cell(row[name])) for row in rows)) for name in columns]
    return sum(widths) + 2 * (len(columns) - 1)
