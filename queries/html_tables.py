"""A table as HTML, for a notebook: nothing in it is markup but what is written here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from graph_model.wording import counted
from queries.text_tables import Table, cells, heading, is_numeric, shown_columns

MOST_ROWS = 60

# Control characters, half characters and what is no character. What joins letters or keeps them apart is part of names.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def as_html(table: Table, most: int = MOST_ROWS) -> str:
    """Return a table as a piece of well-formed HTML: title, columns, at most so many rows, notes and sources."""
    return "".join(_pieces(table, most))


def _pieces(table: Table, most: int) -> Iterator[str]:
    shown = shown_columns(table)
    right = [is_numeric(table, name) for name in shown]
    yield f"<div><p><strong>{_text(table.title)}</strong></p>"
    if shown:
        yield f"<table><thead><tr>{''.join(f'<th>{_text(heading(table, name))}</th>' for name in shown)}</tr></thead>"
        yield "<tbody>"
        for row in table.rows[:most]:
            texts = zip(cells(table, row, shown), right, strict=True)
            yield f"<tr>{''.join(_cell(text, to_the_right=numeric) for text, numeric in texts)}</tr>"
        yield "</tbody></table>"
    cut = [f"the first {most:,} of {counted(len(table.rows), 'row')}"] if len(table.rows) > most else []
    cited = [f"{source}: {words}" for source, words in table.citations.items()]
    yield "".join(f"<p><small>{_text(note)}</small></p>" for note in (*table.notes, *cut, *cited))
    yield "</div>"


def _cell(text: str, *, to_the_right: bool) -> str:
    # A name that runs from right to left must not move what stands beside it, hence dir.
    return f'<td dir="auto" style="text-align: {"right" if to_the_right else "left"}">{_text(text)}</td>'


def _text(text: str) -> str:
    """Return text without markup, and without what no browser may be given."""
    return escape(_UNFIT.sub(" ", text))
