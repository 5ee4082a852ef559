"""What Popolo and FollowTheMoney can hold comes back as it was; what they cannot is said with its count."""

from __future__ import annotations

import io
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import Graph
from loaders.dataset.writing import write_dataset
from loaders.formats.followthemoney.format import FOLLOWTHEMONEY
from loaders.formats.followthemoney.schemata import literals, schemata
from loaders.formats.format import Format
from loaders.formats.popolo.format import POPOLO
from loaders.opening import open_graph

_OF_NODES = "of nodes that are left out"
BOTH = pytest.mark.parametrize("form", [POPOLO, FOLLOWTHEMONEY], ids=lambda each: each.name)
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=12).filter(
    lambda text: "@" not in text and not text.isspace()
)
PLAIN_DATES = st.sampled_from(["1987", "2013-11", "2013-11-04", "2020"])


def written(graph: Graph, form: Format) -> tuple[bytes, list[str]]:
    stream = io.BytesIO()
    notes = form.write(graph, stream)
    return stream.getvalue(), notes


def read_back(graph: Graph, form: Format) -> Graph:
    assert form.read is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "back.json"
        path.write_bytes(written(graph, form)[0])
        assert form.recognises(path) or not len(graph)
        back, report = form.read(path)
    assert not report.errors
    return back


