"""How every command answers: one decorator gives it --format and --output, and turns errors into one line."""

from __future__ import annotations

import dataclasses
import functools
import io
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from interurban.options import PathToWrite
from interurban.progress import working
from interurban.spreadsheets import BOM, fit_into_sheet, flatten, make_workbook, neutralise

if TYPE_CHECKING:
    from graph_model import Graph
    from queries.answers import Answer
    from queries.text_tables import Table

Command = TypeVar("Command", bound=Callable[..., Any])


replace_option = click.option("--replace", is_flag=True, help="Write over what interurban did not write.")


def write_asking(write: Callable[[bool], object], *, replace: bool) -> None:
    """Write; where something is in the way that is not ours, ask at the terminal whether to write over it.

    `write` is called with whether it may replace that.

    Raises:
        ForeignFiles: it may not, and there is no terminal to ask at.
    """
    from graph_model.errors import ForeignFiles

    try:
        with working("writing"):
            write(replace)
    except ForeignFiles as error:
        if not sys.stdin.isatty():
            raise
        click.confirm(f"{error}\nReplace?", abort=True, err=True)
        with working("writing"):
            write(True)  # noqa: FBT003 - whether it may replace


def held_by(graph: Graph) -> str:
    """Return how many nodes and relationships a graph has, in words."""
    from graph_model.wording import counted

    return f"{counted(len(graph), 'node')} and {counted(graph.relationship_count, 'relationship')}"


def answers(function: Callable[..., Answer | str]) -> Callable[..., None]:
    """Let a command that returns an Answer print it, with --format and --output; text is printed as it is."""

    @click.option(
        "--format",
        "-f",
        "style",
        type=click.Choice([*FORMATS, WORKBOOK]),
        help="How to print the answer: as a table, if neither this nor the ending of the --output says otherwise.",
    )
    @click.option("--output", "-o", type=PathToWrite(dir_okay=False, path_type=Path), help="Write to this file.")
    @click.option(
        "--with-computed",
        "documented",
        is_flag=True,
        help="JSON: the rows within an object that tells title, method, seed, counts, total and warnings.",
    )
    @click.option(
        "--for-spreadsheets",
        is_flag=True,
        help="CSV that a spreadsheet opens as it is: marked as UTF-8, and no text taken for a formula.",
    )
    @replace_option
    @plain_errors
    @functools.wraps(function)
    def command(
        *args: Any,
        style: str | None,
        output: Path | None,
        documented: bool,
        for_spreadsheets: bool,
        replace: bool,
        **options: Any,
    ) -> None:
        style = _choose_style(style, output, for_spreadsheets=for_spreadsheets)
        style = _style(style, documented=documented)
        if style in FOR_PROGRAMS:
            options |= {option: whole for option, whole in WHOLE.items() if _is_default(option)}
        answer = _naming_data(function(*args, **options))
        if isinstance(answer, str):
            click.echo(answer, nl=False)
        elif output is None:
            show(answer, style)
            _warn(answer, style)
        else:
            from loaders.files.atomic_file import write_file

            answer = fit_into_sheet(answer) if style == WORKBOOK else answer
            data = (
                make_workbook(answer)
                if style == WORKBOOK
                else render(answer, style).encode("utf-8", "backslashreplace")
            )
            write_asking(lambda over: write_file(output, data, replace=over), replace=replace)
            _warn(answer, style)

    return command


def _style(style: str, *, documented: bool) -> str:
    """Return the format that was asked for, or that form of it which holds what was computed."""
    if not documented:
        return style
    if style != "json":
        raise click.UsageError("--with-computed is for JSON: -f json, or -o with a name that ends in .json.")
    return DOCUMENT


def _naming_data(answer: Answer | str) -> Answer | str:
    """Return an answer whose title and `computed` say which data answers, if any was asked."""
    from interurban.data import Data

    data = click.get_current_context().find_object(Data)
    if isinstance(answer, str) or data is None or not data.is_opened:
        return answer
    title = answer.title if answer.title == data.title else f"{data.title}: {answer.title}"
    warnings = [*answer.warnings, *filter(None, [data.doubt])]
    reading = answer.reading and dataclasses.replace(answer.reading, title=title)
    computed = {"data": data.title, **answer.computed}
    return dataclasses.replace(answer, title=title, computed=computed, warnings=warnings, reading=reading)


def _is_default(option: str) -> bool:
    """Return whether the command has this option and the user left it alone."""
    return click.get_current_context().get_parameter_source(option) is click.core.ParameterSource.DEFAULT


def _warn(answer: Answer, style: str) -> None:
    """Say on stderr what a reader must know, such as that rows are cut, where the format has no place for it."""
    if style in FOR_PROGRAMS:
        from interurban.hints import warned_hints

        for warning in (*answer.warnings, *warned_hints(answer)):
            click.echo(warning, err=True)


def _choose_style(style: str | None, output: Path | None, *, for_spreadsheets: bool) -> str:
    """Return the format that is asked for, or that the ending of a file's name says; a table, if nothing does."""
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


def plain_errors(function: Command) -> Command:
    """Turn an error meant for people into one line on stderr and exit code 1; other errors are our faults."""

    @functools.wraps(function)
    def guarded(*args: Any, **options: Any) -> Any:
        from graph_model.errors import InterurbanError

        try:
            return function(*args, **options)
        except InterurbanError as error:
            from interurban.remedies import in_full

            raise click.ClickException(in_full(error)) from None

    return guarded  # type: ignore[return-value]


def show(answer: Answer, style: str = "table") -> None:
    """Print an answer to standard output."""
    if style == "table":
        from queries.text_tables import write_table

        write_table(_as_read(answer), sys.stdout)
    else:
        click.echo(render(answer, style), nl=False)


def render(answer: Answer, style: str) -> str:
    """Return an answer as text in one of FORMATS, as CSV for spreadsheets, or as JSON with what was computed."""
    if style == FOR_SPREADSHEETS:
        return _render_csv_for_spreadsheets(answer)
    return _render_document(answer) if style == DOCUMENT else FORMATS[style](answer)


def _render_table(answer: Answer) -> str:
    from queries.text_tables import write_table

    text = io.StringIO()
    write_table(_as_read(answer), text)
    return text.getvalue()


def _as_read(answer: Answer) -> Table:
    """Return what a reader is shown of an answer, with the options that help."""
    from interurban.hints import with_hints

    return with_hints(answer)


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

    read = _as_read(answer)
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
