"""Likely partners on a page: of the actors that it was made with, who they are, and what speaks for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model import Citation
from visualizations.payload import citation_pairs


@dataclass(frozen=True, slots=True)
class Partner:
    """A likely partner: its id, its name, its type, its score from 0 to 1, what speaks for it, and who says so."""

    id: str
    name: str
    type: str
    score: float
    why: str
    sources: Sequence[str]


@dataclass(frozen=True, slots=True)
class Partners:
    """The likeliest partners of an actor, the first of `count`, and a sentence that says how they were found."""

    likeliest: Sequence[Partner]
    count: int
    sentence: str


def describe_partners(partners: Mapping[str, Partners], numbers: Mapping[str, int]) -> list[list[Any]]:
    """Return for each actor on the page its number, how many partners there are, the sentence, and the likeliest.

    A partner is its number (-1 for one that the page lacks), name, type, score, what speaks for it, and citations.
    """
    return [
        [numbers[actor], found.count, found.sentence, [_described(each, numbers) for each in found.likeliest]]
        for actor, found in partners.items()
        if actor in numbers
    ]


def _described(partner: Partner, numbers: Mapping[str, int]) -> list[Any]:
    cited = citation_pairs(map(Citation.parse, partner.sources))
    return [numbers.get(partner.id, -1), partner.name, partner.type, partner.score, partner.why, cited]
