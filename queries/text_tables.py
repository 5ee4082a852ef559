"""An answer as a table of text, for a terminal, a pipe or a notebook."""

from __future__ import annotations

from typing import IO, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from queries.answers import Answer

_UNBOUNDED = 100_000
_WIDE = 120


def as_text(answer: Answer, width: int = _WIDE) -> str:
    """Return the answer as plain text, folded to a width in columns."""
    console = Console(width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        render(answer, console, boxed=True)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def write_table(answer: Answer, stream: IO[str]) -> None:
    """Write the answer as a table: boxed and coloured on a terminal, bare and never folded elsewhere."""
    if stream.isatty():
        render(answer, Console(file=stream, highlight=False), boxed=True)
        return
    console = Console(width=_UNBOUNDED, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        render(answer, console, boxed=False)
    stream.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def render(answer: Answer, console: Console, *, boxed: bool) -> None:
    """Print title, table and notes; columns that are empty throughout are left out."""
    shown = [name for name in answer.columns if any(row.get(name) not in (None, "", []) for row in answer)]
    table = Table(box=SIMPLE_HEAD if boxed else None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in shown:
        numeric = all(isinstance(row.get(name), int | float) for row in answer)
        table.add_column(Text(_heading(name)), justify="right" if numeric else "left", overflow="fold")
    before: Any = None
    for row in answer:
        begins = answer.group is not None and row.get(answer.group) != before
        if begins and before is not None and boxed:
            table.add_section()
        before = row.get(answer.group) if answer.group else None
        cells = ["" if boxed and name == answer.group and not begins else cell(row.get(name)) for name in shown]
        table.add_row(*(Text(text, style=_style(name)) for name, text in zip(shown, cells, strict=True)))
    console.print(Text(answer.title, style="bold"))
    if shown:
        console.print(table)
    for note in answer.notes:
        console.print(Text(note, style="dim"))


def cell(value: Any) -> str:
    """Return a value as text: lists joined, fractions to four places, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.4f}"
    return str(value)


def _heading(name: str) -> str:
    return "" if name == "reads" else name.replace("_", " ")


def _style(name: str) -> str:
    return {"sources": "dim", "name": "bold", "section": "cyan", "chain": "cyan", "confidence": "yellow"}.get(name, "")
