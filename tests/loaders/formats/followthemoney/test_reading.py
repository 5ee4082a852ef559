"""FollowTheMoney entities become nodes, and what joins them relationships."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph, Report
from loaders.formats.followthemoney.schemata import schemata
from loaders.opening import examine, recognise
from tests.loaders.formats.shared_data import shared

Entity = dict[str, Any]


def entity(given: str, schema: str, **properties: list[str]) -> Entity:
    return {"id": given, "schema": schema, "properties": properties}


def read(entities: list[Any], folder: Path, name: str = "entities.ftm.json") -> tuple[Graph, Report]:
    path = folder / name
    text = "".join(each if isinstance(each, str) else json.dumps(each) + "\n" for each in entities).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    return examine(path)


def told(report: Report) -> str:
    return "\n".join(str(fault) for fault in report)


def test_things_and_what_joins_them_with_dates_amounts_and_lists(tmp_path: Path) -> None:
    graph, report = read(
        [
            entity("pay", "Payment", payer=["ann"], beneficiary=["co"], amountEur=["1000.5"], date=["2011-12-29"]),
            entity(
                "ann", "Person", name=["Ann Lee", "Anna Lee"], alias=["서 안"], birthDate=["1980"], gender=["female"]
            ),
            entity(
                "co", "Company", name=["Co"], incorporationDate=["1999-05"], leiCode=["A", "B"], country=["de", "fr"]
            ),
            entity("seoul", "PublicBody", name=["Seoul"], classification=["municipality"]),
            entity("mayor", "Position", name=["Mayor of Seoul"], organization=["seoul"]),
            entity("o", "Occupancy", holder=["ann"], post=["mayor"], startDate=["2011-10-27"], endDate=["2020"]),
            entity("m", "Membership", member=["seoul"], organization=["co"], role=["founding"], startDate=["1987"]),
            entity("n", "Membership", member=["ann"], organization=["co"], role=["Beirat"]),
            entity("d", "Directorship", director=["ann"], organization=["co"], role=["Chair"], startDate=["2001"]),
            entity("w", "Ownership", owner=["ann"], asset=["co"], percentage=["51"]),
            entity("f", "Family", person=["ann"], relative=["bo"], relationship=["brother"]),
            entity("bo", "Person", name=["Bo"], addressEntity=["a"]),
            entity("a", "Address", full=["1 Road"], city=["Seoul"]),
        ],
        tmp_path,
    )
    ann = graph.resolve("서 안")
    assert (ann.type, ann.name, ann.properties) == ("Person", "Ann Lee", {"birth_date": "1980", "gender": "female"})
    company = graph.node("co").properties
    assert company == {"kind": "company", "founded": "1999-05", "lei_code": ["A", "B"], "country": ["de", "fr"]}
    assert graph.node("seoul").type == "City"
    found = {(each.type, each.start, each.end): each.properties for each in graph.relationships()}
    assert found == {
        ("PAID", "ann", "co"): {"on": "2011-12-29", "amount_eur": 1000.5},
        ("ROLE_IN", "mayor", "seoul"): {},
        ("HOLDS", "ann", "mayor"): {"since": "2011-10-27", "until": "2020"},
        ("MEMBER_OF", "seoul", "co"): {"tier": "founding", "since": "1987"},
        ("MEMBER_OF", "ann", "co"): {"role": "Beirat"},
        ("DIRECTS", "ann", "co"): {"since": "2001", "role": "Chair"},
        ("OWNS", "ann", "co"): {"percentage": "51"},
        ("TIED_TO", "ann", "bo"): {"kind": "family", "relationship": "brother"},
        ("TIED_TO", "bo", "a"): {"kind": "address_entity"},
    }
    assert graph.node("a").properties == {"kind": "address", "city": "Seoul"}
    assert not list(report)


def test_what_does_not_fit_is_counted_with_its_line(tmp_path: Path) -> None:
    graph, report = read(
        [
            entity("x", "Starship", name=["Voyager"], warp=["9"]),
            entity("p", "Person", name=["Pat"], birthDate=["yesterday"], website=["https://a.org", "https://b.org"]),
            "{broken\n",
            "[1]\n",
            entity("q", "Payment", payer=["p"]),
            entity("r", "Payment", payer=["p"], beneficiary=["gone"]),
            entity("s", "Payment", payer=["p", "x"], beneficiary=["x", "p"], amount=["7"]),
            entity("t", "Person", name=["Part"]) | {"first_seen": "2020", "datasets": ["eu list"]},
            entity("t", "Person", alias=["Parts"], name=["Part", "Two"]),
            {"id": 5, "schema": "Person", "properties": {}},
        ],
        tmp_path,
    )
    assert graph.node("x").properties == {"kind": "starship", "warp": "9"}
    assert graph.node("p").properties == {"url": "https://a.org"}
    part = graph.node("t")
    assert ([alias.text for alias in part.aliases], len(part.sources)) == (["Two", "Parts"], 1)
    assert graph.relationship_count == 2
    for said in (
        "schema that is not known, read as nodes of its kind: 1 (Starship)",
        ":2:birth_date: 'yesterday' is not a date, and is left out",
        "values beside the first of what has only one here, left out: 1 (website)",
        ":3: is no JSON object on one line",
        ":4: is no JSON object on one line",
        "relationships that name only one end, left out: 1 (Payment without beneficiary)",
        "relationships to what the file does not hold, left out: 1 (gone)",
        "relationships that name several at one end, which become one for each, with all that is stated: 1",
        "relationships of a thing to itself, left out: 2",
        "fields of entities that have no place, left out: 1 (first_seen)",
        "entities that stand on several lines, which are joined: 1 (t)",
        "lines without an id or properties, left out: 1 (line 10)",
    ):
        assert said in told(report), said


def test_it_is_known_by_its_first_line_also_when_packed(tmp_path: Path) -> None:
    lines = [{"caption": "A", **entity("a", "Person", name=["A"])}]
    graph, _ = read(lines, tmp_path, "what.jsonl.gz")
    assert graph.node("a").name == "A"
    given = recognise(tmp_path / "what.jsonl.gz").format
    assert given is not None
    assert given.name == "followthemoney"


def test_party_donations_have_the_sums_of_their_source() -> None:
    graph, report = examine(shared("ftm-party-donations") / "entities.ftm.json")
    kinds = Counter((node.type, node.properties.get("kind")) for node in graph.nodes())
    assert kinds == {
        ("Organisation", None): 18,
        ("Organisation", "company"): 56,
        ("Person", None): 22,
        ("Node", "address"): 89,
    }
    money: dict[str, float] = defaultdict(float)
    for each in graph.relationships("PAID"):
        money[graph.node(each.end).name] += each.properties["amount_eur"]
    stated = {"CDU": 17231420, "CSU": 6394282, "FDP": 6039987, "SPD": 4125977, "MLPD": 3368136, "AGFG": 1221256}
    assert {name: int(money[name]) for name in stated} == stated
    assert not report.errors


def test_the_table_of_schemata_is_that_of_the_published_model() -> None:
    """Where the package followthemoney is installed (it needs a compiler), its model is the judge."""
    model = pytest.importorskip("followthemoney").model
    concrete = {each.name: each for each in model.schemata.values() if not each.abstract}
    known = schemata()
    assert concrete.keys() == known.by_name.keys()
    for name, published in concrete.items():
        ours = known.by_name[name]
        ends = (published.source_prop.name, published.target_prop.name) if published.edge else ("", "")
        assert (ours.start, ours.end) == ends, name
        named = {each.name for each in published.properties.values() if each.type.name == "entity" and not each.stub}
        assert named - set(ends) <= ours.entities, name
        kinds = {each.name: each.type.name for each in published.properties.values()}
        assert {each for each, kind in kinds.items() if kind == "number"} <= known.kinds.keys(), name
