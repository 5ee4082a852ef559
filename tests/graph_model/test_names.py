from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import AmbiguousName, Graph, UnknownName
from graph_model.folding import fold, slug
from graph_model.names import Alias, NameIndex


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("São Paulo", "sao paulo"),
        ("SEOUL", "ｓｅｏｕｌ"),
        ("서울 특별시", "서울특별시"),
        (unicodedata.normalize("NFD", "서울"), "서울"),
        ("ﾄｳｷｮｳ", "トウキョウ"),
        ("Île-de-France", "ile de france"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("UN-Habitat", "un habitat"),
        ("Malmø", "malmo"),
    ],
)
def test_names_compare_whatever_the_case_accents_spacing_and_width(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("Seoul", "Seoul2"), ("서울", "사울"), ("Bonn", "Bon")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(min_size=1))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) or not fold(text).isalnum()


@given(st.text())
def test_a_slug_can_be_an_id(text: str) -> None:
    assert not set(slug(text)) & set(" |#\n")


def test_an_alias_carries_its_language() -> None:
    assert Alias.parse("서울@ko") == Alias("서울", "ko")
    assert Alias.parse("北京@zh-Hans").language == "zh-Hans"
    assert Alias.parse("info@example.org") == Alias("info@example.org")
    assert str(Alias("서울", "ko")) == "서울@ko"


def graph() -> Graph:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul", aliases=["서울@ko", "SMG"])
    graph.add_node("City", "georgetown-my", "George Town")
    graph.add_node("City", "georgetown-gy", "Georgetown")
    return graph


@pytest.mark.parametrize("text", ["seoul", "SEOUL", "서울", " 서 울 ", "smg", "ｓｍｇ"])
def test_a_node_is_found_by_any_name(text: str) -> None:
    assert graph().resolve(text).id == "seoul"


def test_an_id_goes_before_names() -> None:
    named = graph()
    named.add_node("City", "other", "georgetown-my")
    assert named.resolve("georgetown-my").id == "georgetown-my"


def test_a_name_of_several_lists_them_all() -> None:
    with pytest.raises(AmbiguousName) as raised:
        graph().resolve("george-town")
    assert set(raised.value.candidates) == {"georgetown-my", "georgetown-gy"}
    assert "georgetown-my" in str(raised.value)
    assert "georgetown-gy" in str(raised.value)


def test_the_nearest_names_are_suggested() -> None:
    with pytest.raises(UnknownName) as raised:
        graph().resolve("Soul")
    assert raised.value.suggestions[0] == "Seoul"
    with pytest.raises(UnknownName) as raised:
        graph().resolve("zzzzqqqq")
    assert raised.value.suggestions == ()


def test_part_of_a_long_name_is_enough_for_a_suggestion_and_a_short_one_is_not_noise() -> None:
    named = graph()
    named.add_node("Organisation", "koica", "Korea International Cooperation Agency", aliases=["SM"])
    assert named.names.nearest("Internatinal Cooperation") == ["Korea International Cooperation Agency"]
    assert named.names.nearest("Smolensk") == []


@pytest.mark.parametrize("text", ["Paris", "Nantes", "London"])
def test_among_many_names_what_is_only_a_bit_like_a_text_is_not_suggested(text: str) -> None:
    named = NameIndex()
    for number, parts in enumerate(product(("Na", "Va", "Ta", "Lo"), ("dri", "ve", "lo"), ("sel", "ste", ""))):
        named.add(f"c{number}", ["".join(parts)])
    assert named.nearest(text, 20) == []
    assert "Nadrisel" in named.nearest("Nadrisle", 20)
    assert "Nadri" in named.nearest("Nadrj", 20)


def test_a_name_added_later_is_found() -> None:
    named = graph()
    assert named.names.exact("Busan") == []
    named.add_node("City", "busan", "Busan")
    named.add_statement("busan", "aliases", ["부산@ko"])
    assert named.resolve("부산").id == "busan"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Århus", "Aarhus"),
        ("KØBENHAVN", "koebenhavn"),
        ("Köln", "Koeln"),
        ("Орёл", "Орел"),
        ("Nuku'alofa", "Nukuʻalofa"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("ᾳ", "α"),
    ],
)
def test_a_name_is_found_in_each_of_its_spellings(one: str, other: str) -> None:
    named = Graph()
    named.add_node("City", "city", one)
    assert named.resolve(other).id == "city"


