from __future__ import annotations

import pytest

from graph_model.suggestions import nearest_words

TYPES = ["City", "MEMBER_OF", "REMEMBERED", "PART_OF", "PARTICIPATED_IN", "Organisation", "members"]


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("citty", ["City"]),
        ("member", ["members", "MEMBER_OF"]),
        ("part", ["PART_OF", "PARTICIPATED_IN"]),
        ("organ", ["Organisation"]),
        ("MEMBEROF", ["MEMBER_OF"]),
        ("zzz", []),
    ],
)
def test_whole_words_and_beginnings_go_before_what_is_only_like_the_word(word: str, nearest: list[str]) -> None:
    assert nearest_words(word, TYPES, most=2)[: len(nearest)] == nearest
    assert bool(nearest_words(word, TYPES)) == bool(nearest)
