"""An answer as a table of text, for a terminal, a pipe or a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    rows = [[_heading(name) for name in shown], *([cell(row.get(name)) for name in shown] for row in answer)]
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
        table.add_column(Text(_heading(name)), justify=justify, overflow="fold", no_wrap=whole)
    numbers = {source: number for number, source in enumerate(answer.citations, start=1)}
    before: Any = None
    for row in answer:
        if answer.group and row.get(answer.group) != before:
            before = row.get(answer.group)
            table.add_row(Text(str(before), style="bold cyan"))
        cells = [_cited(row, numbers) if name == "sources" else cell(row.get(name)) for name in shown]
        table.add_row(*(Text(text, style=_STYLES.get(name, "")) for name, text in zip(shown, cells, strict=True)))
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
    """Return the columns of a table that are not empty throughout."""
    return [name for name in answer.columns if any(row.get(name) not in (None, "", []) for row in answer)]


def _is_numeric(answer: Answer, name: str) -> bool:
    return all(isinstance(row.get(name), int | float) for row in answer)


def cell(value: Any) -> str:
    """Return a value as text: lists joined, fractions to four places, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(cell(each) for each in value)
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, dict):
        return _thing(value)
    return str(value)


def _heading(name: str) -> str:
    return "" if name == "reads" else name.replace("_", " ")


def _thing(value: Mapping[str, Any]) -> str:
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
    return "{" + ", ".join(f"{name}: {cell(each)}" for name, each in value.items()) + "}"
