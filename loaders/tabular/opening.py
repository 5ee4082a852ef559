"""Opening whatever tables a pattern names, each by what it holds and not by its ending."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from loaders.tabular.delimited import open_delimited
from loaders.tabular.json_records import looks_like_json, open_json
from loaders.tabular.members import Member, find_members
from loaders.tabular.parquet import open_parquet
from loaders.tabular.settings import FOUND_OUT, TableSettings
from loaders.tabular.source import BROKEN_OFF, TabularSource, unreadable
from loaders.tabular.workbooks import open_workbook

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PARQUET = b"PAR1"
_OTHERS = {
    b"%PDF": ("is a PDF file", "copy its table into a spreadsheet"),
    b"\x1f\x8b": ("is packed twice", "unpack it"),
    b"BZh": ("is packed by bzip2", "unpack it"),
    b"\xfd7zXZ": ("is packed by xz", "unpack it"),
    b"7z\xbc\xaf": ("is packed by 7-Zip", "unpack it"),
    b"Rar!": ("is packed by RAR", "unpack it"),
    b"SQLite format 3": ("is an SQLite database", "save its table as CSV"),
}
_MARKUP = (b"<?xml", b"<!doctype", b"<html", b"<table")


def open_sources(base: Path, pattern: str, settings: TableSettings = FOUND_OUT) -> list[TabularSource]:
    """Open every table that a pattern names, in natural order; sheets of a workbook and members of a zip are tables.

    A file that cannot be read is a source without columns, whose faults say why.

    Raises:
        NoData: the pattern names no file.
    """
    return [source for member in find_members(base, pattern) for source in _placed(member, settings)]


def _placed(member: Member, settings: TableSettings) -> list[TabularSource]:
    sources = _open(member, settings)
    for source in sources:
        source.origin = replace(member.origin, sheet=source.origin.sheet)
    return sources


def _open(member: Member, settings: TableSettings) -> list[TabularSource]:
    try:
        beginning = member.beginning()
        if beginning.startswith(_WORKBOOKS):
            return open_workbook(member, settings)
        return [_open_one(member, beginning, settings)]
    except BROKEN_OFF as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return [unreadable(member.name, f"cannot be read: {reason}", "check the file and its permissions")]


def _open_one(member: Member, beginning: bytes, settings: TableSettings) -> TabularSource:
    if beginning.startswith(_PARQUET):
        return open_parquet(member)
    for mark, (message, remedy) in _OTHERS.items():
        if beginning.startswith(mark):
            return unreadable(member.name, message, remedy)
    if beginning.lstrip()[:9].lower().startswith(_MARKUP):
        return unreadable(
            member.name, "is a web page or XML, and no table", "open it in a spreadsheet and save it as CSV"
        )
    if looks_like_json(beginning) and not settings.delimiter:
        return open_json(member, settings)
    return open_delimited(member, settings)
