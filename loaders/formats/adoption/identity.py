"""Ids and names of foreign nodes: ids without blanks, bars and #, names on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph_model.folding import fold
from graph_model.values import LONGEST_TEXT
from loaders.formats.adoption.kinds import as_text
from loaders.formats.plain_graph import Attributes

UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # what no text of a data set holds
_NOT_IN_IDS = re.compile(r"[\s|#\x00-\x1f\x7f\ud800-\udfff]+")
_NAMES = ("name", "label", "title")


def fit_ids(ids: Iterable[str]) -> dict[str, str]:
    """Return the id that stands for each: the same, or without what no id of ours has, and unlike every other.

    >>> fit_ids(["Jean Valjean", "Jean#Valjean", "n0"])
    {'Jean Valjean': 'Jean-Valjean', 'Jean#Valjean': 'Jean-Valjean-2', 'n0': 'n0'}
    """
    given = list(ids)
    fit = {each: each for each in given if each and not _NOT_IN_IDS.search(each)}
    taken = set(fit)
    next_number: dict[str, int] = {}
    for each in given:
        if each in fit:
            continue
        plain = _NOT_IN_IDS.sub("-", each.strip()) or "node"
        found, number = plain, next_number.get(plain, 2)
        while found in taken:
            found, number = f"{plain}-{number}", number + 1
        next_number[plain] = number
        fit[each] = found
        taken.add(found)
    return {each: fit[each] for each in given}


def find_name_attributes(things: Iterable[Attributes], taken: str | None) -> list[str]:
    """Return the attributes that give a name, in the order in which they are asked; `taken` says something else."""
    spelt: dict[str, dict[str, None]] = {}
    for attributes in things:
        for name in attributes:
            if name != taken:
                spelt.setdefault(fold(name), {})[name] = None
    return [name for each in _NAMES for name in spelt.get(each, ())]


def name_of(attributes: Mapping[str, object], asked: Iterable[str], node_id: str) -> tuple[str, str | None]:
    """Return the name of a node on one line, and the attribute that gives it: the first that does not repeat the id.

    Where none does, the id is the name.
    """
    given = [(text, each) for each in asked if (text := one_line(as_text(attributes.get(each))))]
    telling = next((pair for pair in given if pair[0] != node_id), None)
    if telling or given:
        return telling or given[0]
    return one_line(node_id) or "?", None


def one_line(text: str) -> str:
    """Return text on one line, without control characters, no longer than a text may be."""
    return UNFIT.sub("\ufffd", " ".join(text.split()))[:LONGEST_TEXT]
