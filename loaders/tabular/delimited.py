"""Delimited text (CSV, TSV and their like) as a stream of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from graph_model.faults import Fault
from loaders.files.csv_rows import LONGEST_CELL, longest_cell_allowed
from loaders.tabular.encodings import Encoding, find_encoding
from loaders.tabular.layout import (
    DELIMITER_NAMES,
    DELIMITERS,
    ONE_COLUMN,
    SAMPLE_ROWS,
    find_delimiter,
    find_header,
)
from loaders.tabular.members import Member
from loaders.tabular.settings import TableSettings
from loaders.tabular.source import Note, NumberedRow, TabularSource, unreadable

_UNDECODED = "\ufffd"
_LONGEST_SAMPLE = 1_000_000  # characters


def open_delimited(member: Member, settings: TableSettings) -> TabularSource:
    """Open a delimited text; its rows are read as they are asked for."""
    try:
        encoding = find_encoding(member.open, settings.encoding)
        delimiter = _delimiter(member, encoding, settings.delimiter)
    except ValueError as error:
        message, _, remedy = str(error).partition("; ")
        return unreadable(member.name, message, remedy or "save it as CSV or as a workbook")
    text = _DelimitedText(member, encoding, delimiter)
    header = find_header(list(islice(text.rows(lambda _: None), SAMPLE_ROWS)), settings.header)
    chosen = [f"{encoding.told}, {_in_words(delimiter)}", *header.chosen]
    faults = [replace(fault, file=member.name) for fault in header.faults]
    return TabularSource(member.name, header.columns, chosen, faults, text.rows, header.first_row)


def _delimiter(member: Member, encoding: Encoding, told: str | None) -> str:
    if told is not None:
        delimiter = DELIMITER_NAMES.get(told.lower(), told)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise ValueError(f"{told!r} cannot part cells; use one character, or comma, semicolon, tab, bar")
        return delimiter
    with member.open() as stream, io.TextIOWrapper(stream, encoding.codec, encoding.errors, newline="") as text:
        lines: list[str] = []
        size = 0
        for line in islice(text, SAMPLE_ROWS):
            size += len(line)
            if lines and size > _LONGEST_SAMPLE:
                break
            lines.append(line)
    return find_delimiter(lines)


def _in_words(delimiter: str) -> str:
    if delimiter == ONE_COLUMN:
        return "one column"
    return f"parted by {DELIMITERS.get(delimiter, repr(delimiter))}"


class _DelimitedText:
    """A text of which the encoding and the delimiter are known."""

    def __init__(self, member: Member, encoding: Encoding, delimiter: str) -> None:
        self.member, self.encoding, self.delimiter = member, encoding, delimiter

    def rows(self, note: Note) -> Iterator[NumberedRow]:
        """Yield the rows that are well-formed and of the encoding, with their numbers; blank ones, too."""
        encoding = self.encoding
        with (
            self.member.open() as stream,
            io.TextIOWrapper(stream, encoding.codec, encoding.errors, newline="") as text,
            longest_cell_allowed() as looser,
        ):
            reader = csv.reader(text, delimiter=self.delimiter, strict=True)
            for number, cells in self._well_formed(reader, note):
                if looser and cells and max(map(len, cells)) > LONGEST_CELL:
                    note(_TOO_LONG.at("", number))
                elif not encoding.is_sound and (undecoded := next((each for each in cells if _UNDECODED in each), "")):
                    note(self._undecoded(undecoded).at("", number))
                else:
                    yield number, cells

    def _well_formed(self, reader: Iterator[list[str]], note: Note) -> Iterator[NumberedRow]:
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                note(_broken(str(error)).at("", number))
                if "expected after" not in str(error):  # then what comes next is no row of its own
                    return
                continue
            yield number, cells

    def _undecoded(self, cell: str) -> Fault:
        remedy = "save the file as UTF-8, or tell its encoding"
        return Fault(f"holds bytes that are not {self.encoding.codec}", remedy, value=cell)


_TOO_LONG = Fault(f"has a cell of more than {LONGEST_CELL:,} characters", "shorten it")


def _broken(reason: str) -> Fault:
    if "field limit" in reason:
        return Fault(
            f"has a cell of more than {LONGEST_CELL:,} characters",
            "shorten it, or close the double quotes with which it begins; reading stopped here",
        )
    if "end of data" in reason:
        return Fault("begins a cell with double quotes that never close", "close them; all behind them was not read")
    return Fault(f"is not well-formed ({reason})", 'double each quote inside a quoted cell: "the ""Salt Way"""')
