"""What is this that I am given? The one place that knows data by what an analyst calls it, and opens it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import NoData
from graph_model.faults import Report, shorten
from graph_model.graph import Graph
from graph_model.vocabulary_reading import bundled_vocabulary
from loaders.dataset.layout import IMPORT_ARGUMENTS, VOCABULARY, belongs_to_dataset, is_table
from loaders.formats.dataset import DATASET
from loaders.formats.format import Format

BUNDLED = Path(__file__).with_name("datasets")
DEFAULT = "citynet"


@dataclass(frozen=True, slots=True)
class Given:
    """What was named: data on disk in some format, or (without a format) a database at an address."""

    name: str
    path: Path | None = None
    format: Format | None = None

    @property
    def is_database(self) -> bool:
        """Whether it is the address of a database."""
        return self.format is None


def recognise(name: str | Path) -> Given:
    """Return what a name or a path stands for; a folder of yours goes before a bundled data set.

    Raises:
        NoData: it is a file that no format reads, or nothing can be called so.
    """
    text = str(name)
    if "://" in text:
        return Given(text)
    path = _without_tilde(Path(text))
    if text in bundled_datasets() and not _is_folder(path):
        path = BUNDLED / text
    try:
        return Given(text, path, _format_in(path))
    except OSError as error:
        raise NoData(shorten(text), f"cannot be read: {error.strerror or error}") from None
    except ValueError:  # a null, or half a character
        raise NoData(shorten(text), "no folder can be called so") from None


def _format_in(path: Path) -> Format:
    if is_dataset(path):
        return DATASET  # without a look at every other format: they take as long to load as all the rest of a look-up
    from loaders.formats.registry import format_in

    return format_in(path)


def _without_tilde(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # of `~somebody` whom nobody knows: then a folder may be called so
        return path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what it stands in may not be ours to read
        return False


def bundled_datasets() -> list[str]:
    """Return the names of the data sets that come with interurban."""
    return sorted(path.name for path in BUNDLED.iterdir() if path.is_dir())


def default_data() -> str:
    """Return what is meant where no data is named: the current folder, if it is a data set, or else a bundled one."""
    return "." if is_dataset(Path()) else DEFAULT


def is_dataset(folder: Path) -> bool:
    """Tell whether a folder holds tables of a data set: those named after our types, or beside a vocabulary any."""
    tables = tables_in(folder)
    if (folder / IMPORT_ARGUMENTS).is_file():
        return False
    if not tables or (folder / VOCABULARY).is_file():
        return bool(tables)
    vocabulary = bundled_vocabulary()
    return any(belongs_to_dataset(vocabulary, name) for name in tables)


def tables_in(folder: Path) -> list[str]:
    """Return the names of the CSV files in a folder; none, if it is gone or not ours to read."""
    try:
        return [path.name for path in folder.iterdir() if is_table(path.name) and path.is_file()]
    except OSError:
        return []


def open_graph(name: str | Path) -> Graph:
    """Read the graph from data on disk, or from a bundled data set.

    Raises:
        NoData: there is no such data.
        InvalidData: it has errors; its report lists every one.
    """
    graph, report = examine(name)
    report.raise_errors(str(name))
    return graph


def examine(name: str | Path) -> tuple[Graph, Report]:
    """Return the graph of all that is sound, and the report of all that is not.

    Raises:
        NoData: there is no such data on disk.
    """
    given = recognise(name)
    if given.path is None or given.format is None or given.format.read is None:
        raise NoData(name, "is the address of a database, not data on disk")
    return given.format.read(given.path)
