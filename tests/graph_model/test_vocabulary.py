from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import (
    Graph,
    NotAllowed,
    UnknownType,
    Vocabulary,
    VocabularyError,
    bundled_vocabulary,
    extend_vocabulary,
    read_vocabulary,
)
from graph_model.vocabulary import Affiliation
from graph_model.vocabulary_reading import extend_with


def extended(text: str) -> Vocabulary:
    return read_vocabulary(text, "mine.yaml")


def test_the_bundled_vocabulary_has_what_the_design_lists() -> None:
    vocabulary = bundled_vocabulary()
    assert set(vocabulary.nodes) == {
        "City", "Country", "Organisation", "Person", "Forum", "Role", "MOU", "Initiative", "Topic", "Source", "Node"
    }  # fmt: skip
    assert set(vocabulary.relationships) == {
        "MEMBER_OF", "HOLDS", "ROLE_IN", "SIGNED", "HELD_IN", "ORGANISED", "PARTICIPATED_IN", "PART_OF", "BASED_IN",
        "IN_COUNTRY", "RUNS", "SUPPORTS", "ABOUT", "TWINNED_WITH", "TIED_TO",
    }  # fmt: skip
    assert vocabulary.relationships["TWINNED_WITH"].symmetric
    assert all("confidence" in kind.properties for kind in vocabulary.nodes.values())


