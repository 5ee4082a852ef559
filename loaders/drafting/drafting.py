"""Drafting a mapping of a table: look at what stands in it, guess, and say what is unsure."""

from __future__ import annotations

from pathlib import Path

from graph_model.faults import InvalidData, Report
from graph_model.folding import folded_words
from graph_model.wording import counted, first_of
from loaders.drafting.folding_columns import fold_columns
from loaders.drafting.guess import Guess
from loaders.drafting.guessing import guess
from loaders.drafting.profiles import profile
from loaders.drafting.writing import write_draft
from loaders.tabular.opening import open_sources
from loaders.tabular.settings import FOUND_OUT, TableSettings
from loaders.tabular.source import TabularSource


def draft_mapping(path: Path, settings: TableSettings = FOUND_OUT) -> str:
    """Return a first mapping of a table as YAML; a pattern names the files of one table over many.

    Raises:
        NoData: there is no such file.
        InvalidData: it is no table; the report says why, with the remedy.
    """
    sources = open_sources(path.parent, path.name, settings)
    readable = [source for source in sources if source.columns]
    if not readable:
        raise InvalidData(Report([fault for source in sources for fault in source.faults]))
    table = profile(readable) if len(readable) == 1 else fold_columns(profile(readable))
    found = guess(table)
    faults = Report([fault for source in sources for fault in source.faults])
    notes = [*_how_read(readable), *_lacking(readable, found)]
    notes += (
        [f"{counted(len(faults), 'row')} not read, the first of them: {faults.in_order()[0]}"] if len(faults) else []
    )
    return write_draft(path.name, table, found, notes, of_many=len({each.origin for each in readable}) > 1)


def _how_read(sources: list[TabularSource]) -> list[str]:
    if len(sources) == 1:
        return [f"It was read so: {'; '.join(sources[0].chosen)}."]
    return [f"One table over {counted(len(sources), 'file')}: {first_of([source.file for source in sources], 8)}."]


def _lacking(sources: list[TabularSource], found: Guess) -> list[str]:
    """Return which files lack columns that the draft uses: they may be called otherwise there."""
    notes = []
    nodes = {node.column.name: node.column.headers or [node.column.name] for node in found.nodes}
    for source in sources:
        there = {folded_words(name) for name in source.columns}
        lacking = [name for name, headers in nodes.items() if not there & set(map(folded_words, headers))]
        if lacking and not found.matrix:
            notes.append(
                f"UNSURE: {source.file} has no {first_of(lacking, 6)}; if it is called otherwise, say it by columns:"
            )
    return notes
