"""Reports of real data: each section says what its question answers, or why it has no answer."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

import interurban
from graph_model import Graph, InterurbanError
from interurban import UrbanGraph
from interurban.command import interurban as command
from interurban.reports import Subject, describe_report
from interurban.reports.composing import SECTIONS
from queries.analysis.backbones import effort
from queries.analysis.choosing import choose_scope
from queries.analysis.scope import Scope
from visualizations.reports.document import Report, Section


def report_of(g: UrbanGraph, scope: Scope | None = None) -> dict[str, Section]:
    """Return the sections of a report by their headings."""
    asked = scope or choose_scope(g.graph)
    found = describe_report(Subject(g.graph, g.graph, asked, g.faults))
    assert [each.heading for each in found.sections] == [heading for heading, _ in SECTIONS]
    return {each.heading: each for each in found.sections}


@pytest.fixture
def davis(tmp_path: Path) -> UrbanGraph:
    """Davis's Southern women: 18 women at 14 events (Davis, Gardner and Gardner 1941), as networkx has them."""
    graph = nx.davis_southern_women_graph()
    for name, ends in (("person.csv", 0), ("forum.csv", 1)):
        rows = [(_id(each), each) for each, side in graph.nodes(data="bipartite") if side == ends]
        _write(tmp_path / name, [("id", "name"), *rows])
    _write(tmp_path / "participated_in.csv", [("from", "to"), *((_id(one), _id(other)) for one, other in graph.edges)])
    return interurban.load(tmp_path)


def _id(name: str) -> str:
    return name.casefold().replace(" ", "-")


def _write(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_published_numbers_stand_in_the_sentences(davis: UrbanGraph) -> None:
    sections = report_of(davis)
    holds, central = sections["What the data holds"], sections["Central actors"]
    assert "32 nodes of 2 types, joined by 89 relationships of 1 type" in holds.says[0]
    assert "18 actors tied through 14 things" in central.says[0]
    assert central.table
    assert [row[1] for row in central.table.rows if row[3] == "8"] == [
        "Evelyn Jefferson",
        "Nora Fayette",
        "Theresa Anderson",
    ]


def test_a_section_without_an_answer_says_why(davis: UrbanGraph) -> None:
    sections = report_of(davis)
    assert "no date" in sections["Growth"].says[0]
    assert sections["Mixing by country"].says[0].startswith("There is no answer: ")
    assert sections["Growth"].figure is None


def test_data_without_ties_has_a_report() -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    sections = report_of(UrbanGraph(graph))
    assert "1 node of 1 type, joined by 0 relationships" in sections["What the data holds"].says[0]
    assert sections["Central actors"].says[0].startswith("There is no answer: ")


def test_what_a_table_leaves_out_is_said(citynet: UrbanGraph) -> None:
    central = report_of(citynet)["Central actors"].table
    assert central
    assert len(central.rows) == 15
    assert central.caption == "The first 15 of 25 rows; all: interurban rank --limit 25"
    assert len(citynet.rank(limit=25)) == 25


def test_growth_counts_what_is_certain_and_what_is_possible(citynet: UrbanGraph) -> None:
    rows = [row for row in citynet.growth() if row["year"] == 2013]
    certain, possible = (sum(row[held] for row in rows) for held in ("definitely", "possibly"))
    says = " ".join(report_of(citynet)["Growth"].says)
    assert f"Most are certain in 2013: at least {certain}, at most {certain + possible}." in says


def test_a_section_that_would_not_end_soon_is_left_out_and_the_others_come(
    davis: UrbanGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "AFFORDABLE", 100)
    sections = report_of(davis)
    (said,) = sections["Backbone"].says
    assert said.startswith("Left out, for it would not end soon: ")
    assert re.search(r" pairs would be looked at, which takes about [1-9]\d* minutes?; without what more than", said)
    assert "`interurban backbone --exact`" in said
    assert all(section.table for heading, section in sections.items() if heading in ("Central actors", "Brokers"))


def test_a_scope_is_that_of_every_section(tmp_path: Path) -> None:
    path = tmp_path / "members.md"
    done = CliRunner().invoke(command, ["report", "-o", str(path), "--through", "Organisation", "--at", "2014"])
    assert (done.exit_code, done.stderr) == (0, f"wrote {path}\n")
    text = path.read_text("utf-8")
    assert "Whose ties count: City tied through Organisation, at 2014" in text
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert sum(token.type == "heading_open" and token.tag == "h2" for token in tokens) == len(SECTIONS)


def test_the_same_data_gives_the_same_bytes(citynet: UrbanGraph, tmp_path: Path) -> None:
    one, other = citynet.report(tmp_path / "one.html"), interurban.load("citynet").report(tmp_path / "other.html")
    assert one.read_bytes() == other.read_bytes()


def test_a_report_is_of_a_known_format_and_replaces_only_our_own(citynet: UrbanGraph, tmp_path: Path) -> None:
    with pytest.raises(
        InterurbanError, match=r"report\.pdf: a report is HTML or Markdown; name it so, as in report\.html"
    ):
        citynet.report(tmp_path / "report.pdf")
    foreign = tmp_path / "report.html"
    foreign.write_text("mine", "utf-8")
    done = CliRunner().invoke(command, ["report", "-o", str(foreign)], input="n\n")
    assert done.exit_code != 0
    assert foreign.read_text("utf-8") == "mine"


def test_a_report_is_plain_data(citynet: UrbanGraph) -> None:
    found = describe_report(Subject(citynet.graph, citynet.graph, choose_scope(citynet.graph), None), "A title")
    assert isinstance(found, Report)
    assert found.title == "A title"


@pytest.mark.parametrize(("spells", "kept"), [((9, 1, 1, 1), 1), ((1, 1, 1, 1), 0)])
def test_direct_ties_have_a_backbone_too(spells: tuple[int, ...], kept: int) -> None:
    graph = Graph()
    for number in range(5):
        graph.add_node("City", f"c{number}", f"City {number}")
    for number, count in enumerate(spells, 1):
        for year in range(count):
            graph.add_relationship("c0", "TWINNED_WITH", f"c{number}", {"since": f"{1950 + year}"})
    asked = Scope.resolve(graph.vocabulary, of="City", through="TWINNED_WITH", weight="spells")
    section = report_of(UrbanGraph(graph), asked)["Backbone"]
    assert section.says[0].startswith(f"Of 4 ties {kept} weigh more")  # (1 - 9 / 12) ** 3 = 0.016, Serrano et al. 2009
    assert (section.figure is not None) == bool(kept)
