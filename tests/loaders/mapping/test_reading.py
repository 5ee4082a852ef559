from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graph_model import InvalidData
from graph_model.yaml_reading import read_placed
from loaders.mapping.grammar import mapping_schema
from loaders.mapping.reading import mapping_of, read_mapping

EXAMPLES = sorted((Path(__file__).resolve().parents[3] / "examples" / "mappings").glob("*.yaml"))


def faults_of(text: str, tmp_path: Path) -> list[tuple[int | None, str, str, str]]:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidData) as caught:
        read_mapping(path)
    return [(each.row, each.column, each.message, each.remedy) for each in caught.value.report]


def test_every_fault_of_form_is_named_at_once_with_key_line_and_remedy(tmp_path: Path) -> None:
    text = """\
nmae: members
tables:
  - fiel: members.csv
    header: first
    nodes:
      city: {type: City, name: town, known: maybe}
    relationships: none
"""
    assert faults_of(text, tmp_path) == [
        (1, "nmae", "is no key that is known here", "did you mean name?"),
        (3, "tables.1.fiel", "is no key that is known here", "did you mean file?"),
        (4, "tables.1.header", "should be a whole number", ""),
        (6, "tables.1.nodes.city.known", "should be true or false", ""),
        (7, "tables.1.relationships", "should be a list, as in [a, b]", ""),
        (3, "tables.1", "file is missing", "add file: a file, or a pattern of several, beside the mapping"),
    ]


def test_a_property_beside_its_place_is_told_where_it_belongs(tmp_path: Path) -> None:
    text = """\
tables:
  - file: members.csv
    nodes: {city: {type: City, name: town, population: inhabitants}}
    relationships:
      - {type: MEMBER_OF, from: city, to: city, since: joined}
"""
    faults = faults_of(text, tmp_path)
    assert [each[1] for each in faults] == ["tables.1.nodes.city.population", "tables.1.relationships.1.since"]
    assert "if it is a property, write it below properties: {population: ...}" in faults[0][3]
    assert "if it is a property, write it below properties: {since: ...}" in faults[1][3]


def test_every_fault_of_meaning_is_named_at_once(tmp_path: Path) -> None:
    text = """\
as_known_on: next year
vocabulary: {nodes: {Street: {properties: {length: metres}}}}
tables:
  - file: members.csv
    nodes:
      city: {type: Citty, name: town}
      mou: {type: MOU, name: {column: title, date: dmyy, match: "("}, properties: {subject: title}}
      several: {type: City, id: code, name: {column: towns, split: ";"}}
      nothing: {type: City}
      both: {type: City, name: {column: a, text: "{b}"}}
    relationships:
      - {type: MEMBER, from: city, to: mou}
      - {type: MEMBER_OF, from: several, to: mou}
      - {type: SIGNED, from: severall, to: mou}
"""
    faults = faults_of(text, tmp_path)
    found = [(row, key, message) for row, key, message, _ in faults]
    assert (1, "as_known_on", "is no date") in found
    (remedy,) = (each[3] for each in faults if each[2] == "MEMBER_OF cannot run from City to MOU")
    assert "from City to MOU there are SIGNED, TIED_TO; or add the ends" in remedy
    assert (2, "vocabulary", "Street.length: 'metres' is no property type; use one of: ") in [
        (row, key, message.partition("text")[0]) for row, key, message in found
    ]
    assert (6, "tables.1.nodes.city.type", "is no node type") in found
    assert (7, "tables.1.nodes.mou.properties.subject", "is no property of MOU") in found
    assert (7, "tables.1.nodes.mou.name.date", "there is no form of dates called 'dmyy'") in found
    assert any(key == "tables.1.nodes.mou.name.match" for _, key, _ in found)
    assert (8, "tables.1.nodes.several.id", "is the id of several nodes") in found
    assert (9, "tables.1.nodes.nothing", "has neither a name nor an id") in found
    assert (10, "tables.1.nodes.both.name", "stands in several ways: column, text") in found
    assert (12, "tables.1.relationships.1.type", "is no relationship type") in found
    assert (13, "tables.1.relationships.2", "MEMBER_OF cannot run from City to MOU") in found
    assert (14, "tables.1.relationships.3.from", "is no node of this table") in found


def test_a_day_of_a_value_that_is_none_is_faulted_where_it_stands(tmp_path: Path) -> None:
    text = """\
tables:
  - file: members.csv
    nodes: {city: {type: City, name: town}, network: {type: Organisation, name: network}}
    relationships:
      - type: MEMBER_OF
        from: city
        to: network
        as_known_on:
          column: network
          values:
            C40: 2024-02
            METREX: 2023-11/2023-12
            ICLEI: 2024-13
"""
    ((row, key, message, _),) = faults_of(text, tmp_path)
    assert (row, key) == (13, "tables.1.relationships.1.as_known_on.values.ICLEI")
    assert message == "is no date that exists"
    (tmp_path / "as-stated.yaml").write_text(
        text.replace("2024-13", "31/12/2024\n          date: [edtf, dmy]"), "utf-8"
    )
    read_mapping(
        tmp_path / "as-stated.yaml"
    )  # what they are is only known when they are read by the form that is stated


def test_what_is_no_yaml_and_what_stands_twice_is_said_with_its_line(tmp_path: Path) -> None:
    assert faults_of("tables: [\n", tmp_path)[0][0] == 2
    ((line, _, message, _),) = faults_of("name: a\nname: b\ntables: []\n", tmp_path)
    assert (line, message) == (2, "the name 'name' stands twice")


def test_a_mapping_may_be_a_dict() -> None:
    data: dict[str, Any] = {
        "name": "members",
        "tables": [{"file": "members.csv", "header": 2, "nodes": {"city": {"type": "City", "name": "town"}}}],
    }
    mapping = mapping_of(data)
    assert mapping.about["name"] == "members"
    assert mapping.tables[0].header == 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_the_published_schema_and_is_short(path: Path) -> None:
    text = path.read_text("utf-8")
    data, faults = read_placed(text)
    assert not faults
    validator = jsonschema.Draft202012Validator(mapping_schema())
    assert [error.message for error in validator.iter_errors(_as_json(data.plain))] == []
    assert read_mapping(path).tables
    assert len([line for line in text.splitlines() if line.strip() and not line.startswith("#")]) <= 40


@pytest.mark.parametrize(
    "wrong",
    [
        {"tables": [{"fiel": "a.csv"}]},
        {"tables": [{"file": "a.csv", "nodes": {"city": {"name": "a"}}}]},
        {"tables": [{"file": "a.csv", "nodes": {"c": {"type": "City", "name": {"column": "a", "case": "Title"}}}}]},
        {"tables": [{"file": "a.csv", "header": -1}]},
    ],
    ids=["unknown key", "no type", "unknown word", "negative"],
)
def test_the_schema_refuses_what_reading_refuses(wrong: dict[str, Any]) -> None:

    validator = jsonschema.Draft202012Validator(mapping_schema())
    validator.check_schema(mapping_schema())
    assert list(validator.iter_errors(wrong))
    with pytest.raises(InvalidData):
        mapping_of(wrong)


def _as_json(value: Any) -> Any:
    """Return what an editor makes of the texts of a YAML file; it knows no dates."""
    if isinstance(value, dict):
        return {name: _as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return {"true": True, "false": False}.get(value, value)
