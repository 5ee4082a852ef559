"""Names are folded on the page as they are in Python, in every script."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph
from graph_model.folding import FOLDING, spellings
from graph_model.names import EQUAL
from visualizations.facts import node_details

FOLDING_SCRIPT = Path(__file__).parents[2] / "visualizations/scripts/folding.js"
# Reads a table and texts; prints each text that has only characters known to this version of Unicode, and its folding.
FOLD_TEXTS = f"""
import {{ readFileSync }} from "node:fs";
import {{ foldingBy }} from {json.dumps(FOLDING_SCRIPT.as_uri())};
const {{ table, texts }} = JSON.parse(readFileSync(0, "utf-8"));
const fold = foldingBy(table);
console.log(JSON.stringify(texts.filter((text) => !/\\p{{Cn}}/u.test(text)).map((text) => [text, fold(text)])));
"""
# Reads a table, nodes and texts; prints for each text the nodes that the page finds, and how well each fits.
FIND_TEXTS = f"""
import {{ readFileSync }} from "node:fs";
import {{ foldingBy }} from {json.dumps(FOLDING_SCRIPT.as_uri())};
import {{ findNodes }} from {json.dumps(FOLDING_SCRIPT.with_name("search.js").as_uri())};
const {{ table, nodes, texts }} = JSON.parse(readFileSync(0, "utf-8"));
const fold = foldingBy(table);
console.log(JSON.stringify(texts.map((text) => [
  text, Object.fromEntries(findNodes(nodes, fold(text)).map((hit) => [hit.node.id, hit.fit])),
])));
"""


def run_on_the_page(script: str, given: object) -> Any:
    """Run a script in node, and return what it prints; JSON goes in and comes out."""
    node = shutil.which("node")
    if node is None and not os.environ.get("CI"):
        pytest.skip("node is not installed (Debian: apt-get install nodejs)")
    ended = subprocess.run(
        [node or "node", "--input-type=module", "--eval", script],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    return json.loads(ended.stdout)


def fold_on_the_page(texts: list[str]) -> dict[str, list[str]]:
    """Fold texts in node, leaving out those with characters that its version of Unicode lacks."""
    return dict(run_on_the_page(FOLD_TEXTS, {"table": FOLDING, "texts": texts}))


def assigned_characters() -> list[str]:
    """Return every character that this Python's version of Unicode knows, in order, but private ones and surrogates."""
    characters = map(chr, range(sys.maxunicode + 1))
    return [each for each in characters if unicodedata.category(each) not in {"Cn", "Co", "Cs"}]


def differing(there: dict[str, list[str]]) -> dict[str, tuple[list[str], list[str]]]:
    """Return each text that Python folds otherwise than the page did, with both."""
    here = {text: list(spellings(text)) for text in there}
    return {text: (here[text], other) for text, other in there.items() if here[text] != other}


@pytest.mark.long
def test_every_character_is_folded_alike_alone_and_in_words() -> None:
    characters = assigned_characters()
    words = [f"Ab{each}c" for each in characters]
    neighbours = ["".join(characters[at : at + 3]) for at in range(len(characters) - 2)]
    there = fold_on_the_page([*characters, *words, *neighbours])
    assert len(there) > 400_000
    assert differing(there) == {}


def test_a_sample_of_every_script_is_folded_alike() -> None:
    texts = ["".join(part) for part in zip(*[iter(assigned_characters()[::11])] * 3, strict=False)]
    there = fold_on_the_page([*texts, *(unicodedata.normalize("NFD", text) for text in texts)])
    assert len(there) > 4000
    assert differing(there) == {}


NAMES = (
    *(
        "काशी",
        "कोशी",
        "पटना",
        "पुणे",
        "दिल्ली",
        "ঢাকা",
        "กรุงเทพมหานคร",
        "ភ្នំពេញ",
        "ရန်ကုန်",
        "서울특별시",
        "Йошкар-Ола",
        "Иошкар",
    ),
    *(
        "Århus",
        "Aarhus",
        "København",
        "Köln",
        "Łódź",
        "Ναύπακτος",
        "القاهرة",
        "תֵּל אָבִיב",
        "北京",
        "トウキョウ",
        "C++",
        "C#",
        "C",
    ),
    *(
        "Mayor of Seoul",
        "Special Session on environment",
        "Environment Session, special",
        "İstanbul",
        "UN-Habitat",
        "(!)",
    ),
)


def test_the_page_finds_what_python_finds_and_as_well() -> None:
    graph = Graph()
    ids = {name: f"n{place}" for place, name in enumerate(NAMES)}
    for name, node_id in ids.items():
        graph.add_node("City", node_id, name)
    nodes = [
        {"id": node.id, "size": 1, "search": [[node.name.lower(), node.name]], **node_details(graph, node, [])}
        for node in graph.nodes()
    ]
    apart = [word for name in NAMES for word in name.split()]
    whole = [each for name in NAMES for each in (name, name.upper(), unicodedata.normalize("NFD", name), name[::-1])]
    texts = [
        *whole,
        *apart,
        *(name[:2] for name in NAMES),
        "seoul mayor",
        "session special",
        "aarhus",
        "koeln",
        "unhab",
    ]
    there = dict(run_on_the_page(FIND_TEXTS, {"table": FOLDING, "nodes": nodes, "texts": texts}))
    here = {text: {node_id: match.fit for node_id, match in graph.names.matches(text).items()} for text in texts}
    assert there == here
    assert all(there[name][ids[name]] == EQUAL for name in NAMES)
    assert there["काशी"] == {ids["काशी"]: EQUAL}


@pytest.mark.parametrize(
    "name",
    ["ΝΑΥΠΑΚΤΟΣ", "Ναύπακτος", "काठमांडू", "ঢাকা", "กรุงเทพมหานคร", "ﷺ", "ᏣᎳᎩ", "ꮳꮃꭹ", "İSTANBUL", "ıı", "ǅ", "´", ""],
)
def test_names_are_folded_alike(name: str) -> None:
    assert fold_on_the_page([name]) == {name: list(spellings(name))}
