"""Names that only case, accents or punctuation tell apart: of nodes that may be one, and are said to be several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph_model.folding import fold
from graph_model.wording import counted, listed

MOST_NAMED = 3  # groups of names that are shown

Apart = Callable[[Sequence[int]], Mapping[int, str]]  # of places of names, what else is known to tell them apart


def alike_names(names: Sequence[str], apart: Apart) -> list[list[str]]:
    """Return the names of nodes of one type that fold to the same and are not written the same, group by group.

    Nodes of which two different things are known that tell them apart, such as the country, are in no group together.
    A name that several nodes of a group bear stands there as often.

    >>> alike_names(["Wien", "Malmö", "WIEN", "Bath", "BATH"], lambda _: {3: "Canada", 4: "Jamaica"})
    [['Wien', 'WIEN']]
    """
    folded = list(map(fold, names))
    several = {each for each, times in Counter(folded).items() if times > 1}
    groups: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(folded) if several else ():
        if each in several:
            groups[each].append(place)
    differing = [group for group in groups.values() if len({names[place] for place in group}) > 1]
    known = apart([place for group in differing for place in group]) if differing else {}
    parts = ([names[place] for place in part] for group in differing for part in _parted(group, known))
    return [part for part in parts if len(set(part)) > 1]


def alike_names_in_words(node_type: str, groups: Sequence[Sequence[str]]) -> str:
    """Return a sentence on the groups of names of one type, with their count and the first of them.

    >>> alike_names_in_words("City", [["Wien", "WIEN"], ["Malmö", "Malmo"]])
    '4 names of type City are told apart only by case, accents or punctuation: Wien, WIEN; Malmö, Malmo'
    """
    shown = listed(", ".join(dict.fromkeys(group)) for group in groups[:MOST_NAMED])
    more = f" and {counted(len(groups) - MOST_NAMED, 'more group')}" if len(groups) > MOST_NAMED else ""
    count = sum(map(len, groups))
    return f"{count:,} names of type {node_type} are told apart only by case, accents or punctuation: {shown}{more}"


def _parted(group: list[int], apart: Mapping[int, str]) -> Iterator[list[int]]:
    """Yield the places of a group by what tells them apart, where that differs."""
    parts: dict[str, list[int]] = defaultdict(list)
    for place in group:
        parts[fold(apart.get(place, ""))].append(place)
    if len(parts.keys() - {""}) < 2:
        yield group
    else:
        yield from parts.values()
