"""Tables that pandas writes: it makes numbers with a point of whole ones wherever a column has an empty cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.dataset.reading import read_dataset

pandas = pytest.importorskip("pandas")


def test_what_pandas_writes_reads_as_it_was_meant(tmp_path: Path) -> None:
    cities = pandas.DataFrame({"id": [1, 2], "name": ["Northport", "Southport"], "population": [120_000, None]})
    networks = pandas.DataFrame({"id": [10, 11], "name": ["Harbour League", "Port Union"], "founded": [1987, None]})
    members = pandas.DataFrame({"from": [1, 2, None], "to": [10, 11, None], "since": [2001, 2002, None]}).iloc[:2]
    members["until"] = pandas.to_datetime(["2010-05-04 00:00:00", None])
    for name, frame in (("city", cities), ("organisation", networks)):
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    members.to_csv(tmp_path / "member_of.csv", index=False, date_format="%Y-%m-%d %H:%M:%S")
    written = (tmp_path / "member_of.csv").read_text("utf-8")
    assert "1.0,10.0,2001.0,2010-05-04 00:00:00" in written

    graph = read_dataset(tmp_path)
    assert graph.node("1").properties["population"] == 120_000
    assert graph.node("10").properties["founded"] == "1987"
    first, second = sorted(graph.relationships(), key=lambda each: each.start)
    assert (first.start, first.end) == ("1", "10")
    assert (first.attributes["since"], first.attributes["until"]) == ("2001", "2010-05-04")
    assert (second.start, second.end, second.attributes["since"]) == ("2", "11", "2002")
