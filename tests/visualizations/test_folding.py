"""Names are folded on the page as they are in Python, in every script."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from graph_model.folding import FOLDING, spellings

FOLDING_SCRIPT = Path(__file__).parents[2] / "visualizations/scripts/folding.js"
# Reads a table and texts; prints each text that has only characters known to this version of Unicode, and its folding.
FOLD_TEXTS = f"""
import {{ readFileSync }} from "node:fs";
import {{ foldingBy }} from {json.dumps(FOLDING_SCRIPT.as_uri())};
const {{ table, texts }} = JSON.parse(readFileSync(0, "utf-8"));
const fold = foldingBy(table);
console.log(JSON.stringify(texts.filter((text) => !/\\p{{Cn}}/u.test(text)).map((text) => [text, fold(text)])));
"""


def fold_on_the_page(texts: list[str]) -> dict[str, list[str]]:
    """Fold texts in node, leaving out those with characters that its version of Unicode lacks."""
    node = shutil.which("node")
    if node is None and not os.environ.get("CI"):
        pytest.skip("node is not installed (Debian: apt-get install nodejs)")
    ended = subprocess.run(
        [node or "node", "--input-type=module", "--eval", FOLD_TEXTS],
        input=json.dumps({"table": FOLDING, "texts": texts}),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return dict(json.loads(ended.stdout))


def assigned_characters() -> list[str]:
    """Return every character that this Python's version of Unicode knows, in order, but private ones and surrogates."""
    characters = map(chr, range(sys.maxunicode + 1))
    return [each for each in characters if unicodedata.category(each) not in {"Cn", "Co", "Cs"}]


def differing(there: dict[str, list[str]]) -> dict[str, tuple[list[str], list[str]]]:
    """Return each text that Python folds otherwise than the page did, with both."""
    here = {text: list(spellings(text)) for text in there}
    return {text: (here[text], other) for text, other in there.items() if here[text] != other}


def test_every_character_is_folded_alike_alone_and_in_words() -> None:
    characters = assigned_characters()
    words = [f"Ab{each}c" for each in characters]
    neighbours = ["".join(characters[at : at + 3]) for at in range(len(characters) - 2)]
    there = fold_on_the_page([*characters, *words, *neighbours])
    assert len(there) > 400_000
    assert differing(there) == {}


@pytest.mark.parametrize(
    "name",
    ["ΝΑΥΠΑΚΤΟΣ", "Ναύπακτος", "काठमांडू", "ঢাকা", "กรุงเทพมหานคร", "ﷺ", "ᏣᎳᎩ", "ꮳꮃꭹ", "İSTANBUL", "ıı", "ǅ", "´", ""],
)
def test_names_are_folded_alike(name: str) -> None:
    assert fold_on_the_page([name]) == {name: list(spellings(name))}
