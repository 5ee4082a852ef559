"""Who or what a node is, as the page shows it: its names and facts, from the rows of its profile.

What is empty is left out, or a page of many thousand nodes would be mostly empty lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graph_model import Citation, GraphView, Node
from graph_model.elements import REMARKS
from graph_model.folding import spellings
from graph_model.wording import by_itself, in_words, value_in_words
from visualizations.page import ProfileLine, ProfileRow
from visualizations.payload import citation_pairs, format_value, without_empty

NAMES, FACTS = "Names", "Facts"  # sections of a profile that name nobody else

_PLAIN = re.compile("[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")  # names that fold to themselves in lower case


def node_details(graph: GraphView, node: Node, profile: Iterable[ProfileLine]) -> dict[str, Any]:
    """Return a node's names, facts, statements of other sources, and citations.

    `search` pairs the folded words of each name, and of its other spelling if it has one, with the name as written; it
    is left out where they are one name in lower case.
    """
    rows = [line.row for line in profile if line.section in (NAMES, FACTS)]
    return without_empty(
        {
            "name": node.name,
            "type": node.type,
            "search": _search_pairs(node.names),
            **_names([row for row in rows if row["section"] == NAMES]),
            **_facts(graph, node, [row for row in rows if row["section"] == FACTS]),
            "confidence": node.properties.get("confidence", ""),
            "sources": citation_pairs(node.sources),
        }
    )


def _search_pairs(names: list[str]) -> list[list[str]]:
    if len(names) == 1 and _PLAIN.fullmatch(names[0]):
        return []
    return list({words: [words, name] for name in reversed(names) for words in spellings(name)}.values())


def _names(rows: list[ProfileRow]) -> dict[str, Any]:
    """Return the aliases, and the names that other sources give."""
    stated = [row for row in rows if row["confidence"] or row["sources"]]
    return {
        "aliases": [[row["name"], row["details"]] for row in rows if row not in stated],
        "names": [_statement("Name", row["name"], row["details"], row) for row in stated],
    }


def _facts(graph: GraphView, node: Node, rows: list[ProfileRow]) -> dict[str, Any]:
    """Return facts as the page writes them: dates and numbers in words, addresses as links."""
    if not rows:
        return {}
    own, stated = _own_wordings(graph, node), _stated_wordings(graph, node)
    found: dict[str, Any] = {"facts": [], "statements": [], "note": ""}
    for row in rows:
        told = row["name"], row["details"]
        if told == ("note", node.properties.get("note")):
            found["note"] = row["details"]
        elif told in own:
            fact = [by_itself(row["name"]), *own.pop(told)]
            found["facts"].append([*fact, *[""] * (3 - len(fact)), row["confidence"]] if row["confidence"] else fact)
        else:
            text, note = stated.get(told, (row["details"], ""))
            found["statements"].append(_statement(by_itself(row["name"]), text, note, row))
    return found


def _own_wordings(graph: GraphView, node: Node) -> dict[tuple[str, str], list[str]]:
    """Return how the page writes each of a node's own facts, by how a profile words it."""
    known = graph.vocabulary.nodes[node.type].properties
    return {
        (in_words(name), value_in_words(value)): format_value(known.get(name), value)
        for name, value in node.properties.items()
        if name not in REMARKS
    }


def _stated_wordings(graph: GraphView, node: Node) -> dict[tuple[str, str], tuple[str, str]]:
    """Return how the page writes what other sources state, and their notes, by how a profile words it."""
    known = graph.vocabulary.nodes[node.type].properties
    wordings = {}
    for each in node.statements:
        plain = value_in_words(each.value)
        told = in_words(each.property), f"{plain} ({each.note})" if each.note else plain
        wordings[told] = format_value(known.get(each.property), each.value)[0], each.note
    return wordings


def _statement(name: str, text: str, note: str, row: ProfileRow) -> dict[str, Any]:
    return without_empty(
        {
            "label": name,
            "text": text,
            "note": note,
            "sources": citation_pairs(map(Citation.parse, row["sources"])),
            "mark": row["confidence"],
        }
    )
