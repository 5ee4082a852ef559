"""What the command adds to an answer: which of its options show what is left out, or ask otherwise.

The answers themselves name none, since they are read in Python, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from queries.answers import Answer
    from queries.text_tables import Table


def with_hints(answer: Answer) -> Table:
    """Return what a reader is shown of an answer, with notes that name the options of the command that is running."""
    shown = answer.reading or answer
    hints = list(_hints(answer))
    return replace(shown, notes=[*shown.notes, *hints]) if hints else shown


def _hints(answer: Answer) -> list[str]:
    found = warned_hints(answer)
    if answer.truncated and "limit" in _options():
        found.append("--limit N shows more")
    if answer.abridged and "every" in _options():
        found.append("--all shows every row, --section NAME every line of one section")
    elif answer.abridged and "hub_share" in _options():
        found.append("`interurban ties` shows all that they share")
    return found


def warned_hints(answer: Answer) -> list[str]:
    """Return those hints that are told in every format: that another question was taken than a reader may expect."""
    chosen = "chosen" in answer.computed and "of" in _options()
    return ["--of and --through ask otherwise"] if chosen else []


def _options() -> set[str | None]:
    """Return the parameters of the command that is running."""
    context = click.get_current_context(silent=True)
    return {parameter.name for parameter in context.command.params} if context else set()
