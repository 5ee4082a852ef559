"""How every command answers: one decorator gives it --format and --output, and turns errors into one line."""

from __future__ import annotations

import dataclasses
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from interurban.answer_formats import (
    FOR_PROGRAMS,
    WHOLE,
    WORKBOOK,
    AnswerFormat,
    choose_format,
    render,
    render_bytes,
)
from interurban.parameter_types import PathToWrite
from interurban.progress import working
from interurban.spreadsheets import fit_into_sheet

if TYPE_CHECKING:
    from graph_model import Graph
    from queries.answers import Answer

Command = TypeVar("Command", bound=Callable[..., Any])
Written = TypeVar("Written")


replace_option = click.option("--replace", is_flag=True, help="Write over what interurban did not write.")


def write_asking(write: Callable[[bool], Written], *, replace: bool) -> Written:
    """Write; where something is in the way that is not ours, ask at the terminal whether to write over it.

    `write` is called with whether it may replace that; what it returns is returned.

    Raises:
        ForeignFiles: it may not, and there is no terminal to ask at.
    """
    from graph_model.errors import ForeignFiles

    try:
        with working("writing"):
            return write(replace)
    except ForeignFiles as error:
        if error.never or not sys.stdin.isatty():
            raise
        click.confirm(f"{error}\nReplace?", abort=True, err=True)
        with working("writing"):
            return write(True)  # noqa: FBT003 - whether it may replace


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
        type=AnswerFormat(),
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
        chosen = choose_format(style, output, for_spreadsheets=for_spreadsheets, documented=documented)
        if chosen in FOR_PROGRAMS:
            options |= {option: whole for option, whole in WHOLE.items() if _is_default(option)}
        answer = _naming_data(function(*args, **options))
        if isinstance(answer, str):
            click.echo(answer, nl=False)
        elif output is None:
            show(answer, chosen)
        else:
            from loaders.files.atomic_file import write_file

            answer = fit_into_sheet(answer) if chosen == WORKBOOK else answer
            data = render_bytes(answer, chosen)
            write_asking(lambda over: write_file(output, data, replace=over), replace=replace)
            _warn(answer, chosen)

    return command


def _naming_data(answer: Answer | str) -> Answer | str:
    """Return an answer whose title and `computed` say which data answers, if any was asked."""
    from interurban.data import Data

    data = click.get_current_context().find_object(Data)
    if isinstance(answer, str) or data is None or not data.is_opened:
        return answer
    title = answer.title if answer.title == data.title else f"{data.title}: {answer.title}"
    doubts = list(filter(None, [data.doubt]))
    reading = answer.reading and dataclasses.replace(
        answer.reading, title=title, notes=[*answer.reading.notes, *doubts]
    )
    computed = {"data": data.title, **answer.computed}
    return dataclasses.replace(answer.warn(*doubts), title=title, computed=computed, reading=reading)


def _is_default(option: str) -> bool:
    """Return whether the command has this option and the user left it alone."""
    return click.get_current_context().get_parameter_source(option) is click.core.ParameterSource.DEFAULT


def _warn(answer: Answer, style: str) -> None:
    """Say on stderr what a reader must know, such as that rows are cut, where the format has no place for it."""
    if style in FOR_PROGRAMS:
        from interurban.hints import warned_hints

        for warning in (*answer.warnings, *warned_hints(answer)):
            click.echo(warning, err=True)


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
    """Print an answer to standard output, and to standard error what the format has no place for."""
    if style == "table":
        from interurban.hints import with_hints
        from queries.text_tables import write_table

        write_table(with_hints(answer), sys.stdout)
    else:
        click.echo(render(answer, style), nl=False)
    _warn(answer, style)
