"""Drafting a mapping of a table: look at what stands in it, guess, and say what is unsure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph_model.errors import InterurbanError
from graph_model.faults import InvalidData, Report
from graph_model.folding import folded_words
from graph_model.wording import counted, first_of
from loaders.drafting.folding_columns import fold_columns
from loaders.drafting.guess import Guess
from loaders.drafting.guessing import guess
from loaders.drafting.profiles import profile
from loaders.drafting.sheets import sheet_naming, sheets_alike, sheets_in_words
from loaders.drafting.writing import write_draft
from loaders.mapping.examination import is_mapping
from loaders.tabular.opening import open_sources
from loaders.tabular.settings import FOUND_OUT, TableSettings
from loaders.tabular.source import TabularSource


def draft_mapping(path: Path, settings: TableSettings = FOUND_OUT) -> str:
    """Return a first mapping of a table as YAML; a pattern names the files of one table over many.

    Of a workbook the sheets are drafted that most share a header, unless `settings` names others.

    Raises:
        NoData: there is no such file.
        InvalidData: it is no table; the report says why, with the remedy.
        InterurbanError: it is a mapping.
    """
    if is_mapping(path):
        raise InterurbanError(f"{path}: is a mapping already; load it with -o FOLDER, or draft the table that it reads")
    sources, sheet, notes = _opened(path, settings)
    readable = [source for source in sources if source.columns]
    if not readable:
        raise InvalidData(Report([fault for source in sources for fault in source.faults]))
    table = profile(readable, path.name) if len(readable) == 1 else fold_columns(profile(readable, path.name))
    found = guess(table)
    faults = Report([fault for source in sources for fault in source.faults])
    notes = [*notes, *_how_read(readable), *_lacking(readable, found), *_faults_in_words(faults)]
    origins = {each.origin for each in readable}
    if len({(each.folder, each.name) for each in origins}) > 1:
        named_by = "name"
    else:
        named_by = "sheet" if len(origins) > 1 else ""
    return write_draft(path.name, table, found, notes, sheet=sheet, named_by=named_by)


def _opened(path: Path, settings: TableSettings) -> tuple[list[TabularSource], str, list[str]]:
    """Return what is drafted, the sheet or pattern of sheets that a mapping has to name for it, and what is said."""
    sources = open_sources(path.parent, path.name, settings)
    if settings.sheet is not None or not any(source.origin.sheet for source in sources):
        return sources, str(settings.sheet or ""), []
    everything = open_sources(path.parent, path.name, replace(settings, sheet="*"))
    chosen = sheets_alike(everything)
    pattern = sheet_naming(chosen, everything)
    said = list(sheets_in_words(chosen, everything, pattern))
    is_first = [source.file for source in sources] == [source.file for source in chosen]
    return chosen, "" if is_first else pattern or chosen[0].origin.sheet, said


def _faults_in_words(faults: Report) -> list[str]:
    notes = []
    if faults.errors:
        notes.append(f"{counted(len(faults.errors), 'row')} not read, the first of them: {faults.errors[0]}")
    if faults.warnings:
        notes.append(f"Seen in {counted(len(faults.warnings), 'table')}, as in {faults.warnings[0]}")
    return notes


def _how_read(sources: list[TabularSource]) -> list[str]:
    if len(sources) == 1:
        return [f"It was read so: {'; '.join(sources[0].chosen)}."]
    if len({source.origin.name for source in sources}) == 1 and sources[0].origin.sheet:
        kind, names = "sheet", [source.origin.sheet for source in sources]
    else:
        kind, names = "file", [source.file for source in sources]
    return [f"One table over {counted(len(sources), kind)}: {first_of(names, 8)}."]


def _lacking(sources: list[TabularSource], found: Guess) -> list[str]:
    """Return which files lack columns that the draft uses: they may be called otherwise there."""
    notes = []
    nodes = {
        node.column.name: node.column.headers or [node.column.name] for node in found.nodes if not node.is_the_body
    }
    for source in sources:
        there = {folded_words(name) for name in source.columns}
        lacking = [name for name, headers in nodes.items() if not there & set(map(folded_words, headers))]
        if lacking and not found.matrix:
            notes.append(
                f"UNSURE: {source.file} has no {first_of(lacking, 6)}; if it is called otherwise, say it by columns:"
            )
    return notes
