"""What is exported: the whole or a part, as of a date, with results beside it; and what is said of it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

import interurban
from graph_model import Graph, InterurbanError
from interurban import UrbanGraph
from interurban.exports import Export
from interurban.facade.given import ScopeOptions
from loaders.formats.registry import WRITTEN
from tests.interurban.conftest import Run
from visualizations.encoding import type_look

OPTIONS = ["--of", "City", "--through", "Organisation"]


def test_the_command_writes_a_part_at_a_date_with_results(run: Run, citynet: UrbanGraph, tmp_path: Path) -> None:
    path = tmp_path / "members.gexf"
    result = run("export", "--at", "2014", *OPTIONS, "--with", "rank,clusters", "-o", str(path))
    assert result.stdout == ""
    back = nx.read_gexf(path)
    ranked = citynet.rank(of="City", through="Organisation", at=2014).to_dicts()
    actors = {node: data for node, data in back.nodes(data=True) if data["type"] == "City"}
    assert {row["id"] for row in ranked} == set(actors)
    for row in ranked:
        for name in ("rank", "degree", "degree_share", "betweenness", "pagerank"):
            assert actors[row["id"]][name] == pytest.approx(row[name], rel=1e-12)
    for row in citynet.clusters(of="City", through="Organisation", at=2014):
        assert {actors[member]["cluster"] for member in row["ids"]} == {row["cluster"]}
    assert f"wrote {path}: made of {len(back):,} nodes, {back.number_of_edges():,} relationships" in result.stderr
    assert "Leiden" in result.stderr
    assert "Leiden" in path.read_text("utf-8")  # the file says what was computed, too
    assert back.nodes["seoul"]["viz"]["color"]["r"] == int(type_look("City").colour[1:3], 16)


def test_a_part_is_what_rank_counts(citynet: UrbanGraph, tmp_path: Path) -> None:
    asked: ScopeOptions = {"of": "City", "through": "Organisation", "by": ["MEMBER_OF", "BASED_IN"], "at": "2014"}
    path = citynet.export(tmp_path / "part.graphml", **asked).path
    back = nx.read_graphml(path, force_multigraph=True)
    assert {data["type"] for _, data in back.nodes(data=True)} == {"City", "Organisation"}
    counts = citynet.rank("degree", **asked).computed
    assert len({(a, b) for a, b, _ in back.edges}) == counts["ties"]
    assert len(back) == counts["actors"] + counts["things"]
    graph = citynet.graph
    held = {data["statement"]: data["held"] for *_, data in back.edges(data=True)}
    assert set(held.values()) == {"definitely", "possibly"}
    for each in graph.relationships():
        if (each.start, each.end) in {(a, b) for a, b, _ in back.edges} and each.key in held:
            data = [
                d for a, b, d in back.edges(data=True) if (a, b, d["statement"]) == (each.start, each.end, each.key)
            ]
            assert [row["held"] for row in data] == [graph.timing.holds(each, "2014").value][: len(data)]


def test_a_part_has_every_step_of_a_composite_tie(citynet: UrbanGraph, tmp_path: Path) -> None:
    path = citynet.export(tmp_path / "part.graphml", of="Person", through="Organisation", by="OFFICE_IN").path
    back = nx.read_graphml(path, force_multigraph=True)
    assert {data["type"] for *_, data in back.edges(data=True)} == {"HOLDS", "ROLE_IN"}
    assert {data["type"] for _, data in back.nodes(data=True)} == {"Person", "Role", "Organisation"}


def test_what_brokers_and_the_backbone_say_of_nodes_stands_beside_them(tmp_path: Path) -> None:
    from networkx.generators.social import davis_southern_women_graph

    graph = Graph()
    for ends in davis_southern_women_graph().edges:
        woman, event = (each.replace(" ", "-") for each in ends)
        for node_type, name in (("Person", woman), ("Forum", event)):
            if name not in graph:
                graph.add_node(node_type, name, name)
        graph.add_relationship(woman, "PARTICIPATED_IN", event)
    s = UrbanGraph(graph).two_mode(of="Person", through="Forum")
    kept, found = s.backbone(alpha=0.1, correction="none"), s.brokers(groups="cluster")
    s.export(tmp_path / "davis.graphml", with_=[kept, found])
    back = nx.read_graphml(tmp_path / "davis.graphml")
    ties = dict(back.nodes(data="backbone_ties"))
    assert sum(value or 0 for value in ties.values()) == 2 * kept.computed["kept"] > 0
    for row in found:
        assert back.nodes[row["id"]]["brokered"] == row["brokered"]
        assert back.nodes[row["id"]]["constraint"] == pytest.approx(row["constraint"])
    written = s.export(tmp_path / "names.graphml", with_=["brokers", "backbone"])
    assert any(note.startswith("Backbone: ") for note in written.notes)
    with pytest.raises(InterurbanError, match="says nothing of single nodes"):
        s.export(tmp_path / "no.graphml", with_=[s.equivalent()])


def test_direct_ties_are_a_part_too(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "city.csv").write_text("name\nA\nB\nC\nD\n")
    (folder / "twinned_with.csv").write_text("from,to,since\nA,B,1990\nB,C,2010\n")
    g = interurban.load(folder)
    written = g.export(tmp_path / "twins.graphml", of="City", through="TWINNED_WITH", at=2000, with_="degree")
    back = nx.read_graphml(tmp_path / "twins.graphml")
    assert {tuple(sorted(pair)) for pair in back.edges} == {("a", "b")}
    assert not back.is_directed()
    assert (written.nodes, written.relationships) == (2, 1)
    assert back.nodes["a"]["degree"] == 1


def test_at_a_date_only_what_held_then(citynet: UrbanGraph, tmp_path: Path) -> None:
    written = citynet.export(tmp_path / "then.json", at=2014)
    back = nx.node_link_graph(json.loads((tmp_path / "then.json").read_text("utf-8")), edges="edges")
    graph = citynet.graph
    expected = {
        (each.start, each.end, each.key): graph.timing.holds(each, "2014").value
        for each in graph.relationships()
        if graph.timing.holds(each, "2014")
    }
    assert {(a, b, key): held for a, b, key, held in back.edges(keys=True, data="held")} == expected
    assert written.relationships == len(expected) < graph.relationship_count


def test_the_whole_has_every_node_and_no_mark(citynet: UrbanGraph, tmp_path: Path) -> None:
    written = citynet.export(tmp_path / "whole.graphml")
    assert (written.nodes, written.relationships) == (len(citynet.graph), citynet.graph.relationship_count)
    back = nx.read_graphml(tmp_path / "whole.graphml", force_multigraph=True)
    assert not any("held" in data for *_, data in back.edges(data=True))


@pytest.mark.parametrize("name", ["dataset", "neo4j-admin"])
def test_what_a_folder_cannot_carry_is_said_with_the_count(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    options = [*OPTIONS, "--at", "2014", "--with", "degree", "--with", "clusters"]
    said = run("export", "-f", name, "-o", str(folder), *options).stderr
    assert f"{name} has no place for results: 83 values left out (rank, degree, degree_share, cluster)" in said
    assert "held only possibly at 2014 without a mark" in said
    if name == "dataset":
        part = interurban.load(folder)  # with the sources that it cites
        assert {node.type for node in part.graph.nodes()} == {"City", "Organisation", "Role", "Source"}
        run("check", str(folder))


def test_every_measure_beside_one_that_is_named(citynet: UrbanGraph, tmp_path: Path) -> None:
    citynet.export(tmp_path / "all.json", of="City", with_=["rank", "pagerank"])
    back = nx.node_link_graph(json.loads((tmp_path / "all.json").read_text("utf-8")), edges="edges")
    first = next(node for node, found in back.nodes(data=True) if found.get("rank") == 1)
    assert {"degree", "betweenness", "pagerank"} <= back.nodes[first].keys()
    assert back.nodes[first]["pagerank"] == max(found.get("pagerank", 0) for _, found in back.nodes(data=True))


def test_a_stream_takes_a_file_and_says_the_same(run: Run, citynet: UrbanGraph) -> None:
    stream = io.BytesIO()
    written = citynet.export(stream, "graphml", with_="degree")
    result = run("export", "-f", "graphml", "--with", "degree")
    assert result.stdout_bytes == stream.getvalue()
    assert result.stderr.splitlines() == list(written.notes)
    assert written.path is None
    with pytest.raises(TypeError, match="has no path"):
        open(written)  # noqa: PTH123, SIM115 -- what takes a path takes what was written


def test_counts_agree_with_their_nouns(tmp_path: Path) -> None:
    assert str(Export(None, 1, 1)) == "1 node, 1 relationship"
    assert str(Export(tmp_path, 2, 1)) == f"{tmp_path}: made of 2 nodes, 1 relationship"


def test_what_was_written_is_a_path_and_shows_what_to_know(citynet: UrbanGraph, tmp_path: Path) -> None:
    written = citynet.export(tmp_path / "seats.graphml", through="PART_OF", of="Organisation")
    assert Path(written) == tmp_path / "seats.graphml"
    assert repr(written).startswith(f"<{tmp_path / 'seats.graphml'}: ")
    assert "lists joined by bars" in repr(written)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["-o", "x.gexf", "--with", "fame"],
            "'fame' is no result of nodes; use some of: rank, clusters, backbone, brokers",
        ),
        (["-o", "x.gexf", "--of", "Persn"], "did you mean Person"),
        (["-o", "x.gexf", "--of", "Person", "--through", "MOU"], "no Person tied through MOU"),
    ],
)
def test_what_cannot_be_exported_is_one_reason(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("export", *arguments, code=1)
    assert message in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_format_that_is_none_is_an_error_in_python(citynet: UrbanGraph, tmp_path: Path) -> None:
    with pytest.raises(InterurbanError, match=f"'dot' is no format; use one of: {', '.join(WRITTEN)}"):
        citynet.export(tmp_path / "x", "dot")
    with pytest.raises(InterurbanError, match=r"x\.dot: its name does not say the format"):
        citynet.export(tmp_path / "x.dot")


def test_what_is_not_ours_is_not_written_over(run: Run, citynet: UrbanGraph, tmp_path: Path) -> None:
    path = tmp_path / "mine.gexf"
    path.write_text("mine")
    assert "--replace" in run("export", "-o", str(path), code=1).stderr
    assert path.read_text() == "mine"
    citynet.export(path, replace=True, of="City", through="Organisation")
    citynet.export(path, of="City", through="Organisation", at=2014)  # what we wrote, we replace
    assert len(nx.read_gexf(path)) < len(citynet.graph)


def test_on_data_without_cities_a_part_is_of_what_the_data_has(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "person.csv").write_text("name\nAnn\nBen\n")
    (folder / "organisation.csv").write_text("name\nParty\n")
    (folder / "member_of.csv").write_text("from,to\nAnn,Party\nBen,Party\n")
    g = interurban.load(folder)
    written = g.export(tmp_path / "part.graphml", by="MEMBER_OF", with_="degree")
    back = nx.read_graphml(tmp_path / "part.graphml")
    assert {node: data["degree"] for node, data in back.nodes(data=True) if "degree" in data} == {"ann": 1, "ben": 1}
    assert sum("this data has no City tied through" in note for note in written.notes) == 1
