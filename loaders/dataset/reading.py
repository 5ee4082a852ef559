"""A data-set folder: reading it whole, with every fault reported at once."""

from __future__ import annotations

from pathlib import Path

from graph_model.errors import NoData
from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary, extend_vocabulary
from loaders.dataset.building import GraphBuilder
from loaders.dataset.layout import DESCRIPTION, VOCABULARY, is_ours, tables_in
from loaders.files.atomic_folder import recover
from loaders.files.tables import read_table


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

    Raises:
        NoData: the folder is missing or holds no table.
    """
    recover(folder, lambda name: not is_ours(name))
    if not folder.is_dir():
        raise NoData(folder, "there is no such folder")
    files = tables_in(folder)
    if not files:
        raise NoData(folder, "holds no CSV table")
    vocabulary = vocabulary or bundled_vocabulary()
    if (folder / VOCABULARY).is_file():
        vocabulary = extend_vocabulary(vocabulary, folder / VOCABULARY)
    builder = GraphBuilder(Graph(vocabulary))
    builder.describe(folder / DESCRIPTION)
    builder.build([read_table(path) for path in files])
    return builder.graph, builder.report
