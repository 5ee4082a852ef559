"""JSON: a list of records, in a file of its own or within an object, or a record on each line, as a stream of rows.

Keys within keys become columns with dots (`area.name`). A list of plain values becomes a list cell, its values parted
by bars; a list of anything else stays JSON, in one cell.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from graph_model.faults import Fault
from graph_model.values import join
from loaders.tabular.members import Member
from loaders.tabular.settings import TableSettings
from loaders.tabular.source import BROKEN_OFF, Note, NumberedRow, TabularSource, broken_off, unreadable

LINES = "lines"
_DEEPEST = 20
Record = tuple[int, Any]


def open_json(member: Member, settings: TableSettings) -> TabularSource:
    """Open JSON; its records are read once for the names of the columns, and again as rows are asked for."""
    try:
        path, others = (settings.records, []) if settings.records else _find_records(member)
    except BROKEN_OFF as error:
        return unreadable(member.name, str(error), "check the file: it may be cut short")
    if path is None:
        return unreadable(
            member.name, "is JSON without a list of records", "tell where they are, as records: data.items"
        )
    records = _Records(member, path)
    faults: list[Fault] = []
    columns = records.columns(faults.append)
    where = "a record on each line" if path == LINES else f"the records of {path or 'its list'}"
    chosen = [f"JSON, {where}"]
    if others:
        chosen.append(f"not read: the records of {', '.join(others)}")
    if records.has_lists:
        chosen.append("the values of a list are parted by bars")
    if not columns and not faults:
        faults = [Fault(f"has no records at {path!r}", "tell another path", file=member.name)]
    return TabularSource(
        member.name, columns, chosen, [replace(each, file=member.name) for each in faults], records.rows
    )


def looks_like_json(beginning: bytes) -> bool:
    """Tell whether a text begins as JSON does, and not as a table whose first name stands in brackets."""
    text = beginning.decode("utf-8-sig", "replace").lstrip()
    inner = text[1:].lstrip()[:1]
    return (text[:1] == "{" and inner in ('"', "}", "")) or (text[:1] == "[" and inner in ("{", "[", "]", '"', ""))


def _find_records(member: Member) -> tuple[str | None, list[str]]:
    """Return the path to the first list of records, and the paths of the others; `lines` where each line is one."""
    if _has_records_on_lines(member):
        return LINES, []
    if member.beginning().decode("utf-8-sig", "replace").lstrip().startswith("["):
        return "", []
    paths: list[str] = []
    with member.open() as stream:
        before = ""
        for prefix, event, _ in _parsed("parse", stream):
            if event == "start_map" and before == "start_array" and "item" not in prefix.split(".")[:-1]:
                paths.append(prefix.removesuffix(".item"))
            before = event
    return (paths[0], paths[1:]) if paths else (None, [])


def _has_records_on_lines(member: Member) -> bool:
    with member.open() as stream, io.TextIOWrapper(stream, "utf-8-sig", "replace") as text:
        filled = (line for line in text if line.strip())
        first, second = next(filled, ""), next(filled, "")
    if not first.lstrip().startswith("{") or (second and not second.lstrip().startswith("{")):
        return False
    try:
        json.loads(first)
    except ValueError:
        return False
    return bool(second) or member.name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson", ".jsonlines"))


class _Records:
    """The records of a JSON file at a path."""

    def __init__(self, member: Member, path: str) -> None:
        self.member, self.path = member, path
        self.names: list[str] = []
        self.has_lists = False

    def columns(self, note: Note) -> list[str]:
        """Return the names of all columns, in the order in which they are met."""
        names: dict[str, None] = {}
        try:
            for _, record in self._records(lambda _: None):
                for name, value in _flat(record):
                    names.setdefault(name)
                    self.has_lists = self.has_lists or isinstance(value, list)
        except BROKEN_OFF as error:
            note(broken_off(error))
        self.names = list(names)
        return self.names

    def rows(self, note: Note) -> Iterator[NumberedRow]:
        """Yield the records as rows; the number is that of the line, or of the record in its list."""
        for number, record in self._records(note):
            cells = {name: _cell(value) for name, value in _flat(record)}
            yield number, [cells.get(name, "") for name in self.names]

    def _records(self, note: Note) -> Iterator[Record]:
        return self._of_lines(note) if self.path == LINES else self._of_list()

    def _of_lines(self, note: Note) -> Iterator[Record]:
        with self.member.open() as stream, io.TextIOWrapper(stream, "utf-8-sig", "replace") as text:
            for number, line in enumerate(text, 1):
                if not line.strip():
                    continue
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError) as error:
                    note(Fault(f"is no well-formed JSON ({error})", "mend the line", value=line.strip()).at("", number))

    def _of_list(self) -> Iterator[Record]:
        prefix = f"{self.path}.item" if self.path else "item"
        with self.member.open() as stream:
            yield from enumerate(_parsed("items", stream, prefix), 1)


def _parsed(how: str, stream: BinaryIO, *path: str) -> Iterator[Any]:
    """Yield what ijson finds (`parse`: its events; `items`: values at a path).

    Raises:
        ValueError: the text is no well-formed JSON.
    """
    import ijson

    try:
        yield from getattr(ijson, how)(stream, *path, use_float=True)
    except ijson.JSONError as error:
        raise ValueError(f"is no well-formed JSON ({str(error).splitlines()[0]})") from None


def _flat(record: Any, prefix: str = "", depth: int = 0) -> Iterable[tuple[str, Any]]:
    """Yield the names of columns and the values of a record; a list of records stands for itself."""
    if not isinstance(record, dict):
        if isinstance(record, list) and not prefix:  # rows without names
            yield from ((str(place), value) for place, value in enumerate(record, 1))
        else:
            yield prefix or "value", record
        return
    for key, value in record.items():
        name = f"{prefix}.{key}" if prefix else str(key)
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, name, depth + 1)
        else:
            yield name, value


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return join(map(_cell, value))
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
