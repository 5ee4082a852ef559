"""A mapping as data: how it is known, on which files it depends, and what its tables say, read as a data set."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_model.errors import InterurbanError, NoData
from graph_model.faults import InvalidData, Report
from graph_model.graph import Graph

if TYPE_CHECKING:
    from loaders.mapping.model import Mapping

_TABLES = re.compile(r"^tables\s*:", re.MULTILINE)
_PACKED = re.compile(r"(\.zip)[\\/].*", re.IGNORECASE)  # what is behind a zip file names its members
_MOST_LOOKED_AT = 1_000_000


def is_mapping(path: Path) -> bool:
    """Tell whether a file is a mapping: a YAML file that speaks of tables."""
    try:
        if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
            return False
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return _TABLES.search(file.read(_MOST_LOOKED_AT)) is not None
    except OSError:
        return False


def files_of(path: Path) -> list[Path]:
    """Return the files on which a mapping depends, itself among them; of a faulty mapping only itself."""
    from loaders.mapping.reading import read_mapping

    try:
        mapping = read_mapping(path)
    except InterurbanError:
        return [path]
    patterns = {_PACKED.sub(r"\1", each) for table in mapping.tables for each in table.files}
    found: set[Path] = set()
    for pattern in patterns:
        if (mapping.folder / pattern).is_file():
            found.add(mapping.folder / pattern)
        elif not Path(pattern).is_absolute():
            found.update(each for each in mapping.folder.glob(pattern) if each.is_file())
    return [path, *sorted(found)]


def examine_mapping(path: Path) -> tuple[Graph, Report]:
    """Return the graph of all rows that are sound, and the report of all that are not.

    Raises:
        NoData: the mapping cannot be read.
    """
    from loaders.mapping.reading import read_mapping

    try:
        return examine_mapped(read_mapping(path), path.stem)
    except InvalidData as error:
        return Graph(), error.report


def examine_mapping_value(data: dict[str, Any]) -> tuple[Graph, Report]:
    """Return what a mapping in the form of a dict makes of its tables, which lie in the current folder.

    Raises:
        InvalidData: the mapping is wrong, or does not fit the tables.
    """
    from loaders.mapping.reading import mapping_of

    mapping = mapping_of(data)
    return examine_mapped(mapping, str(mapping.about["name"]))


def examine_mapped(mapping: Mapping, name: str) -> tuple[Graph, Report]:
    """Return the graph that a mapping makes of its tables, and the report, a MappedReport; a row at fault is left out.

    Raises:
        InvalidData: the mapping does not fit the tables.
    """
    import tempfile  # as in `loaders.files.atomic_file`

    from loaders.dataset.reading import examine_dataset
    from loaders.mapping.running import loaded
    from loaders.mapping.writing import describe_tables, write_tables

    with tempfile.TemporaryDirectory(prefix="interurban-load-") as folder:
        with loaded(mapping) as load:
            write_tables(load, Path(folder))
            describe_tables(load, Path(folder), name, {})
            report: Report = load.summary.report
        try:
            graph, more = examine_dataset(Path(folder))
        except NoData:  # no row says anything
            return Graph(mapping.vocabulary), report
    report.extend(more)
    return graph, report
