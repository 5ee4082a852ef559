from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.snapshots.texts import Places, Texts, flatten

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)


@given(st.lists(TEXT, unique=True, max_size=60), st.lists(TEXT, max_size=60))
def test_texts_and_their_places_are_those_of_a_list(texts: list[str], others: list[str]) -> None:
    held, begins, order = flatten(texts)
    kept = Texts(memoryview(held), begins)
    places = Places(kept, order)
    assert [kept.bytes_at(place).decode() for place in range(len(kept))] == texts
    for text in [*texts, *others, *texts]:  # some one by one, and then from all of them
        assert places.get(text) == (texts.index(text) if text in texts else None)
        assert (text in places) == (text in texts)
    for first in range(len(texts)):
        part = kept.part(first, len(texts))
        assert [part[place] for place in range(len(part))] == texts[first:] == list(part)
    assert list(kept) == texts


def test_what_is_no_text_of_a_list_is_in_no_place() -> None:
    held, begins, order = flatten(["a", "b"])
    places = Places(Texts(memoryview(held), begins), order)
    assert "\ud800" not in places
    with pytest.raises(IndexError):
        Texts(memoryview(held), begins)[2]


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_a_text_that_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"null|surrogates"):
        flatten([text])
