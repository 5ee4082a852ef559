"""Loading mapped tables into a data-set folder, with a report of every fault and a summary that balances."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from loaders.dataset.writing import refuse_other_things
from loaders.files.atomic_folder import files_in, write_folder
from loaders.mapping.alike_names import warn_of_alike_names
from loaders.mapping.fault_log import FaultLog
from loaders.mapping.finishing import finish
from loaders.mapping.gazetteer import require_gazetteer
from loaders.mapping.loaded_before import ledger_name, mappings_of, replaced_by
from loaders.mapping.loading import Load, Progress, no_progress
from loaders.mapping.model import Mapping
from loaders.mapping.reloading import keep_by_hand, pack, said_by_hand
from loaders.mapping.staging import Staging
from loaders.mapping.summary import Summary
from loaders.mapping.table_loading import read_tables
from loaders.mapping.writing import describe_tables, write_tables


@contextmanager
def loaded(mapping: Mapping, progress: Progress = no_progress) -> Iterator[Load]:
    """Give what the tables of a mapping say, staged, without the rows at fault; these stand in its summary's report.

    Raises:
        InvalidData: the mapping does not fit the tables.
        InterurbanError: it asks for the gazetteer, and its libraries are not installed.
    """
    require_gazetteer(mapping)
    without: frozenset[int] = frozenset()
    late = FaultLog()
    while True:  # each round leaves out at least one more row
        with closing(Staging()) as staging:
            load = Load(mapping, staging, without, late, progress)
            read_tables(load)
            if finish(load):
                without |= late.places()
                progress(-load.summary.read)
                continue
            load.summary.report.extend(load.listed_faults())
            warn_of_alike_names(load)
            yield load
            return


def load_into(
    mapping: Mapping,
    folder: Path,
    *,
    skip_faults: bool = False,
    add: bool = False,
    replace: bool = False,
    progress: Progress = no_progress,
    before_writing: Callable[[Load], None] = lambda _: None,
) -> Summary:
    """Load mapped tables into a data-set folder; return the summary.

    With errors nothing is written, unless `skip_faults` leaves out the rows at fault. What this mapping wrote there
    before is replaced. What others wrote stays with `add`; with `replace` it goes, but for what was added by hand.
    `before_writing` is called with what was read.

    Raises:
        InvalidData: the mapping does not fit the tables.
        InterurbanError: only other mappings were loaded there, and it is not said what becomes of them.
        ForeignFiles: tables are in the folder that were not written by us, or were edited since.
    """
    replaced = replaced_by(str(mapping.about["name"]), folder, add=add, replace=replace)
    with loaded(mapping, progress) as load:
        before_writing(load)
        if not load.summary.report.errors or skip_faults:
            refuse_other_things(folder)
            again = bool(mappings_of(folder))
            write_folder(folder, partial(_fill, load, folder, replaced), replace=replace or again)
        return load.summary


def _fill(load: Load, folder: Path, replaced: list[str], new: Path) -> None:
    """Write the tables into a new folder, with what a person added by hand to the one in whose place it comes."""
    name = str(load.mapping.about["name"])
    write_tables(load, new)
    pack(new, name, load.mapping.about)
    about: dict[str, Any] = {}
    if others := mappings_of(folder):
        for sentence in keep_by_hand(folder, new, replaced).in_words():
            load.summary.note(sentence)
        about = said_by_hand(folder, replaced)
        _carry_ledgers(folder, new, {ledger_name(each) for each in others if each not in replaced})
    describe_tables(load, new, folder.resolve().name, about)


def _carry_ledgers(folder: Path, new: Path, ledgers: set[str]) -> None:
    """Keep what other mappings wrote last."""
    for name, path in files_in(folder).items():
        if name in ledgers and not (new / name).exists():
            (new / name).write_bytes(path.read_bytes())
