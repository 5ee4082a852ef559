"""Which pairs of nodes are compared at all: those that share something rare, so that work grows with the nodes.

Two nodes are compared if they share a name, a name without what only says what a place is, an identifier, a city of the
gazetteer, the words of a name in another order, or one of the rarer three-letter parts of a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph_model.folding import folded_words
from loaders.resolution.subjects import Subject

LARGEST_BLOCK = 60  # nodes that share one part of a name; more share it by chance, and are parted by country first
LARGEST_OF_ONE_NAME = 400  # nodes that share a whole name
SHORTEST_IN_PARTS = 5  # letters; shorter names are alike by chance

Pair = tuple[int, int]


@dataclass(slots=True)
class Pairs:
    """Pairs of places in a list of subjects, the lower first; `left_out` counts blocks too large to be compared."""

    found: set[Pair] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)


def pairs_to_compare(subjects: Sequence[Subject]) -> Pairs:
    """Return the pairs of subjects of one type that share something rare."""
    pairs = Pairs()
    _add(pairs, _sharing(subjects), LARGEST_OF_ONE_NAME, subjects)
    _add(pairs, _sharing_parts(subjects), LARGEST_BLOCK, subjects)
    _add(pairs, _beginning_alike(subjects), LARGEST_BLOCK, subjects)
    return pairs


def _add(pairs: Pairs, blocks: dict[str, list[int]], largest: int, subjects: Sequence[Subject]) -> None:
    for key, block in blocks.items():
        for part in _parted(block, largest, subjects):
            if len(part) > largest:
                pairs.left_out.append(key)
            else:
                pairs.found.update(pair for pair in combinations(part, 2) if _may_be_one(*pair, subjects))


def _parted(block: list[int], largest: int, subjects: Sequence[Subject]) -> Iterator[list[int]]:
    """Yield a block, or if it is large, those of each country in it."""
    if len(block) <= largest:
        yield block
        return
    by_country: defaultdict[str, list[int]] = defaultdict(list)
    for place in block:
        for country in subjects[place].countries or {""}:
            by_country[country].append(place)
    yield from by_country.values()


def _may_be_one(first: int, second: int, subjects: Sequence[Subject]) -> bool:
    one, other = subjects[first].countries, subjects[second].countries
    return not one or not other or not one.isdisjoint(other)


def _sharing(subjects: Sequence[Subject]) -> dict[str, list[int]]:
    """Return the subjects that share a whole name, an identifier or a city, by what they share."""
    blocks: dict[str, dict[int, None]] = {}
    for place, subject in enumerate(subjects):
        shared = [*subject.keys, *subject.cores, *(" ".join(sorted(words)) for words in _words(subject))]
        shared += [f"{name} {value}" for name, value in subject.identifiers.items()]
        shared += [f"geonames_id {subject.city.geonames_id}"] if subject.city else []
        for key in shared:
            blocks.setdefault(key, {})[place] = None
    return {key: list(places) for key, places in blocks.items() if len(places) > 1}


def _words(subject: Subject) -> Iterator[list[str]]:
    for name in dict.fromkeys(subject.keys.values()):
        words = name.casefold().split()
        if len(words) > 1:
            yield words


def _beginning_alike(subjects: Sequence[Subject]) -> dict[str, list[int]]:
    """Return the subjects whose names begin with the same word."""
    blocks: dict[str, dict[int, None]] = {}
    for place, subject in enumerate(subjects):
        for name in subject.keys.values():
            word = folded_words(name).partition(" ")[0]
            if len(word) >= SHORTEST_IN_PARTS:
                blocks.setdefault(word, {})[place] = None
    return {word: list(places) for word, places in blocks.items() if len(places) > 1}


def _sharing_parts(subjects: Sequence[Subject]) -> dict[str, list[int]]:
    """Return the subjects by the rarer half of the three-letter parts of their names."""
    names = {name for subject in subjects for name in subject.cores if len(name) >= SHORTEST_IN_PARTS}
    parts_of = {name: {f"^{name}$"[start : start + 3] for start in range(len(name))} for name in names}
    often = Counter(part for parts in parts_of.values() for part in parts)
    blocks: dict[str, dict[int, None]] = {}
    for place, subject in enumerate(subjects):
        for name in subject.cores:
            parts = sorted(parts_of.get(name, ()), key=lambda part: (often[part], part))
            for part in parts[: (len(parts) + 1) // 2]:
                blocks.setdefault(part, {})[place] = None
    return {part: list(places) for part, places in blocks.items() if len(places) > 1}
