from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

import interurban
from graph_model import InvalidData, NoData


def test_frames_of_pandas_are_tables_named_after_types() -> None:
    members = pd.DataFrame({"from": ["Lyon", "Bonn"], "to": "League", "since": pd.to_datetime(["2014-02-28", None])})
    cities = pd.DataFrame({"name": ["Lyon", "Bonn"], "population": [500000.0, None], "aliases": [["Lugdunum"], None]})
    g = interurban.from_frames(city=cities, organisation=pd.DataFrame({"name": ["League"]}), member_of=members)
    assert g.node("Lugdunum").properties == {"population": 500000}
    assert "population" not in g.node("Bonn").properties
    assert [each.properties for each in g.graph.relationships("MEMBER_OF")] == [{"since": "2014-02-28"}, {}]


def test_frames_of_polars_too() -> None:
    pl = pytest.importorskip("polars")
    g = interurban.from_frames(city=pl.DataFrame({"name": ["Lyon"], "population": [500000]}))
    assert g.node("Lyon").properties == {"population": 500000}


def test_a_mapping_as_a_dict_says_what_columns_mean_and_every_fault_is_reported() -> None:
    mapping = {
        "tables": [
            {
                "file": "members",
                "nodes": {
                    "city": {"type": "City", "name": "Town"},
                    "league": {"type": "Organisation", "name": {"constant": "League"}},
                },
                "relationships": [
                    {"type": "MEMBER_OF", "from": "city", "to": "league", "properties": {"since": "Joined"}}
                ],
            }
        ]
    }
    frame = {"Town": ["Lyon", "Bonn"], "Joined": [datetime(2014, 2, 28), "last year"]}
    g = interurban.from_frames(mapping, members=frame)
    assert [each.start for each in g.graph.relationships("MEMBER_OF")] == ["lyon"]
    assert g.faults is not None
    assert [(each.row, each.value) for each in g.faults.errors] == [(3, "last year")]
    assert g.load_summary().title == "2 rows read = 1 loaded + 0 merged + 1 skipped"
    assert "UTF-8" not in str(g.load_summary())  # of files that nobody gave
    with pytest.raises(InvalidData):
        interurban.from_frames(mapping, members={"City": ["Lyon"]})


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(NoData):
        interurban.from_frames()
    with pytest.raises(NoData):
        interurban.from_frames(city=3)


def test_the_data_of_frames_is_called_so_wherever_it_lay_meanwhile() -> None:
    assert interurban.from_frames(city={"name": ["Lyon"]}).graph.about["name"] == "frames"
