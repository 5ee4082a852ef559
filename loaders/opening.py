"""Opening data by what an analyst calls it: a folder, or the name of a bundled data set."""

from __future__ import annotations

from pathlib import Path

from graph_model.errors import InterurbanError
from graph_model.faults import Report
from graph_model.graph import Graph
from loaders.dataset.reading import examine_dataset, read_dataset

BUNDLED = Path(__file__).with_name("datasets")


def bundled_datasets() -> list[str]:
    """Return the names of the data sets that come with interurban."""
    return sorted(path.name for path in BUNDLED.iterdir() if path.is_dir())


def open_graph(where: str | Path) -> Graph:
    """Read the graph from a data-set folder or a bundled data set.

    Raises:
        InterurbanError: there is no such data, or it has errors.
    """
    return read_dataset(folder_of(where))


def examine(where: str | Path) -> tuple[Graph, Report]:
    """Return the graph of all that is sound, and the report of all that is not.

    Raises:
        InterurbanError: there is no such data.
    """
    return examine_dataset(folder_of(where))


def folder_of(where: str | Path) -> Path:
    """Return the folder that a name or path stands for; a folder of yours goes before a bundled data set.

    Raises:
        InterurbanError: it is the address of a database.
    """
    if "://" in str(where):
        raise InterurbanError(f"{where}: is an address, not a folder; `interurban pull` reads from a database")
    if str(where) in bundled_datasets() and not Path(where).is_dir():
        return BUNDLED / str(where)
    return Path(where).expanduser()
