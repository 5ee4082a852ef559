"""What speaks for two nodes being one, and what against it: each with a weight and a reason in words.

Weights are log-odds, as in the record linkage of Fellegi and Sunter (1969), set by hand: their sum, with what is
expected of a pair that shares something rare, gives the score by the logistic function. benchmarks/duplicates.py
measures what comes of them on data with known answers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph_model.folding import folded_words
from graph_model.wording import first_of, label
from loaders.resolution.gazetteer import Match, kilometres_between
from loaders.resolution.neighbours import Neighbours
from loaders.resolution.subjects import Subject

EXPECTED = -1.0
NEARLY = 82.0  # of 100: names that are spelt less alike say nothing
SHORTEST_MISSPELT = 5  # letters

_DIGITS = re.compile(r"\d")
_ROMAN = re.compile(r"[IVX]{1,5}")


class Evidence(NamedTuple):
    """What speaks for two nodes being one (a weight above 0) or against it, and in which words."""

    weight: float
    words: str


def score(evidence: list[Evidence]) -> float:
    """Return how sure it is, from 0 to 1, that two nodes are one.

    >>> round(score([Evidence(4.0, "the same name"), Evidence(1.5, "both in Namibia")]), 3)
    0.989
    """
    return 1 / (1 + math.exp(-(EXPECTED + sum(each.weight for each in evidence))))


def weigh(one: Subject, other: Subject, neighbours: Neighbours) -> list[Evidence]:
    """Return what speaks for and against two nodes being one, the weightiest first; nothing, if no name is alike."""
    named = _names(one, other)
    if named is None:
        return []
    found = [named, *_country(one, other), *_identifiers(one, other), *_place(one, other), *_beside(one, other)]
    found += [*_apart(one, other)]
    found += _related(one, other, neighbours)
    return sorted(found, key=lambda each: -abs(each.weight))


def _names(one: Subject, other: Subject) -> Evidence | None:
    if shared := next((key for key in one.keys if key in other.keys), None):
        if one.node.name == other.node.name:
            return Evidence(4.0, "the same name")
        return Evidence(3.8, f"both are called “{one.keys[shared]}”")
    if shared := next((key for key in one.cores if key in other.cores), None):
        if shared.startswith("iso "):
            return Evidence(5.0, "names of one country")
        return Evidence(3.2, f"“{one.cores[shared]}” and “{other.cores[shared]}” but for words that say what it is")
    if one.city and other.city and one.city.geonames_id == other.city.geonames_id:
        return Evidence(3.8, _one_city(one.city))
    if any(one.identifiers.get(name) == value for name, value in other.identifiers.items()):
        return Evidence(1.0, "no name is alike")
    return _spelt_nearly(one, other)


def _one_city(city: Match) -> str:
    return f"GeoNames has both as {city.name} ({city.geonames_id})"


def _spelt_nearly(one: Subject, other: Subject) -> Evidence | None:
    ratio_of = _ratio()
    best, pair = 0.0, ("", "")
    for name, written in one.cores.items():
        for other_name, other_written in other.cores.items():
            if min(len(name), len(other_name)) >= SHORTEST_MISSPELT:
                ratio = ratio_of(name, other_name, score_cutoff=max(NEARLY, best))
                if ratio > best:
                    best, pair = ratio, (written, other_written)
    if not best:
        return _same_words(one, other)
    return Evidence((best - 88.5) / 3.2, f"“{pair[0]}” and “{pair[1]}” are spelt nearly alike ({best:.0f} %)")


@cache
def _ratio() -> Callable[..., float]:
    """Return what tells how nearly two names are spelt alike, of 100; the library is read when it is first used."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def _same_words(one: Subject, other: Subject) -> Evidence | None:
    for name, words in one.words.items():
        for other_name, others in other.words.items():
            if len(words) == len(others) and sorted(words) == sorted(others):
                return Evidence(3.0, "the same words in another order")
            shorter, longer = (words, others) if len(words) <= len(others) else (others, words)
            if len(shorter[0]) >= SHORTEST_MISSPELT and shorter == longer[: len(shorter)]:
                return Evidence(0.3, f"“{name}” and “{other_name}” begin alike")
    return None


def _country(one: Subject, other: Subject) -> Iterator[Evidence]:
    if one.countries and other.countries:
        if one.countries & other.countries:
            yield Evidence(1.5, f"both in {one.country_name}")
        else:
            yield Evidence(-4.0, f"in {one.country_name} and {other.country_name}")


