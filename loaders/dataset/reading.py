"""A data-set folder: reading it whole, with every fault reported at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from pathlib import Path

from graph_model.errors import InterurbanError, NoData
from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary, extend_vocabulary
from graph_model.wording import counted
from loaders.dataset.building import GraphBuilder
from loaders.dataset.layout import VOCABULARY, is_read, is_table
from loaders.files.atomic_folder import files_in, state_of
from loaders.files.tables import Table, read_table

_LOG = logging.getLogger(__name__)


def read_dataset(folder: Path, vocabulary: Vocabulary | None = None) -> Graph:
    """Read a data-set folder into a graph.

    A `vocabulary.yaml` in the folder extends the vocabulary.

    Raises:
        InvalidData: the data has errors; its report lists every one. Warnings pass.
        NoData: the folder is missing or holds no table.
        VocabularyError: the folder's vocabulary contradicts itself.
    """
    graph, report = examine_dataset(folder, vocabulary)
    report.raise_errors()
    return graph


def examine_dataset(folder: Path, vocabulary: Vocabulary | None = None) -> tuple[Graph, Report]:
    """Return the graph of all that is sound in a folder, and the report of all that is not.

    Reading changes nothing in the folder. Where another process writes it meanwhile, it is read again, so that what is
    read is whole.

    Raises:
        NoData: the folder is missing, cannot be read or holds no table.
        InterurbanError: it is written again and again.
    """
    try:
        return _examine_whole(folder, vocabulary or bundled_vocabulary())
    except OSError as error:
        raise NoData(str(folder), f"cannot be read: {error.strerror or error}") from None


def _examine_whole(folder: Path, vocabulary: Vocabulary) -> tuple[Graph, Report]:
    if not folder.is_dir():
        raise NoData(folder, "there is no such folder")
    for pause in (0.0, 0.1, 0.3, 1.0, 3.0, 3.0):
        time.sleep(pause)
        files = {name: path for name, path in files_in(folder).items() if is_read(name)}
        before = state_of(files.values())
        failed: Exception | None = None
        try:
            graph, report = _examine(folder, files, vocabulary)
        except (OSError, InterurbanError) as error:
            failed = error
        after = {name: path for name, path in files_in(folder).items() if is_read(name)}
        is_whole = len(before) >= sum(not path.is_symlink() for path in files.values())  # none went as it was read
        # A file that a writer moved to its place meanwhile may have been missed, though it is the same as before.
        is_missed = after != files and (failed or report.errors)
        if is_whole and not is_missed and after.keys() == files.keys() and state_of(after.values()) == before:
            if failed:
                raise failed
            return graph, report
    raise InterurbanError(f"{folder}: is being written again and again; try later")


def _examine(folder: Path, files: Mapping[str, Path], vocabulary: Vocabulary) -> tuple[Graph, Report]:
    tables = sorted(name for name in files if is_table(name))
    if not tables:
        raise NoData(folder, "holds no CSV table")
    if VOCABULARY in files:
        vocabulary = extend_vocabulary(vocabulary, files[VOCABULARY])
    builder = GraphBuilder(Graph(vocabulary))
    builder.describe(folder, files)
    builder.build([_read(files[name]) for name in tables])
    return builder.graph, builder.report


def _read(path: Path) -> Table:
    began = time.perf_counter()
    table = read_table(path)
    _LOG.info("%s: %s, %.2f s", path, counted(len(table), "row"), time.perf_counter() - began)
    return table
