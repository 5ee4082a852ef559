"""Loading mapped tables into a data-set folder, with a report of every fault and a summary that balances."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from loaders.dataset.writing import refuse_other_things
from loaders.files.atomic_folder import write_folder
from loaders.mapping.fault_log import FaultLog
from loaders.mapping.finishing import finish
from loaders.mapping.loading import Load, Progress, no_progress
from loaders.mapping.model import Mapping
from loaders.mapping.staging import Staging
from loaders.mapping.summary import Summary
from loaders.mapping.writing import write_tables


@contextmanager
def loaded(mapping: Mapping, progress: Progress = no_progress) -> Iterator[Load]:
    """Give what the tables of a mapping say, staged, without the rows at fault; these stand in its summary's report.

    Raises:
        InvalidData: the mapping does not fit the tables.
    """
    without: frozenset[int] = frozenset()
    late = FaultLog()
    while True:  # each round leaves out at least one more row
        with closing(Staging()) as staging:
            load = Load(mapping, staging, without, late, progress)
            load.read()
            if finish(load):
                without |= late.places()
                continue
            load.summary.report.extend(load.listed_faults())
            yield load
            return


def load_into(
    mapping: Mapping,
    folder: Path,
    *,
    skip_faults: bool = False,
    replace: bool = False,
    progress: Progress = no_progress,
    before_writing: Callable[[Load], None] = lambda _: None,
) -> Summary:
    """Load mapped tables into a data-set folder; return the summary.

    With errors nothing is written, unless `skip_faults` leaves out the rows at fault. `before_writing` is called with
    what was read.

    Raises:
        InvalidData: the mapping does not fit the tables.
        ForeignFiles: tables are in the folder that were not written by us, or were edited since.
    """
    with loaded(mapping, progress) as load:
        before_writing(load)
        if not load.summary.report.errors or skip_faults:
            refuse_other_things(folder)
            write_folder(folder, lambda new: write_tables(load, new, folder.resolve().name), replace=replace)
        return load.summary
