"""What a page is made with besides, of names."""

from __future__ import annotations

import pytest

import interurban
from graph_model import InterurbanError
from interurban.page_results import find_results


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ((), (set(), [])),
        ("backbone", ({"backbone"}, [])),
        (["pagerank, backbone", "betweenness,match,pagerank"], ({"backbone", "match"}, ["pagerank", "betweenness"])),
    ],
)
def test_names_stand_one_by_one_or_with_commas_between(
    given: str | list[str], found: tuple[set[str], list[str]]
) -> None:
    assert find_results(given) == found


def test_what_a_page_cannot_be_made_with_is_refused_with_what_it_can() -> None:
    with pytest.raises(InterurbanError, match=r"'closenes' is nothing .*; use backbone, match, degree, .*closeness"):
        interurban.load("citynet").view("page.html", with_="closenes")
