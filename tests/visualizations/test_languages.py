"""The catalogues of texts: complete, alike, and used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import visualizations
from visualizations.languages import LANGUAGES, find_language

HERE = Path(visualizations.__file__).parent
ENGLISH = find_language("en").texts


def places(text: str | Mapping[str, str]) -> set[str]:
    texts = [text] if isinstance(text, str) else text.values()
    return set().union(*(re.findall(r"\{([a-z]+)\}", each) for each in texts))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_text_with_the_same_places(code: str) -> None:
    texts = find_language(code).texts
    assert texts.keys() == ENGLISH.keys()
    assert {key: places(text) for key, text in texts.items()} == {key: places(text) for key, text in ENGLISH.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_is_text_and_a_plural_has_a_category_for_all_else(code: str) -> None:
    for key, text in find_language(code).texts.items():
        assert isinstance(text, str) or "other" in text, key
        for each in [text] if isinstance(text, str) else text.values():
            assert each == each.strip() or key.startswith("and-"), key
            assert not re.search(r"[<>]|&\w+;", each), key


def test_every_text_is_used() -> None:
    scripts = [*HERE.glob("scripts/*.js"), *HERE.glob("views/*.js"), *HERE.glob("*/*.j2"), *HERE.rglob("*.py")]
    said = "\n".join(path.read_text("utf-8") for path in scripts)
    made = re.findall(r"say\([^)]*`([a-z]+-)\$\{", said)  # keys that end in one of a few words
    unused = [key for key in ENGLISH if f'"{key}"' not in said and not key.startswith(tuple(made))]
    assert unused == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="pages speak en"):
        find_language("tlh")
