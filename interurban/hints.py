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
    context = click.get_current_context(silent=True)
    options = {parameter.name for parameter in context.command.params} if context else set()
    if answer.abridged and "every" in options:
        return ["--all shows every row, --section NAME every line of one section"]
    return []