def contents(graph: Graph) -> tuple[Any, Any]:
    nodes = {
        node.id: (node.type, node.name, sorted(node.attributes["aliases"]), sorted(node.properties.items()))
        for node in graph.nodes()
    }
    ties = sorted((each.start, each.type, each.end, sorted(each.properties.items())) for each in graph.relationships())
    return nodes, ties


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Return graphs of what both formats can hold: no more than years, months and days, no qualified statements."""
    graph = Graph()
    ids: dict[str, list[str]] = {}
    for node_type in ("Person", "Organisation", "City", "Role", "Forum"):
        for number, name in enumerate(draw(st.lists(NAMES, max_size=3, unique=True))):
            node_id = f"{node_type.lower()}-{number}"
            kinds = {"Organisation": ["network", "company", "bank"], "Forum": ["congress", "workshop"]}
            properties: dict[str, Any] = {}
            if node_type in kinds and draw(st.booleans()):
                properties["kind"] = draw(st.sampled_from(kinds[node_type]))
            if node_type == "Forum" and draw(st.booleans()):
                properties["on"] = draw(st.sampled_from(["2013", "2013-11-04/2013-11-07", "2014-05-02"]))
            if node_type in ("Person", "Organisation", "City") and draw(st.booleans()):
                properties["wikidata_id"] = f"Q{number}{len(name)}"
            aliases = [each for each in draw(st.lists(NAMES, max_size=2, unique=True)) if each != name]
            graph.add_node(node_type, node_id, name, properties, aliases=aliases)
            ids.setdefault(node_type, []).append(node_id)
    for tie, starts, end in (
        ("MEMBER_OF", ("Person", "City", "Organisation"), "Organisation"),
        ("HOLDS", ("Person",), "Role"),
    ):
        joins = [(a, b) for start in starts for a in ids.get(start, ()) for b in ids.get(end, ()) if a != b]
        for a, b in draw(st.lists(st.sampled_from(joins), max_size=4)) if joins else ():
            since = draw(st.none() | PLAIN_DATES)
            graph.add_relationship(a, tie, b, {"since": since} if since else {})
    for role in ids.get("Role", ()):
        if bodies := [*ids.get("Organisation", ()), *ids.get("City", ())]:
            graph.add_relationship(role, "ROLE_IN", draw(st.sampled_from(bodies)))
    return graph


@BOTH
@given(graph=graphs())
def test_what_a_format_can_hold_comes_back_as_it_was(form: Format, graph: Graph) -> None:
    nodes, ties = contents(read_back(graph, form))
    assert nodes == contents(graph)[0]
    assert ties == contents(graph)[1]


@pytest.fixture(scope="module")
def citynet() -> Graph:
    return open_graph("citynet")


@BOTH
def test_the_bundled_set_comes_back_but_for_what_is_said(form: Format, citynet: Graph) -> None:
    text, notes = written(citynet, form)
    assert written(citynet, form)[0] == text
    back = read_back(citynet, form)
    said = {note.partition(":")[0]: int(re.sub(r"\D", "", note.partition(": ")[2].split(" ")[0])) for note in notes}
    left_out = said["nodes of types that it does not have, left out"]
    sources = sum(1 for _ in citynet.nodes("Source"))
    assert len(back) - sum(1 for _ in back.nodes("Source")) == len(citynet) - sources - left_out
    lost = sum(said.get(f"relationships {each}", 0) for each in ("that have no place, left out", _OF_NODES))
    assert back.relationship_count == citynet.relationship_count - lost
    for node in back.nodes():
        if node.type != "Source":
            assert node.name == citynet.node(node.id).name
    assert back.resolve("서울").type == "City"


@BOTH
def test_all_that_is_lost_is_said(form: Format) -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul", {"population": 9}, aliases=["서울@ko"])
    graph.add_node("Organisation", "net", "Net", {"founded": "1987?", "members": 5})
    assert form.loses
    graph.add_node("Topic", "water", "Water")
    graph.add_node("Source", "book", "A book")
    graph.add_relationship("seoul", "MEMBER_OF", "net", {"since": "../1990", "note": "x"}, sources=["book#p. 5"])
    graph.add_relationship("net", "ABOUT", "water")
    graph.add_statement("net", "members", 6)
    notes = "\n".join(written(graph, form)[1])
    for said in ("population", "members", "Topic", "ABOUT", "without their doubt", "../1990", "sources without"):
        assert said in notes, said
    assert "statements of other sources" in notes
    assert "places within sources" in notes


def test_a_city_is_one_thing_in_popolo_and_dates_are_those_of_its_schema(citynet: Graph) -> None:
    document = json.loads(written(citynet, POPOLO)[0])
    cities = {each["id"] for each in document["organizations"] if each.get("classification") == "municipality"}
    assert cities == {node.id for node in citynet.nodes("City")}
    assert cities == {each["id"] for each in document["areas"] if each["classification"] == "city"}
    dates = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")  # as the schemas of Popolo have it
    for collection in document.values():
        for each in collection:
            assert all(dates.fullmatch(text) for name, text in each.items() if name.endswith("_date"))
    people = {each["id"] for each in document["persons"]}
    bodies = {each["id"] for each in document["organizations"]}
    for each in document["memberships"]:
        assert each.get("person_id") in people or each["member"]["id"] in bodies
        assert each.get("organization_id", next(iter(bodies))) in bodies


def test_entities_have_the_ids_and_properties_of_the_published_model(citynet: Graph) -> None:
    citynet_with_odd_ids = Graph.of(citynet)
    citynet_with_odd_ids.add_node("City", "break_o'day/council", "Break O'Day")
    citynet_with_odd_ids.add_relationship("break_o'day/council", "MEMBER_OF", "citynet", {"since": "2012"})
    entities = [json.loads(line) for line in written(citynet_with_odd_ids, FOLLOWTHEMONEY)[0].splitlines()]
    ids = {each["id"] for each in entities}
    assert len(ids) == len(entities)
    for each in entities:
        schema = schemata().find(each["schema"])
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z\.\-]*[0-9a-zA-Z])?", each["id"])
        for name, values in each["properties"].items():
            assert all(isinstance(value, str) for value in values)
            if name in (schema.start, schema.end) or name in schema.entities:
                assert set(values) <= ids
            else:
                assert name in literals(each["schema"]), (each["schema"], name)


def test_the_published_model_takes_every_entity(citynet: Graph) -> None:
    """Where the package followthemoney is installed (it needs a compiler), it is the judge."""
    model = pytest.importorskip("followthemoney").model
    for line in written(citynet, FOLLOWTHEMONEY)[0].splitlines():
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        model.get(entity["schema"]).validate(proxy.to_dict())
        assert {name: len(values) for name, values in entity["properties"].items()} == {
            name: len(proxy.get(name)) for name in entity["properties"]
        }


PEOPLE: Any = {
    "persons": [{"id": "break_o'day/ann", "name": "Ann", "identifiers": [{"scheme": "x", "identifier": "1"}]}],
    "organizations": [{"id": "council/break_o'day", "name": "Break O'Day Council"}],
    "memberships": [{"person_id": "break_o'day/ann", "organization_id": "council/break_o'day", "role": "Mayor"}],
}
PAYMENT: Any = {"payer": ["a"], "beneficiary": ["b"], "amountEur": ["5"], "date": ["2011-12-29"]}
MONEY: Any = [
    {"id": "a", "schema": "Person", "properties": {"name": ["Ann"], "topics": ["role.pep", "poi"]}},
    {"id": "b", "schema": "Company", "properties": {"name": ["B"]}},
    {"id": "c", "schema": "Payment", "properties": PAYMENT},
]


@pytest.mark.parametrize("content", [PEOPLE, MONEY], ids=["popolo", "followthemoney"])
def test_what_was_read_is_kept_as_a_folder_of_tables_with_its_vocabulary(content: Any, tmp_path: Path) -> None:
    lines = content if isinstance(content, list) else [content]
    (tmp_path / "file.json").write_text("\n".join(map(json.dumps, lines)))
    graph = open_graph(tmp_path / "file.json")
    write_dataset(graph, tmp_path / "folder")
    back = open_graph(tmp_path / "folder")
    assert contents(back) == contents(graph)
    assert back.relationship_count > 0
