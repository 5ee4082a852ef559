"""Nodes of one type that have the same name, or nearly so, and may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graph_model import GraphView, Node
from graph_model.folding import folded_words
from queries.quality.finding import Finding, Tally

NAMES = "Names"
NEAR = 92  # of 100, above which two names next to each other in the alphabet are nearly the same
SHORTEST = 6  # letters; of shorter names many are alike

_DIGITS = re.compile(r"\d+")


def alike(view: GraphView, nodes: Mapping[str, Sequence[Node]]) -> Iterator[Finding]:
    """Yield for each type how many nodes have a name of another, and how many a name that differs by a letter or so.

    Names are compared without case, accents and punctuation, by all of a node's names. Cities of different countries
    are no two accounts of one. What is nearly the same is looked for among names that stand next to each other, read
    forwards and backwards, whose numbers are the same.
    """
    country = {each.start: each.end for each in view.relationships("IN_COUNTRY")}
    for name, those in nodes.items():
        if name == "Source" or len(those) < 2:
            continue
        same, near = _same(those, country), _near(those, country)
        listing = f"interurban duplicates --of {name}"
        for what, tally in (("with the name of another", same), ("with nearly the name of another", near)):
            yield Finding(NAMES, f"{name} {what}", tally.count, len(those), tally.examples, listing)


def _same(nodes: Sequence[Node], country: Mapping[str, str]) -> Tally:
    by_name: dict[str, list[Node]] = {}
    for node in nodes:
        for name in {folded_words(each) for each in node.names}:
            by_name.setdefault(name, []).append(node)
    tally, counted = Tally(), set[str]()
    for those in by_name.values():
        if len(those) > 1:
            for node in those:
                if node.id not in counted and any(_may_be_one(node, other, country) for other in those):
                    counted.add(node.id)
                    tally.add(node.name)
    return tally


def _near(nodes: Sequence[Node], country: Mapping[str, str]) -> Tally:
    from rapidfuzz.fuzz import ratio

    tally, counted = Tally(), set[str]()
    folded = [(folded_words(node.name), node) for node in nodes]
    for backwards in (False, True):
        order = sorted(
            ((name[::-1] if backwards else name, name, node) for name, node in folded if len(name) >= SHORTEST),
            key=lambda each: (each[0], each[2].id),
        )
        for (_, name, node), (_, other_name, other) in pairwise(order):
            if name == other_name or not _may_be_one(node, other, country) or counted.issuperset((node.id, other.id)):
                continue
            if _DIGITS.findall(name) == _DIGITS.findall(other_name) and ratio(name, other_name) >= NEAR:
                tally.count += len({node.id, other.id} - counted) - 1
                tally.add(f"{node.name} / {other.name}")
                counted.update((node.id, other.id))
    return tally


def _may_be_one(node: Node, other: Node, country: Mapping[str, str]) -> bool:
    if node.id == other.id:
        return False
    one, two = country.get(node.id), country.get(other.id)
    return one is None or two is None or one == two