def _identifiers(one: Subject, other: Subject) -> Iterator[Evidence]:
    for name, value in one.identifiers.items():
        if name in other.identifiers:
            same = other.identifiers[name] == value
            if name == "url":
                yield from [Evidence(1.5, "the same URL")] if same else []
            elif same:
                yield Evidence(6.0, f"the same {label(name)} {value}")
            else:
                yield Evidence(-6.0, f"{label(name)} {value} and {other.identifiers[name]}")


def _place(one: Subject, other: Subject) -> Iterator[Evidence]:
    """Yield what coordinates and the gazetteer say of where two nodes lie."""
    if one.point and other.point:
        distance = kilometres_between(one.point, other.point)
        if distance <= 5:
            yield Evidence(2.0, f"{distance:.1f} km apart")
        elif distance <= 25:
            yield Evidence(0.5, f"{distance:.0f} km apart")
        else:
            yield Evidence(-2.0 if distance <= 60 else -5.0, f"{distance:,.0f} km apart")
    elif one.namesakes and other.namesakes and one.namesakes.isdisjoint(other.namesakes):
        yield Evidence(-4.0, "GeoNames has no city of both names")
    elif one.city and other.city:
        if one.city.geonames_id == other.city.geonames_id:
            said = one.cores.keys().isdisjoint(other.cores)
            yield from () if said else [Evidence(1.0, _one_city(one.city))]
        else:
            yield Evidence(-4.0, f"GeoNames has two cities, {one.city} and {other.city}")
    elif len(shared := one.namesakes & other.namesakes) > 1 and not one.beside & other.beside:
        yield Evidence(-0.8, f"GeoNames has {len(shared)} cities of this name in {one.country_name}")


def _beside(one: Subject, other: Subject) -> Iterator[Evidence]:
    """Yield what stands beside the names, as BC in `Richmond, BC`, says."""
    if shared := one.beside & other.beside:
        yield Evidence(1.0, f"“{min(shared)}” stands beside both names")
    elif one.beside and other.beside:
        yield Evidence(-3.5, f"“{min(one.beside)}” and “{min(other.beside)}” stand beside the names")
    elif one.beside or other.beside:
        yield Evidence(-1.0, f"“{min(one.beside or other.beside)}” stands beside one name only")


def _apart(one: Subject, other: Subject) -> Iterator[Evidence]:
    """Yield what tells two nodes of nearly one name apart: numbers, words such as North, dates."""
    numbers, other_numbers = (_numbers(each.node.name) for each in (one, other))
    if numbers != other_numbers:
        shown = " and ".join(" ".join(sorted(each)) or "none" for each in (numbers, other_numbers))
        yield Evidence(-5.0 if numbers and other_numbers else -2.0, f"the numbers differ: {shown}")
    told, others_told = ({_telling_words().get(word, "") for word in _bare_words(each)} for each in (one, other))
    if only := sorted(filter(None, told ^ others_told)):
        yield Evidence(-3.5, f"“{only[0]}” is in one name only")
    dates, other_dates = (_dates(each) for each in (one, other))
    if dates and other_dates and not any(a.startswith(b) or b.startswith(a) for a in dates for b in other_dates):
        yield Evidence(-4.0, f"dated {min(dates)} and {min(other_dates)}")


def _numbers(name: str) -> set[str]:
    return {word for word in re.split(r"\W+", name) if _DIGITS.search(word) or _ROMAN.fullmatch(word)}


def _bare_words(subject: Subject) -> list[str]:
    """Return the words of a name without what stands beside it (New York), but for its last word (Kladno District)."""
    beside = {word for words in subject.beside for word in words.split()[:-1]}
    return [word for word in folded_words(subject.node.name).split() if word not in beside]


def _dates(subject: Subject) -> set[str]:
    return {str(subject.node.properties[name]) for name in ("on", "founded") if subject.node.properties.get(name)}


def _related(one: Subject, other: Subject, neighbours: Neighbours) -> Iterator[Evidence]:
    if relation := neighbours.relation(one.node.id, other.node.id):
        yield Evidence(-5.0, f"they are related to each other: {relation}")
    shared = neighbours.shared(one.node.id, other.node.id)
    if shared:
        weight = sum(neighbours.rarity(node_id) for node_id in shared)
        names = [f"“{neighbours.name(each)}”" for each in shared]
        yield Evidence(min(2.0, 1.5 * weight), f"share {first_of(names, 3)}")


@cache
def _telling_words() -> dict[str, str]:
    """Return the first of its list for each word that tells names apart."""
    stated = json.loads(Path(__file__).with_name("telling_words.json").read_text("utf-8"))
    return {word: words[0] for words in stated["words"] for word in words}
