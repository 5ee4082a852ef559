"""DataFrames of pandas or polars as tables: each becomes a file of its own, and is read and checked as one.

Nothing of either library is imported here: a frame is what has `columns`, and a column for each of them.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graph_model.errors import NoData
from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from graph_model.values import join
from graph_model.vocabulary import NodeType, RelationshipType
from graph_model.vocabulary_reading import bundled_vocabulary
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

    with as_files(frames) as folder:
        return examine_mapped(mapping_of(dict(mapping), folder), "frames")


def examine_networkx(graph: Any, node_type: str, relationship_type: str) -> tuple[Graph, Report]:
    """Return what a NetworkX graph holds as nodes and relationships of one type each.

    The name of a node is its `name`, its `label`, or what it is in the graph. Attributes that the types have become
    properties; others are left out, with a warning that counts them.

    Raises:
        UnknownType: the vocabulary has no such type.
        NoData: there is no node.
    """
    vocabulary = bundled_vocabulary()
    node, tie = vocabulary.find_node_type(node_type), vocabulary.find_relationship_type(relationship_type)
    if not len(graph):
        raise NoData("the graph", "has no node")
    left_out: Counter[str] = Counter()
    ids = {each: f"n{place}" for place, each in enumerate(graph)}
    nodes = [
        {"id": ids[each], "name": _name(each, said), "aliases": said.get("aliases")} | _known(said, node, left_out)
        for each, said in graph.nodes(data=True)
    ]
    ties = [
        {"from": ids[start], "to": ids[end]} | _known(said, tie, left_out)
        for start, end, said in graph.edges(data=True)
    ]
    frames = {node.name.lower(): _as_columns(nodes)} | ({tie.name.lower(): _as_columns(ties)} if ties else {})
    found, report = examine_frames(frames)
    for name, count in left_out.items():
        message = f"is an attribute that the types have not, left out {count:,} times"
        report.add(Fault(message, "rename it as a property, or give a vocabulary", name, severity="warning"))
    return found, report


def _name(node: Any, said: Mapping[str, Any]) -> str:
    return cell(said.get("name") or said.get("label") or node)


def _known(said: Mapping[str, Any], kind: NodeType | RelationshipType, left_out: Counter[str]) -> dict[str, Any]:
    """Return the attributes that are properties of a type; count the others."""
    named = ("name", "label", "aliases") if isinstance(kind, NodeType) else ()
    left_out.update(name for name in said if name not in kind.properties and name not in named)
    return {name: value for name, value in said.items() if name in kind.properties}


def _as_columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


@contextmanager
def as_files(frames: Mapping[str, Any], suffix: str = "") -> Iterator[Path]:
    """Give a temporary folder in which each frame is a CSV file of its name."""
    if not frames:
        raise NoData("frames", "there are none; name them after types, as in city=..., member_of=...")
    with tempfile.TemporaryDirectory(prefix="interurban-frames-") as folder:
        for name, frame in frames.items():
            header, columns = _columns(name, frame)
            with (Path(folder) / f"{name}{suffix}").open("w", encoding="utf-8", newline="") as file:
                write_csv([header], file)
                write_csv(zip(*columns, strict=True), file)
        yield Path(folder)


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
