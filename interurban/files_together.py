"""What is said alike of many files or sheets of one table, said once, with a balance that stays whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from loaders.mapping.summary import FileCount, Summary

if TYPE_CHECKING:
    from graph_model.faults import Cause

FEWEST = 4  # files of one table that are told of together

_VARYING = re.compile(r"'[^']*'|\d[\d,.]*")
_ROWS = re.compile(r"(?<= in )(?P<rows>\d[\d,]*) rows?\b")

Each = TypeVar("Each")
Key = TypeVar("Key", bound=Hashable)


class Together:
    """Which files are told of together: those of a table over many; `name_of` says what they are called as one."""

    def __init__(self, files: Iterable[FileCount]) -> None:
        tables = _by(files, lambda each: each.table)
        self.sizes: dict[str, int] = {}
        self._names: dict[str, str] = {}
        for table, counts in tables.items():
            names = dict.fromkeys(each.file for each in counts)
            if len(names) >= FEWEST:
                name = _in_words(table, list(names))
                self.sizes[name] = len(names)
                self._names |= dict.fromkeys(names, name)

    def __bool__(self) -> bool:
        return bool(self.sizes)

    def name_of(self, file: str) -> str:
        """Return what the files of its table are called; the file itself, where it is told of alone."""
        return self._names.get(file, file)

    def summary(self, summary: Summary) -> Summary:
        """Return a summary with one balance for all files that are told of together, and each note once."""
        files = [_added(name, each) for name, each in _by(summary.files, lambda each: self.name_of(each.file)).items()]
        notes = _by(summary.notes, lambda note: (self.name_of(note[0]), self._kind_of(*note)))
        told = [(name, self._note(name, [text for _, text in each])) for (name, _), each in notes.items()]
        return Summary(files, summary.nodes, summary.relationships, told)

    def causes(self, causes: Iterable[Cause]) -> list[Cause]:
        """Return causes, those once that differ only in the file; of such, how often and in how many files."""
        found = []
        for (name, *_), alike in _by(causes, self._cause_key).items():
            if len(alike) == 1:
                found += alike
                continue
            rows = sum(len(each.rows) for each in alike)
            first = alike[0].fault.file
            sheet = first[first.find("[") :] if " sheets of " in name else first
            fault = replace(alike[0].fault, file=f"{len(alike)} of {name}, first {sheet}", row=None)
            found.append(replace(alike[0], fault=fault, rows=(None,) * rows))
        return found

    def _cause_key(self, cause: Cause) -> tuple[str, ...]:
        fault = cause.fault
        return (self.name_of(fault.file), fault.severity, fault.column, fault.value, fault.told)

    def _kind_of(self, file: str, text: str) -> str:
        return _VARYING.sub("…", _ROWS.sub("rows", text)) if file in self._names else text

    def _note(self, name: str, texts: list[str]) -> str:
        """Return notes of one kind as one: with the sum of their rows, or the first with how many are like it."""
        if name not in self.sizes:
            return texts[0]
        found = [_ROWS.search(text) for text in texts]
        rows = [int(match["rows"].replace(",", "")) for match in found if match]
        told = _ROWS.sub(f"{sum(rows):,} rows", texts[0]) if len(rows) == len(texts) else texts[0]
        if len(rows) < len(texts) and len(set(texts)) > 1:
            return f"{told} (of one; {len(texts) - 1:,} others are like it)"
        return told if len(texts) == self.sizes[name] else f"{told} (in {len(texts):,} of them)"


def _in_words(table: str, files: Sequence[str]) -> str:
    books = {file.partition("[")[0] for file in files}
    kind = f"{len(files):,} sheets of" if all(file.endswith("]") for file in files) else f"{len(files):,} files"
    return f"{kind} {books.pop() if len(books) == 1 else table}"


def _added(name: str, counts: Sequence[FileCount]) -> FileCount:
    skipped = sum((each.skipped for each in counts), Counter[str]())
    read, loaded, merged = (sum(each) for each in zip(*((c.read, c.loaded, c.merged) for c in counts), strict=True))
    return FileCount(name, read, loaded, merged, skipped)


def _by(items: Iterable[Each], key: Callable[[Each], Key]) -> dict[Key, list[Each]]:
    found: dict[Key, list[Each]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
