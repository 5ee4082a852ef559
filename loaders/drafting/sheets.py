"""Which sheets of a workbook are one table: those that most share a header; and the pattern that names just these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import takewhile

from graph_model.folding import folded_words
from graph_model.wording import counted, first_of
from loaders.tabular.source import TabularSource

_SPECIAL = "*?[]"
_MOST_NAMED = 5


def sheets_alike(sources: Sequence[TabularSource]) -> list[TabularSource]:
    """Return tables, and of each workbook only the sheets whose header most others have, too; of equals the first."""
    often = Counter(_header(source) for source in sources if source.columns)
    chosen: dict[str, tuple[str, ...]] = {}
    for source in sources:
        if source.origin.sheet and source.columns:
            header = _header(source)
            if often[header] > often[chosen.setdefault(_workbook(source), header)]:
                chosen[_workbook(source)] = header
    return [
        source
        for source in sources
        if not source.origin.sheet or (source.columns and _header(source) == chosen[_workbook(source)])
    ]


def sheet_naming(chosen: Sequence[TabularSource], sources: Sequence[TabularSource]) -> str:
    """Return the name or pattern by which a mapping reads just the chosen ones of all sheets; empty, if none does."""
    wanted = {source.file for source in chosen}
    for pattern in _patterns([source.origin.sheet for source in chosen]):
        if wanted == {each.file for each in sources if fnmatchcase(each.origin.sheet, pattern)}:
            return pattern
    return ""


def sheets_in_words(chosen: Sequence[TabularSource], sources: Sequence[TabularSource], pattern: str) -> Iterator[str]:
    """Yield what is to be said of the choice of sheets."""
    taken = {source.file for source in chosen}
    others = [source.origin.sheet for source in sources if source.file not in taken]
    if others:
        which = "those that share a header are" if len(chosen) > 1 else "the first that holds a table is"
        left_out = first_of(others, _MOST_NAMED)
        yield f"Of {counted(len(sources), 'sheet')} {which} drafted, not {left_out}; --sheet drafts others."
    if others and not pattern:
        yield "UNSURE: no pattern names just these sheets; give each a table of its own, or rename them"


def _header(source: TabularSource) -> tuple[str, ...]:
    return tuple(map(folded_words, source.columns))


def _workbook(source: TabularSource) -> str:
    return source.file.removesuffix(f"[{source.origin.sheet}]")


def _patterns(names: list[str]) -> Iterator[str]:
    """Yield patterns that fit all of these names, the plainest first."""
    if len(set(names)) == 1:
        yield names[0]
    yield "*"
    parts = [f"{_beginning(names)}*", f"*{_beginning([name[::-1] for name in names])[::-1]}"]
    shared = set(names[0]).intersection(*names[1:])
    parts += [f"*{letter}*" for letter in sorted(shared, key=lambda each: (each.isalnum(), each))]
    yield from (each for each in parts if not set(each.strip("*")) & set(_SPECIAL))


def _beginning(names: list[str]) -> str:
    """Return what all names begin with."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(min(names), max(names), strict=False))
    return "".join(letter for letter, _ in pairs)