def test_a_vocabulary_is_extended_by_data_and_a_tie_of_no_known_type_joins_any_two() -> None:
    extension = {"nodes": {"City": {"properties": {"rank": {"type": "integer", "minimum": 1}}}}}
    wider = extend_with(bundled_vocabulary(), extension)
    assert wider.nodes["City"].properties["rank"].minimum == 1
    assert extended(wider.texts[0]).nodes["City"].properties["rank"].type == "integer"
    tie = wider.relationships["TIED_TO"]
    assert all(tie.joins(start, end) for start in wider.nodes for end in wider.nodes)


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("relationships: {LIKES: {ends: [{from: [Citty], to: [City]}]}}", "LIKES.from: 'Citty' is no node type"),
        ("relationships: {LIKES: {about: x}}", "LIKES: has no ends"),
        ("relationships: {LIKES: {ends: [{from: [], to: [City]}]}}", "LIKES.from: names no node type"),
        ("nodes: {Street: {properties: {length: metres}}}", "Street.length: 'metres' is no property type"),
        ("nodes: {Street: {properties: {length: {type: number, minimum: low}}}}", "Street.length.minimum: 'low'"),
        ("nodes: {Street: {properties: {sources: text}}}", "Street.sources: 'sources' cannot name a property"),
        ("nodes: {City: {properties: {latitude: text}}}", "City.latitude: is defined already"),
        ("nodes: {City: {properties: {latitude: {type: text, values: [a]}}}}", "City.latitude: is defined already"),
        ("nodes: {City: {properties: {latitude: {maximum: 5}}}}", "City.latitude: is defined already"),
        ("nodes: {City: {properties: {confidence: {values: [sure]}}}}", "City.confidence: takes no other values"),
        ("nodes: {City: {properties: {note: {values: [x]}}}}", "City.note: belongs to everything"),
        ("everything: {confidence: text}", "everything.confidence: is defined already"),
        ("everything: {confidence: {values: [sure]}}", "everything.confidence: takes no other values than stated"),
        (
            "nodes: {MOU: {properties: {on_latest: text}}}",
            "MOU.on_latest: is what a store calls the bound of a date",
        ),
        (
            "nodes: {Street: {properties: {on: date, on_earliest: date}}}",
            "Street.on_earliest: is what a store calls the bound",
        ),
        ("nodes: {Street: {}, Street: {}}", "line 1: the name 'Street' stands twice"),
        ("nodes: {CITY: {}}", "CITY: the name is taken already (by City)"),
        ("affiliations: {City: {paths: [HOLDS/ROLE_IN]}}", "City: the name is taken already"),
        ("affiliations: {SITS_ON: {about: x}}", "SITS_ON: has no paths"),
        ("affiliations: {SITS_ON: {paths: [HOLDS ROLE_IN]}}", "'HOLDS ROLE_IN' is no path; write it as HOLDS+/ROLE_IN"),
        ("affiliations: {SITS_ON: {paths: [HOLDS/SITS]}}", "SITS_ON.paths: 'SITS' is no relationship type"),
        (
            "affiliations: {SITS_ON: {paths: [SIGNED/HOLDS]}}",
            "SITS_ON.paths: 'SIGNED/HOLDS': SIGNED leads to nothing at which HOLDS begins",
        ),
        (
            "affiliations: {SITS_ON: {paths: [SIGNED+/ABOUT]}}",
            "SITS_ON.paths: 'SIGNED+/ABOUT': SIGNED+ leads to nothing at which SIGNED+ begins",
        ),
        ("nodes: {MEMBER_OF: {}}", "MEMBER_OF: the name is taken already"),
        ("nodes: {Street: {colour: red}}", "Street: 'colour' is not known here"),
        ("nodes: {Street: {when: {on: opened}}}", "Street.when: 'opened' is no date property"),
        ("nodes: {'bad name': {}}", "'bad name' is not a name"),
        ("nodes: {null: {}}", "None is not a name"),
        ("nodes: {true: {}}", "True is not a name"),
        ("relationships: {12: {}}", "12 is not a name"),
        ("nodes: {A: {properties: {null: text}}}", "None cannot name a property"),
        ("nodes: {City: {properties: {alias_languages: text}}}", "'alias_languages' cannot name a property"),
        (
            "nodes: {Forum: {properties: {on_latest: text}}}",
            "Forum.on_latest: is what a store calls the bound",
        ),
        ("nodes: {MemberOf: {}}", "MEMBER_OF: the name is taken already"),
        ("nodes: {DataSet: {}}", "DataSet is a name that interurban itself uses"),
        ("nodes: {statement: {}}", "statement is a name that interurban itself uses"),
        ("nodes: {MemberOf: {}}", "MEMBER_OF: the name is taken already (by MemberOf)"),
        ("relationships: {LIKES: {ends: [{from: [City], to: [City]}], dated_by: middle}}", "LIKES.dated_by: 'middle'"),
        ("nodes: [Street]", "nodes: should be a mapping"),
        ("nodes: {Street: {properties: {a: {type: text, values: red}}}}", "Street.a.values: should be a list"),
        ("nodes: {Street", "is not YAML"),
        ("colours: {}", "'colours' is not known here"),
    ],
)
def test_each_mistake_names_its_culprit(text: str, culprit: str) -> None:
    with pytest.raises(VocabularyError) as raised:
        extended(text)
    assert culprit in str(raised.value)
    assert "mine.yaml" in str(raised.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(VocabularyError) as raised:
        extended("nodes: {A: {properties: {x: foo}}, B: {properties: {y: bar}}}")
    assert "A.x" in str(raised.value)
    assert "B.y" in str(raised.value)


def test_an_extension_adds_types_properties_and_ends_without_code() -> None:
    vocabulary = extended(
        """
everything: {reviewed_by: text}
nodes:
  Street: {about: A street., properties: {opened: date}, when: {on: opened}}
  City: {properties: {mayor_salary: {type: number, minimum: 0}}}
relationships:
  RUNS_THROUGH: {ends: [{from: [Street], to: [City]}]}
  MEMBER_OF: {ends: [{from: [Street], to: [Organisation]}]}
"""
    )
    graph = Graph(vocabulary)
    graph.add_node("Street", "salt-way", "Salt Way", {"opened": "2012", "reviewed_by": "me"})
    graph.add_node("City", "seoul", "Seoul", {"mayor_salary": 1.5})
    graph.add_node("Organisation", "un", "UN")
    graph.add_relationship("salt-way", "RUNS_THROUGH", "seoul")
    graph.add_relationship("salt-way", "MEMBER_OF", "un", {"tier": "full"})
    graph.add_relationship("seoul", "MEMBER_OF", "un", {"tier": "full"})
    with pytest.raises(NotAllowed, match="out of range"):
        graph.add_node("City", "busan", "Busan", {"mayor_salary": -1})
    assert graph.timing.period(graph.node("salt-way")).covers("2012")


def test_an_extension_adds_usual_values_to_a_property_that_exists() -> None:
    text = """
nodes:
  Organisation: {properties: {kind: {values: [guild, network]}}}
relationships:
  MEMBER_OF: {properties: {tier: {type: text, values: [junior]}}}
"""
    old, new = bundled_vocabulary(), extended(text)
    kind = new.nodes["Organisation"].properties["kind"]
    assert kind.values == (*old.nodes["Organisation"].properties["kind"].values, "guild")
    assert kind.check("guild") == ("guild", [])
    assert kind.check("conclave")[1][0].severity == "warning"
    tier = new.relationships["MEMBER_OF"].properties["tier"]
    assert tier.check("junior") == ("junior", [])
    assert tier.check("full") == ("full", [])
    assert list(new.nodes["Organisation"].properties) == list(old.nodes["Organisation"].properties)
    again = read_vocabulary("nodes: {Organisation: {properties: {kind: {values: [sect]}}}}", "more.yaml", new)
    assert again.nodes["Organisation"].properties["kind"].values[-2:] == ("guild", "sect")


def test_usual_values_of_a_number_keep_its_limits() -> None:
    first = extended("nodes: {Street: {properties: {lanes: {type: integer, minimum: 1, about: how many}}}}")
    lanes = read_vocabulary("nodes: {Street: {properties: {lanes: {values: [2, 4]}}}}", "b.yaml", first)
    found = lanes.nodes["Street"].properties["lanes"]
    assert (found.type, found.minimum, found.about, found.values) == ("integer", 1, "how many", ("2", "4"))
    assert found.check("2") == (2, [])
    assert found.check("3")[1][0].severity == "warning"


def test_a_country_signs_joins_and_takes_part() -> None:
    graph = Graph()
    graph.add_node("Country", "ghana", "Ghana")
    graph.add_node("MOU", "pact", "Pact", {"kind": "treaty"})
    graph.add_node("Organisation", "body", "Body", {"kind": "intergovernmental_organisation"})
    graph.add_node("Forum", "talks", "Talks", {"kind": "negotiation"})
    graph.add_relationship("ghana", "SIGNED", "pact")
    graph.add_relationship("ghana", "MEMBER_OF", "body", {"tier": "observer"})
    graph.add_relationship("ghana", "PARTICIPATED_IN", "talks", {"as": "delegate"})


def test_on_off_yes_and_no_are_words() -> None:
    vocabulary = extended("nodes: {Event: {properties: {on: date, no: text}, when: {on: on}}}")
    assert vocabulary.nodes["Event"].dates.on == "on"
    assert "no" in vocabulary.nodes["Event"].properties


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(VocabularyError, match="UTF-8"):
        extend_vocabulary(bundled_vocabulary(), path)
    with pytest.raises(VocabularyError, match="cannot be read"):
        extend_vocabulary(bundled_vocabulary(), tmp_path / "missing.yaml")


def test_aliases_that_multiply_do_not_hang() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)), "nodes: *a59"]
    one_line = r"^[^\n]*line 2: \*a0 is an alias, and so are 118 more; write out[^\n]*$"
    with pytest.raises(VocabularyError, match=one_line):
        extended("\n".join(lines))


