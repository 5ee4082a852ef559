"""DataFrames of pandas or polars as tables: each becomes a file of its own, and is read and checked as one.

Nothing of either library is imported here: a frame is what has `columns`, and a column for each of them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graph_model.errors import NoData
from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.values import join
from loaders.files.csv_text import write_csv

_NOTHING = frozenset({"NAType", "NaTType", "NoneType"})


def examine_frames(frames: Mapping[str, Any]) -> tuple[Graph, Report]:
    """Return the graph of frames that are named after types (`city`, `member_of`), with the columns of our tables.

    Raises:
        NoData: there is no frame, or one is none.
    """
    from loaders.dataset.reading import examine_dataset

    with as_files(frames, ".csv") as folder:
        return examine_dataset(folder)


def examine_mapped_frames(frames: Mapping[str, Any], mapping: Mapping[str, Any]) -> tuple[Graph, Report]:
    """Return the graph that a mapping makes of frames, which it names as its files.

    Raises:
        InvalidData: the mapping is wrong, or does not fit the frames.
        NoData: there is no frame, or one is none.
    """
    from loaders.mapping.examination import examine_mapped
    from loaders.mapping.reading import mapping_of
    from loaders.mapping.summary import AS_READ, MappedReport

    with as_files(frames) as folder:
        graph, report = examine_mapped(mapping_of(dict(mapping), folder), "frames")
    if isinstance(report, MappedReport) and report.rows is not None:
        said = report.rows.notes  # how the files were read that the frames became, which nobody gave, is no news
        report.rows.notes = [(file, text) for file, text in said if not text.startswith(AS_READ)]
    return graph, report


@contextmanager
def as_files(frames: Mapping[str, Any], suffix: str = "") -> Iterator[Path]:
    """Give a temporary folder in which each frame is a CSV file of its name."""
    if not frames:
        raise NoData("frames", "there are none; name them after types, as in city=..., member_of=...")
    with tempfile.TemporaryDirectory(prefix="interurban-") as parent:
        folder = Path(parent) / "frames"  # by which the data is called
        folder.mkdir()
        for name, frame in frames.items():
            header, columns = _columns(name, frame)
            with (folder / f"{name}{suffix}").open("w", encoding="utf-8", newline="") as file:
                write_csv([header], file)
                write_csv(zip(*columns, strict=True), file)
        yield folder


def _columns(name: str, frame: Any) -> tuple[list[str], list[list[str]]]:
    try:
        names = list(frame.columns if hasattr(frame, "columns") else frame)
        columns = [[cell(value) for value in _values(frame[each])] for each in names]
    except (TypeError, KeyError, AttributeError):
        raise NoData(name, "is no frame; give one of pandas or polars, or a dict of lists") from None
    return [str(each) for each in names], columns


def _values(column: Any) -> Iterable[Any]:
    for method in ("to_list", "tolist"):
        if hasattr(column, method):
            values: Iterable[Any] = getattr(column, method)()
            return values
    return list(column)


def cell(value: Any) -> str:
    """Return a value of a frame as a cell of a table: nothing where it has none, and dates and numbers plainly.

    >>> cell(2014.0), cell(float("nan")), cell(datetime(2014, 2, 28)), cell(["서울", "SMG"])
    ('2014', '', '2014-02-28', '서울 | SMG')
    """
    if isinstance(value, str):
        return value
    if type(value).__name__ in _NOTHING or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if (value.hour, value.minute, value.second) == (0, 0, 0) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set):
        return join(cell(each) for each in value)
    return str(value)
