"""A table as text, for a terminal, a pipe or a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from graph_model.wording import listed
from queries.column_widths import fit_widths

if TYPE_CHECKING:
    from rich.console import Console

Row = dict[str, Any]

_WIDE = 120
_STYLES = {"sources": "dim", "confidence": "yellow", "held": "green", "from": "dim"}
MOST_LISTED, SPARE = 10, 2  # names in one cell, and how many more are not worth leaving out
_NEAR_NOTHING = 1e-15  # below it is what rounding leaves of 0
_PROBABILITIES, _SMALLEST = frozenset({"p", "p_corrected"}), 1e-4  # below it a table says no more than that
_NEVER_FOLDED = frozenset({"held", "confidence"})
_BARS = frozenset(" ▁▂▃▄▅▆▇█░")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain data with a title above and notes below.

    `columns` are the keys that are shown, in order; a row may have more (ids, say). `group` names the column at whose
    changes a new section starts. `citations` tells, for each source that the column `sources` cites, how a reader finds
    it. A `verbatim` table is shown as it is: every column by its own name, even an empty one, and numbers with all
    their places.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Row]
    group: str | None = field(default=None, kw_only=True)
    notes: Sequence[str] = field(default=(), kw_only=True)
    citations: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    verbatim: bool = field(default=False, kw_only=True)


def as_text(table: Table, width: int = _WIDE) -> str:
    """Return a table as plain text, folded to a width in columns."""
    from rich.console import Console

    console = Console(width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        _render(table, console)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def write_table(table: Table, stream: IO[str]) -> None:
    """Write a table: by rich on a terminal, as bare columns that are never folded elsewhere."""
    if stream.isatty():
        from rich.console import Console

        _render(table, Console(file=stream, highlight=False))
    else:
        stream.writelines(f"{line}\n" for line in _bare_lines(table))


def _bare_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a table without lines or colour, each row with its section, as `grep` and `cut` want it."""
    from rich.cells import cell_len  # how wide a Korean or an accented name is on the screen

    shown = shown_columns(table)
    rows = [[heading(table, name) for name in shown], *(cells(table, row, shown) for row in table.rows)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    right = [is_numeric(table, name) for name in shown]
    yield table.title
    for row in rows if shown else []:
        padded = (
            " " * (width - cell_len(text)) + text if numeric else text + " " * (width - cell_len(text))
            for text, width, numeric in zip(row, widths, right, strict=True)
        )
        yield "  ".join(padded).rstrip()
    yield from table.notes
    yield from (f"{source}: {title}" for source, title in table.citations.items())


def _render(table: Table, console: Console) -> None:
    """Print title, sections, notes and sources; sources are numbered, sections stand on lines of their own."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    shown = [name for name in shown_columns(table) if name != table.group]
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    numeric = [is_numeric(table, name) for name in shown]
    whole = [
        is_number or name in _NEVER_FOLDED or _is_bars(table, name)
        for is_number, name in zip(numeric, shown, strict=True)
    ]
    numbers = {source: number for number, source in enumerate(table.citations, start=1)}
    lines = list(_lines(table, shown, numbers))
    columns = [
        [heading(table, name), *(line[place] for line in lines if place < len(line))]
        for place, name in enumerate(shown)
    ]
    room = console.width - 2 * len(shown)  # the rest is between the columns and beside them
    widths: Sequence[int | None] = fit_widths(columns, whole, room) or [None] * len(shown)
    for name, is_number, kept, width in zip(shown, numeric, whole, widths, strict=True):
        justify: Any = "right" if is_number else "left"
        grid.add_column(
            Text(heading(table, name)), justify=justify, overflow="fold", no_wrap=kept and width is None, width=width
        )
    for line in lines:
        if len(line) < len(shown):
            grid.add_row(Text(line[0], style="bold cyan"))
        else:
            grid.add_row(*(Text(text, style=_STYLES.get(name, "")) for name, text in zip(shown, line, strict=True)))
    console.print(Text(table.title, style="bold"))
    if shown:
        console.print(grid)
    for note in table.notes:
        console.print(Text(note, style="dim"))
    for source, title in table.citations.items():
        console.print(Text(f"[{numbers[source]}] {title}", style="dim"))


def _lines(table: Table, shown: Sequence[str], numbers: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield the texts of each row, and those of each section as a list of one."""
    before: Any = None
    for row in table.rows:
        if table.group and row.get(table.group) != before:
            before = row.get(table.group)
            yield [str(before)]
        texts = cells(table, row, shown)
        if numbers and "sources" in shown:
            texts[shown.index("sources")] = _cited(row, numbers)
        yield texts


def _cited(row: Row, numbers: Mapping[str, int]) -> str:
    """Return citations as numbers of the list below the table, with the place in the document."""
    parts = (written.partition("#") for written in row.get("sources", ()))
    return listed(f"[{numbers[source]}] {place}".strip() if source in numbers else source for source, _, place in parts)


def shown_columns(table: Table) -> list[str]:
    """Return the columns that a table shows: those that are not empty throughout."""
    if table.verbatim:
        return list(table.columns)
    return [name for name in table.columns if any(row.get(name) not in (None, "", []) for row in table.rows)]


def heading(table: Table, name: str) -> str:
    """Return how a column is headed."""
    return name if table.verbatim else name.replace("_", " ")


def cells(table: Table, row: Row, columns: Sequence[str]) -> list[str]:
    """Return the values of a row as text, each on one line."""
    if table.verbatim:
        texts = (cell(row.get(name), None) for name in columns)
    else:
        texts = (
            cell(abridged(row.get(name))) if name not in _PROBABILITIES else _probability(row.get(name))
            for name in columns
        )
    return [text.replace("\n", " ⏎ ") for text in texts]


def abridged(value: Any, most: int = MOST_LISTED) -> Any:
    """Return a value as a table shows it: of a long list the first, and how many more there are."""
    if isinstance(value, list) and len(value) > most + SPARE:
        return [*value[:most], f"and {len(value) - most:,} more"]
    return value


def _probability(value: Any) -> str:
    """Return a p-value as a table shows it: papers say of a small one only that it is small.

    >>> _probability(3.2e-09), _probability(0.0312), _probability(0.0)
    ('<0.0001', '0.0312', '<0.0001')
    """
    small = isinstance(value, float) and value < _SMALLEST
    return f"<{_SMALLEST:.4f}" if small else cell(value)


def is_numeric(table: Table, name: str) -> bool:
    """Tell whether a column holds numbers, and nothing else where it holds something."""
    values = [row[name] for row in table.rows if row.get(name) is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _is_bars(table: Table, name: str) -> bool:
    """Tell whether a column holds bars, of which each cell stands for a time."""
    return all(_BARS.issuperset(str(row.get(name, ""))) for row in table.rows)


def cell(value: Any, places: int | None = 4) -> str:
    """Return a value as text: lists joined by semicolons, fractions to so many places or in full, nothing for None.

    A fraction that would look like nothing at all is written as 1.2e-08.
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_inside(each, places) for each in value)
    if isinstance(value, float) and places is not None:
        small = _NEAR_NOTHING < abs(value) < 10**-places / 2
        return f"{value:.1e}" if small else f"{value:.{places}f}"
    if isinstance(value, bool):
        return str(value).lower()
    return _thing(value, places) if isinstance(value, dict) else str(value)


def _inside(value: Any, places: int | None) -> str:
    """Return a value within a list or a map as text; there, lists need brackets and nothing a word."""
    text = cell(value, places)
    if isinstance(value, str):
        return listed([value])
    return "null" if value is None else f"[{text}]" if isinstance(value, list | tuple) else text


def _thing(value: Mapping[str, Any], places: int | None) -> str:
    """Return a node, relationship, path or map of a query's row as a person reads it."""
    if value.keys() == {"labels", "properties"}:
        return f"({value['properties'].get('name', '')}:{':'.join(value['labels'])})"
    if value.keys() == {"type", "properties"}:
        dates = {name: value["properties"].get(name) for name in ("on", "since", "until")}
        shown = "".join(f" {name} {date}" for name, date in dates.items() if date)
        return f"[:{value['type']}{shown}]"
    if value.keys() == {"nodes", "relationships"}:
        between = [f"-{cell(each)}-" for each in value["relationships"]]
        nodes = [cell(each) for each in value["nodes"]]
        return "".join(part for pair in zip(nodes, [*between, ""], strict=True) for part in pair)
    return "{" + "; ".join(f"{name}: {_inside(each, places)}" for name, each in value.items()) + "}"