@given(st.text(max_size=200))
def test_any_text_is_a_vocabulary_or_a_clear_error(text: str) -> None:
    try:
        extended(text)
    except VocabularyError as error:
        assert "mine.yaml" in str(error)  # noqa: PT017 - either end is fine


@pytest.mark.parametrize("text", ["MEMBER_OF", "member_of", "Member-of", "member of", " MEMBER OF "])
def test_a_type_is_found_by_its_name_however_it_is_written(text: str) -> None:
    assert bundled_vocabulary().find(text) is bundled_vocabulary().relationships["MEMBER_OF"]
    assert bundled_vocabulary().find_relationship_type(text).name == "MEMBER_OF"


def test_a_name_of_no_type_is_one_error_with_the_nearest() -> None:
    with pytest.raises(UnknownType, match=r"'citty' is no type.*did you mean City") as raised:
        bundled_vocabulary().find("citty")
    assert raised.value.text == "citty"
    assert "MEMBER_OF" in raised.value.known
    with pytest.raises(UnknownType):
        bundled_vocabulary().find_node_type("MEMBER_OF")


@pytest.mark.parametrize(
    "text",
    [
        "nodes: {MemberOf: {about: x}}",
        "nodes: {Salt_Way: {about: x}, SaltWay: {about: y}}",
        "relationships: {City: {ends: [{from: [City], to: [City]}]}}",
    ],
)
def test_two_types_may_not_be_found_by_one_name(text: str) -> None:
    with pytest.raises(VocabularyError, match="the name is taken already"):
        extended(text)


def test_a_chain_of_relationships_counts_as_one_tie_where_the_vocabulary_says_so() -> None:
    office = bundled_vocabulary().find_tie_type("office in")
    assert isinstance(office, Affiliation)
    assert [[str(step) for step in path] for path in office.paths] == [
        ["HOLDS+", "ROLE_IN"],
        ["^ROLE_IN", "HOLDS+", "ROLE_IN"],
    ]
    assert office.joins("Person", "Organisation")
    assert not office.joins("Organisation", "Person")
    more = extended("affiliations: {SPOKE_AT: {paths: [HOLDS/PARTICIPATED_IN]}}").find_tie_type("SPOKE_AT")
    assert more.joins("Person", "Forum")
    assert (more.forward, more.backward) == ("spoke at", "spoke at (from)")


def test_a_symmetric_type_reads_the_same_from_both_ends() -> None:
    ends = "ends: [{from: [City], to: [City]}], symmetric: true"
    vocabulary = extended(
        f"relationships: {{PARTNERS: {{{ends}}}, ALLIES: {{{ends}, reads: {{forward: allied with}}}}}}"
    )
    partners, allies = (vocabulary.relationships[name] for name in ("PARTNERS", "ALLIES"))
    assert (partners.forward, partners.backward) == ("partners", "partners")
    assert (allies.forward, allies.backward) == ("allied with", "allied with")