@pytest.mark.parametrize(
    "names",
    [
        ["काशी", "कोशी", "कशी", "काश"],
        ["पटना", "पाटन", "पटन"],
        ["ঢাকা", "ঢেকা", "ঢকা"],
        ["กา", "ก่า", "ก้า", "กี"],
        ["កា", "កិ", "ក"],
        ["က", "က်", "ကာ"],
        ["Йош", "Иош"],
        ["Її", "Іі", "Ii"],
        ["C", "C++", "C#", "C&"],
        ["Haarlem", "Harlem"],
        ["か", "が"],
    ],
)
def test_letters_and_signs_that_make_another_name_are_never_folded(names: list[str]) -> None:
    assert len({fold(name) for name in names}) == len(names)
    assert len({fold(unicodedata.normalize("NFD", name)) for name in names}) == len(names)


def test_a_name_that_is_exactly_one_nodes_is_never_ambiguous() -> None:
    named = Graph()
    for node_id, name in {"a": "Orel", "b": "Orël", "c": "OREL'", "d": "Müller", "e": "Mueller"}.items():
        named.add_node("Person", node_id, name)
    assert [named.resolve(name).id for name in ("Orel", "Orël", "OREL'", "Müller", "Mueller")] == [
        "a",
        "b",
        "c",
        "d",
        "e",
    ]
    assert named.resolve(unicodedata.normalize("NFD", "Orël")).id == "b"
    assert [named.resolve(name).id for name in ("orel", "ORËL", "MUELLER")] == ["a", "b", "e"]
    with pytest.raises(AmbiguousName):
        named.resolve("órel")


def test_words_are_found_in_any_order() -> None:
    named = graph()
    named.add_node("Role", "mayor", "Mayor of Seoul")
    assert named.resolve("Seoul, Mayor of").id == "mayor"
    assert list(named.names.containing("seoul mayor")) == ["mayor"]
    with pytest.raises(UnknownName):
        named.resolve("Seoul Mayor Busan")


def test_suggestions_have_the_words_of_the_text_first_and_its_beginning_before_those() -> None:
    named = Graph()
    for place, name in enumerate(
        (
            "technical session",
            "Social Economy, session",
            "The Special Session",
            "Special Session on resilient cities 2013",
        )
    ):
        named.add_node("Forum", f"f{place}", name)
    assert named.names.nearest("Special Sess")[:2] == [
        "Special Session on resilient cities 2013",
        "The Special Session",
    ]
    assert named.names.nearest("Special Sesion")[0] in {
        "The Special Session",
        "Special Session on resilient cities 2013",
    }


def test_what_tells_candidates_apart_is_listed_those_with_most_ties_first() -> None:
    named = Graph()
    named.add_node("Country", "us", "United States")
    named.add_node("City", "boston", "Boston")
    named.add_node("Organisation", "boston-inc", "Boston", {"founded": "1985", "dissolved": "2001"})
    named.add_node("Organisation", "league", "League")
    named.add_relationship("boston", "MEMBER_OF", "league")
    named.add_relationship("boston", "IN_COUNTRY", "us")
    with pytest.raises(AmbiguousName) as raised:
        named.resolve("Boston")
    assert raised.value.candidates == ("boston", "boston-inc")
    assert raised.value.descriptions == (
        "boston  Boston (City), in United States, 2 ties",
        "boston-inc  Boston (Organisation), 1985 – 2001, 0 ties",
    )
    assert all(line in str(raised.value) for line in raised.value.descriptions)


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_name_finds_its_own_node_whatever_others_are_called(one: str, other: str) -> None:
    named = NameIndex()
    named.add("one", [one])
    named.add("other", [other])
    assert "one" in named.exact(one)
    assert "one" in named.matches(one)
