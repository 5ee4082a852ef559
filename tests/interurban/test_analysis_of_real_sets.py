"""Every question of analysis on real data: what its answer says holds for the tables that it was loaded from."""

from __future__ import annotations

import math
import re
import shlex
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

import interurban
from interurban import UrbanGraph
from interurban.command import interurban as command
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from queries.answers import Answer
from tests.loaders.formats.shared_data import shared

pytestmark = pytest.mark.slow

MAPPINGS = Path(__file__).resolve().parents[2] / "examples" / "mappings"
DOCUMENT = MAPPINGS.parents[1] / "docs" / "analysis.md"
SETS = ("citynet", "cdp-cities", "env-treaties", "twincities-world", "unfccc-precop")
LONG = {"unfccc-precop"}  # where some answers take a minute
TIMES = {"citynet": ("2012", "2014"), "cdp-cities": ("2016", "2018"), "env-treaties": ("1990", "2000")}
TWO = {
    "citynet": ("Seoul", "Yokohama"),
    "cdp-cities": ("Paris", "London"),
    "env-treaties": ("FRA", "JPN"),
    "twincities-world": ("Lyon", "Shanghai"),
}
TABLE = re.compile(r"^\| `interurban (?P<command>[^`]+)` \| (?P<says>[^|]+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def loaded() -> dict[str, UrbanGraph]:
    """Sets that were loaded already, by name."""
    return {}


@pytest.fixture(params=["citynet", *(pytest.param(name, marks=pytest.mark.long) for name in SETS if name != "citynet")])
def real(request: pytest.FixtureRequest, loaded: dict[str, UrbanGraph], tmp_path: Path) -> tuple[str, UrbanGraph]:
    """A set of real data, loaded by the mapping that comes with the project."""
    name: str = request.param
    if name == "citynet":
        return name, interurban.load(name)
    if name not in loaded:
        load_into(read_mapping(MAPPINGS / f"{name}.yaml", shared(name)), tmp_path / "data", skip_faults=True)
        loaded[name] = interurban.load(tmp_path / "data")
    return name, loaded[name]


def is_sound(answer: Answer) -> None:
    """Require what a paper needs: a sentence to quote, whole counts, and numbers that are numbers."""
    sentence = answer.computed["sentence"]
    assert f"cite as: {sentence}" in answer.notes
    assert "software: interurban" in sentence
    for row in answer:
        for name, value in row.items():
            assert not (isinstance(value, float) and not math.isfinite(value)), (name, row)


def test_who_is_central(real: tuple[str, UrbanGraph]) -> None:
    _, g = real
    answer = g.rank()
    is_sound(answer)
    degrees = [row["degree"] for row in answer]
    assert degrees == sorted(degrees, reverse=True)
    both_ends = 1 if "things" in answer.computed else 2
    assert sum(degrees) == both_ends * answer.computed["ties"]
    assert len(answer) == answer.computed["actors"]
    assert sum(row["pagerank"] for row in answer) == pytest.approx(1, abs=1e-6)
    assert all(0 <= row["betweenness"] <= 1 for row in answer)


def test_who_works_together(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    answer = g.clusters(runs=10)
    is_sound(answer)
    members = [each for row in answer for each in row["ids"]]
    assert len(members) == len(set(members)) == answer.computed["actors"] - answer.computed["alone"]
    assert all(0 <= row["stability"] <= 1 for row in answer)
    assert bool(answer.computed["stable"]) == (answer.computed["agreement"] >= 0.65)
    if name == "twincities-world":
        assert any("no stable partition" in text for text in answer.warnings)


def test_which_ties_are_more_than_size_explains(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    answer = g.backbone()
    is_sound(answer)
    assert all(row["p_corrected"] <= 0.05 and row["shared"] > row["expected"] for row in answer)
    if name == "env-treaties":  # neighbours who sign what concerns them alone
        pairs = {tuple(sorted((*row["who"], *row["with"]))) for row in answer}
        assert {("DNK", "SWE"), ("CZE", "SVK"), ("BGR", "ROU")} <= pairs


def test_who_stands_between(real: tuple[str, UrbanGraph]) -> None:
    _, g = real
    answer = g.brokers(limit=50)
    is_sound(answer)
    assert all(row["effective_size"] <= row["contacts"] + 1e-9 for row in answer if row["contacts"])
    assert all(
        sum(row[role] for role in ("coordinator", "itinerant", "gatekeeper", "liaison")) <= row["brokered"] + 1e-6
        for row in answer
    )


def test_who_has_the_same_ties(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    if name in LONG:
        pytest.skip("takes a minute")
    answer = g.equivalent()
    is_sound(answer)
    members = [each for row in answer for each in row["ids"]]
    assert len(members) == len(set(members))
    by_id = {row["id"]: row["betweenness"] for row in g.rank("betweenness")}
    for row in list(answer)[:20]:
        assert len({round(by_id[each], 12) for each in row["ids"]}) == 1


def test_what_changed_and_what_grew(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    if name not in TIMES:
        pytest.skip("its ties have no dates")
    first, second = TIMES[name]
    answer = g.changes(from_=first, to=second)
    is_sound(answer)
    assert all(row["sure"] in ("certain", "possible") for row in answer if row["kind"] != "Clusters")
    growth = g.growth()
    is_sound(growth)
    assert all(row["definitely"] + row["possibly"] >= 0 for row in growth)


def test_what_is_weak_in_the_data(real: tuple[str, UrbanGraph]) -> None:
    _, g = real
    answer = g.quality()
    is_sound(answer)
    for row in answer:
        assert row["of"] is None or 0 <= row["count"] <= row["of"]


def test_what_has_no_dates_is_said_to_have_none(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    if name != "twincities-world":
        pytest.skip("has dates")
    assert len(g.changes(from_="1990", to="2000")) == 0
    answer = g.growth()
    is_sound(answer)
    assert [(row["ties"], row["undated"]) for row in answer] == [(26_107, 26_107)]


def test_who_is_linked_beyond_size(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    if name in LONG:
        pytest.skip("takes a minute")
    answer = g.interlocking()
    is_sound(answer)
    links = {row["id"]: row["connectivity"] for row in answer}
    first = answer[0]
    assert first["proportionate"] == 1.0
    of_one = g.interlocking(ego=first["id"])
    assert sum(row["link"] for row in of_one) == links[first["id"]]


def test_what_two_have_in_common_and_who_may_join(real: tuple[str, UrbanGraph]) -> None:
    name, g = real
    if name not in TWO:
        pytest.skip("has few ties of a kind")
    one, other = TWO[name]
    compared = g.compare(one, other)
    is_sound(compared)
    likely = g.match(one, limit=10)
    is_sound(likely)
    tied = {each.other(g.node(one).id) for each in g.graph.relationships_of(g.node(one).id)}
    assert not tied & {row["id"] for row in likely}
    assert all(row["why"] for row in likely)
    scores = [row["score"] for row in likely]
    assert scores == sorted(scores, reverse=True)


def test_a_page_is_coloured_by_clusters(real: tuple[str, UrbanGraph], tmp_path: Path) -> None:
    name, g = real
    if name in LONG:
        pytest.skip("takes a minute")
    page = g.view(tmp_path / "page.html", colour="cluster")
    assert page.stat().st_size > 100_000


@pytest.mark.long
def test_the_document_says_what_the_commands_say(tmp_path: Path) -> None:
    _, *parts = re.split(r"^### `(?=[\w-]+`$)", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)
    told = {part.partition("`")[0]: TABLE.findall(part) for part in parts}
    assert list(told) == ["cdp-cities", "env-treaties", "twincities-world"]
    for name, rows in told.items():
        assert len(rows) == 11
        load_into(read_mapping(MAPPINGS / f"{name}.yaml", shared(name)), tmp_path / name, skip_faults=True)
        for asked, says in rows:
            printed = CliRunner().invoke(command, [*shlex.split(asked), "--data", str(tmp_path / name)]).output
            for part in says.split(" … "):
                whole = rf"(?<![\d,.]){re.escape(part)}"  # not the end of a longer number
                assert re.search(whole, " ".join(printed.split())), (name, asked, part)


def test_parties_are_those_of_the_table(loaded: dict[str, UrbanGraph], tmp_path: Path) -> None:
    name = "env-treaties"
    if name not in loaded:
        load_into(read_mapping(MAPPINGS / f"{name}.yaml", shared(name)), tmp_path / "data", skip_faults=True)
        loaded[name] = interurban.load(tmp_path / "data")
    g = loaded[name]
    signed: Any = pd.DataFrame(
        [(each.start, each.end) for each in g.graph.relationships("SIGNED")], columns=["party", "treaty"]
    ).drop_duplicates()
    degrees = signed.groupby("party").treaty.nunique().to_dict()
    assert {row["id"]: row["degree"] for row in g.rank("degree")} == degrees
    shared_by = signed.merge(signed, on="treaty").groupby(["party_x", "party_y"]).size()
    compared = g.compare("FRA", "JPN").computed
    both = int(shared_by[g.node("FRA").id, g.node("JPN").id])
    assert f"{both} in both" in compared["sentence"]
