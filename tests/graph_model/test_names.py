from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import AmbiguousName, Graph, UnknownName
from graph_model.folding import fold, slug
from graph_model.names import Alias


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


def test_a_name_added_later_is_found() -> None:
    named = graph()
    assert named.names.exact("Busan") == []
    named.add_node("City", "busan", "Busan")
    named.add_statement("busan", "aliases", ["부산@ko"])
    assert named.resolve("부산").id == "busan"
