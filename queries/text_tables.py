"""An answer as a table of text, for a terminal, a pipe or a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from queries.answers import Answer, Row

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 120
_STYLES = {"sources": "dim", "confidence": "yellow", "held": "green", "from": "dim"}
_NEVER_FOLDED = frozenset({"held", "confidence", "rank", "degree", "betweenness", "pagerank", "cluster", "size"})


def as_text(answer: Answer, width: int = _WIDE) -> str:
    """Return the answer as plain text, folded to a width in columns."""
    from rich.console import Console

    console = Console(width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        _render(answer, console)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def write_table(answer: Answer, stream: IO[str]) -> None:
    """Write the answer as a table: by rich on a terminal, as bare columns that are never folded elsewhere."""
    if stream.isatty():
        from rich.console import Console

        _render(answer, Console(file=stream, highlight=False))
    else:
        stream.writelines(f"{line}\n" for line in _bare_lines(answer))


def _bare_lines(answer: Answer) -> Iterator[str]:
    """Yield the lines of a table without lines or colour, each row with its section, as `grep` and `cut` want it."""
    from rich.cells import cell_len  # how wide a Korean or an accented name is on the screen

    shown = shown_columns(answer)
    rows = [[heading(answer, name) for name in shown], *(cells(answer, row, shown) for row in answer)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    right = [_is_numeric(answer, name) for name in shown]
    yield answer.title
    for row in rows if shown else []:
        padded = (
            " " * (width - cell_len(text)) + text if numeric else text + " " * (width - cell_len(text))
            for text, width, numeric in zip(row, widths, right, strict=True)
        )
        yield "  ".join(padded).rstrip()
    yield from answer.notes
    yield from (f"{source}: {title}" for source, title in answer.citations.items())


def _render(answer: Answer, console: Console) -> None:
    """Print title, sections, notes and sources; sources are numbered, sections stand on lines of their own."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    shown = [name for name in shown_columns(answer) if name != answer.group]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for name in shown:
        justify: Any = "right" if _is_numeric(answer, name) else "left"
        whole = name in _NEVER_FOLDED
        table.add_column(Text(heading(answer, name)), justify=justify, overflow="fold", no_wrap=whole)
    numbers = {source: number for number, source in enumerate(answer.citations, start=1)}
    before: Any = None
    for row in answer:
        if answer.group and row.get(answer.group) != before:
            before = row.get(answer.group)
            table.add_row(Text(str(before), style="bold cyan"))
        texts = dict(zip(shown, cells(answer, row, shown), strict=True))
        if numbers and "sources" in texts:
            texts["sources"] = _cited(row, numbers)
        table.add_row(*(Text(text, style=_STYLES.get(name, "")) for name, text in texts.items()))
    console.print(Text(answer.title, style="bold"))
    if shown:
        console.print(table)
    for note in answer.notes:
        console.print(Text(note, style="dim"))
    for source, title in answer.citations.items():
        console.print(Text(f"[{numbers[source]}] {title}", style="dim"))


def _cited(row: Row, numbers: Mapping[str, int]) -> str:
    """Return citations as numbers of the list below the table, with the place in the document."""
    parts = (written.partition("#") for written in row.get("sources", ()))
    return ", ".join(f"[{numbers.get(source, source)}]{' ' + place if place else ''}" for source, _, place in parts)


def shown_columns(answer: Answer) -> list[str]:
    """Return the columns that a table shows: those that are not empty throughout."""
    if answer.verbatim:
        return list(answer.columns)
    return [name for name in answer.columns if any(row.get(name) not in (None, "", []) for row in answer)]


def heading(answer: Answer, name: str) -> str:
    """Return how a column is headed."""
    return name if answer.verbatim else "" if name == "reads" else name.replace("_", " ")


def cells(answer: Answer, row: Row, columns: Sequence[str]) -> list[str]:
    """Return the values of a row as text."""
    places = None if answer.verbatim else 4
    return [cell(row.get(name), places) for name in columns]


def _is_numeric(answer: Answer, name: str) -> bool:
    values = [row[name] for row in answer if row.get(name) is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def cell(value: Any, places: int | None = 4) -> str:
    """Return a value as text: lists joined, fractions to so many places or in full, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_inside(each, places) for each in value)
    if isinstance(value, float) and places is not None:
        return f"{value:.{places}f}"
    if isinstance(value, bool):
        return str(value).lower()
    return _thing(value, places) if isinstance(value, dict) else str(value)


def _inside(value: Any, places: int | None) -> str:
    """Return a value within a list or a map as text; there, lists need brackets and nothing a word."""
    text = cell(value, places)
    return "null" if value is None else f"[{text}]" if isinstance(value, list | tuple) else text


def _thing(value: Mapping[str, Any], places: int | None) -> str:
    """Return a node, relationship, path or map of a query's row as a person reads it."""
    if value.keys() == {"labels", "properties"}:
        return f"({value['properties'].get('name', '')}:{':'.join(value['labels'])})"
    if value.keys() == {"type", "properties"}:
        dates = {name: value["properties"].get(name) for name in ("on", "since", "until")}
        told = "".join(f" {name} {date}" for name, date in dates.items() if date)
        return f"[:{value['type']}{told}]"
    if value.keys() == {"nodes", "relationships"}:
        between = [f"-{cell(each)}-" for each in value["relationships"]]
        nodes = [cell(each) for each in value["nodes"]]
        return "".join(part for pair in zip(nodes, [*between, ""], strict=True) for part in pair)
    return "{" + ", ".join(f"{name}: {_inside(each, places)}" for name, each in value.items()) + "}"
