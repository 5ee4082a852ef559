"""The formats of an answer: which one is meant, and the answer as text or bytes in it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interurban.hints import with_hints
from interurban.spreadsheets import BOM, flatten, make_workbook, neutralise

if TYPE_CHECKING:
    from queries.answers import Answer


class AnswerFormat(click.Choice[str]):
    """The name of a format, or what a file in it ends in: `md` is `markdown`."""

    def __init__(self) -> None:
        super().__init__([*FORMATS, WORKBOOK])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of the format."""
        return super().convert(format_named(str(value)), param, ctx)


def format_named(text: str) -> str:
    """Return the name of the format that a text may mean, as the ending of a file does.

    >>> format_named("md"), format_named("csv")
    ('markdown', 'csv')
    """
    return ENDINGS.get(f".{text.lower()}", text)


def choose_format(style: str | None, output: Path | None, *, for_spreadsheets: bool, documented: bool) -> str:
    """Return the format that is asked for, or that the ending of a file's name says; a table, if nothing does.

    Raises:
        click.UsageError: what is asked for contradicts itself.
    """
    chosen = _chosen(style, output, for_spreadsheets=for_spreadsheets)
    if documented and chosen != "json":
        raise click.UsageError("--with-computed is for JSON: -f json, or -o with a name that ends in .json.")
    return DOCUMENT if documented else chosen


def _chosen(style: str | None, output: Path | None, *, for_spreadsheets: bool) -> str:
    ending = output.suffix.lower() if output else ""
    said = ENDINGS.get(ending)
    if style is None and said is None and ending not in PLAIN_ENDINGS:
        raise click.UsageError(
            f"{ending} says no format: say which by --format, or end the name in {', '.join(ENDINGS)}."
        )
    if style and said and style != said:
        raise click.UsageError(f"--format {style} and a file that ends in {ending} contradict each other.")
    named = style or said
    if for_spreadsheets and named in (None, "csv"):
        return FOR_SPREADSHEETS
    if for_spreadsheets and named != WORKBOOK:  # a workbook has texts that are never taken for formulas
        raise click.UsageError(f"--for-spreadsheets is for CSV, and not for {named}; a workbook (.xlsx) needs none.")
    if named == WORKBOOK and output is None:
        raise click.UsageError("A workbook is a file; name it with --output, as in -o list.xlsx.")
    return named or "table"


def render(answer: Answer, style: str) -> str:
    """Return an answer as text in one of FORMATS, as CSV for spreadsheets, or as JSON with what was computed."""
    if style == FOR_SPREADSHEETS:
        return _render_csv_for_spreadsheets(answer)
    return _render_document(answer) if style == DOCUMENT else FORMATS[style](answer)


def render_bytes(answer: Answer, style: str) -> bytes:
    """Return what a file holds of an answer in one of the formats, the workbook among them."""
    if style == WORKBOOK:
        return make_workbook(answer)
    return render(answer, style).encode("utf-8", "backslashreplace")


def _render_table(answer: Answer) -> str:
    from queries.text_tables import write_table

    text = io.StringIO()
    write_table(with_hints(answer), text)
    return text.getvalue()


def _render_csv(answer: Answer, cell: Callable[[Any], Any] = flatten) -> str:
    from loaders.files.csv_text import format_csv

    rows = (row.values() for row in answer.to_dicts())
    return format_csv(map(cell, row) for row in (answer.keys(), *rows))


def _render_csv_for_spreadsheets(answer: Answer) -> str:
    return BOM + _render_csv(answer, lambda value: neutralise(flatten(value)))


def _render_json(answer: Answer) -> str:
    return json.dumps(answer.to_dicts(), ensure_ascii=False, indent=2) + "\n"


def _render_document(answer: Answer) -> str:
    return json.dumps(answer.to_document(), ensure_ascii=False, indent=2) + "\n"


def _render_json_lines(answer: Answer) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in answer.to_dicts())


def _render_markdown(answer: Answer) -> str:
    from queries.text_tables import cells, heading

    def line(cells: Iterable[str]) -> str:
        return f"| {' | '.join(text.replace('|', chr(92) + '|') for text in cells)} |\n"

    read = with_hints(answer)
    head = line(heading(read, name) for name in read.columns) + line("---" for _ in read.columns)
    body = "".join(line(cells(read, row, read.columns)) for row in read.rows)
    notes = "".join(f"\n{note}\n" for note in read.notes)
    return f"**{answer.title}**\n\n{head}{body}{notes}"


FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": _render_table,
    "csv": _render_csv,
    "json": _render_json,
    "jsonl": _render_json_lines,
    "markdown": _render_markdown,
}

FOR_SPREADSHEETS = "csv for spreadsheets"
WORKBOOK = "xlsx"  # which is bytes, and never printed

# Formats for programs hold all, unless the options of a command say otherwise: every row, and not only the first; each
# fault, and not only each cause.
DOCUMENT = "json document"
FOR_PROGRAMS = {"csv", FOR_SPREADSHEETS, "json", "jsonl", DOCUMENT, WORKBOOK}
WHOLE: dict[str, Any] = {"limit": None, "each": True}

PLAIN_ENDINGS = {"", ".txt"}  # of files that hold the table as a pipe shows it
ENDINGS = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown", ".xlsx": WORKBOOK}
