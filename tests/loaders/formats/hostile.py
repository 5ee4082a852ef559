"""Graphs that are hard to export: properties named like words of the formats, of two types, texts of every kind."""

from __future__ import annotations

import json
import keyword
import re
import unicodedata
from typing import Any

from hypothesis import strategies as st

from graph_model import Graph, read_vocabulary
from graph_model.dates import OPEN
from graph_model.property_reading import RESERVED

# Words of GraphML, GEXF, Gephi, igraph, NetworkX and neo4j-admin, as a property may be called.
WORDS = re.findall(
    r"\w+",
    """
    label Label LABEL start end Start weight Weight kind directed undirected mode spells spell slices viz parents pid
    r g b x y z color colour size shape thickness position timeset interval timestamp edgelabel nodelabel self cls data
    node edge graph attr node_for_adding u_for_edge v_for_edge networkx_key relationship held holds default desc mutual
    ID Id Name cluster rank degree LABEL_ START_ID END_ID TYPE IGNORE vertex_id xpos ypos title value count statement
    since_earliest property_label result_degree label_text label_integer größe 크기 if None class
    """,
)
KINDS = ("text", "integer", "number", "boolean", "date", "url", "list")
SAMPLES: dict[str, Any] = {
    "text": "null",
    "integer": 10**17 + 1,
    "number": -1.5e-7,
    "boolean": True,
    "date": "../2013-11",
    "url": "https://example.org/?a=b&c=%3Cd%3E",
    "list": ["a | b", 'c"d', "e\\", "f\\|g", "[h, i]", "'"],
}
TEXTS = [
    "&amp; & <b> ]]> \"quoted\" 'single'",
    "] [",
    "{}",
    "\\",
    "\\n",
    "a\tb",
    "서울 🏙 काशी",
    "\u202eabc",
    "true",
    "1e5",
]


def definition(kind: str) -> dict[str, Any]:
    """Return the definition of a property of a kind, as a vocabulary has it."""
    return {"type": "text", "list": True} if kind == "list" else {"type": kind}


def every_word_of_two_types() -> Graph:
    """Return a graph with a property for each word, of one type at cities and of another at organisations, likewise of
    two types of relationship."""
    allowed = [word for word in WORDS if word not in RESERVED]
    first = {word: definition(KINDS[number % len(KINDS)]) for number, word in enumerate(allowed)}
    second = {
        word: definition(KINDS[(number + number // len(KINDS) + 1) % len(KINDS)]) for number, word in enumerate(allowed)
    }
    ends = [{"from": ["Aa"], "to": ["Bb"]}]
    vocabulary = read_vocabulary(
        json.dumps(
            {
                "nodes": {"Aa": {"properties": first}, "Bb": {"properties": second}},
                "relationships": {
                    "JOINS": {"ends": ends, "properties": first},
                    "LEAVES": {"ends": ends, "properties": second},
                },
            },
        ),
        "hostile.yaml",
    )
    graph = Graph(vocabulary)
    of_first = {word: _sample(first[word]) for word in allowed}
    of_second = {word: _sample(second[word]) for word in allowed}
    for number, text in enumerate(TEXTS):
        graph.add_node("Aa", f"a{number}", text, {"note": text}, aliases=[text, "[x]"])
    graph.add_node("Aa", "&<>\"'ü서%20", "Full", of_first, aliases=["a", "null"])
    graph.add_node("Bb", "b", "Full, too", of_second)
    graph.add_relationship("&<>\"'ü서%20", "JOINS", "b", of_first)
    graph.add_relationship("&<>\"'ü서%20", "LEAVES", "b", of_second)
    graph.add_relationship("a0", "JOINS", "b")
    return graph


def _sample(defined: dict[str, Any]) -> Any:
    return SAMPLES["list" if defined.get("list") else defined["type"]]


def _is_text(text: str) -> bool:
    whole = text.strip()
    fine = all(unicodedata.category(each) not in ("Cc", "Cs") or each == "\t" for each in whole)
    return bool(whole) and fine and len(whole.splitlines()) == 1


texts = st.text(min_size=1, max_size=12).map(str.strip).filter(_is_text)
ids = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="|#\ufffe\uffff"),
    min_size=1,
    max_size=6,
)
names = st.sampled_from([word for word in WORDS if word not in RESERVED and not keyword.iskeyword(word)])
values: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "integer": st.integers(-(10**15), 10**15),  # igraph holds numbers as floats
    # igraph opens no file with a number so small that it is subnormal (below 2.3e-308).
    "number": st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False),
    "boolean": st.booleans(),
    "date": st.sampled_from(
        ["1987", "2013-11", "2013-11-04/2013-11-07", "2012?", "../2013-11", "201X", OPEN, "2014/.."]
    ),
    "url": st.just("https://example.org/"),
    "list": st.lists(texts, min_size=1, max_size=3),
}


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a graph of two types of nodes and of relationships whose properties have names and values of every kind."""
    properties = [draw(st.dictionaries(names, st.sampled_from(KINDS), max_size=5)) for _ in range(2)]
    defined = [{name: definition(kind) for name, kind in each.items()} for each in properties]
    types = ("Aa", "Bb")
    ends = [{"from": list(types), "to": list(types)}]
    vocabulary = {
        "nodes": {name: {"properties": each} for name, each in zip(types, defined, strict=True)},
        "relationships": {
            name: {"ends": ends, "properties": each} for name, each in zip(("JOINS", "LEAVES"), defined, strict=True)
        },
    }
    graph = Graph(read_vocabulary(json.dumps(vocabulary), "hostile.yaml"))
    node_ids = draw(st.lists(ids, min_size=2, max_size=4, unique=True))
    for node_id in node_ids:
        of = draw(st.integers(0, 1))
        aliases = draw(st.lists(texts, max_size=2))
        graph.add_node(types[of], node_id, draw(texts), draw(_filled(properties[of])), aliases=aliases)
    for _ in range(draw(st.integers(0, 4))):
        start, end = draw(st.permutations(node_ids))[:2]
        of = draw(st.integers(0, 1))
        graph.add_relationship(start, ("JOINS", "LEAVES")[of], end, draw(_filled(properties[of])))
    return graph


def _filled(properties: dict[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={name: values[kind] for name, kind in properties.items()})
