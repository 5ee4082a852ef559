"""What a page can be made with besides: the backbone, likely partners, and measures that sizes can stand for."""

from __future__ import annotations

from collections.abc import Iterable

from graph_model.errors import InterurbanError

BACKBONE, MATCH = "backbone", "match"


def find_results(results: str | Iterable[str]) -> tuple[set[str], list[str]]:
    """Return which of BACKBONE and MATCH are asked for, and which measures, of names with commas between or not.

    Raises:
        InterurbanError: a name is of nothing that a page can be made with.
    """
    from queries.analysis.measures.registry import BY_NAME

    given = [results] if isinstance(results, str) else results
    names = dict.fromkeys(name.strip() for text in given for name in text.split(",") if name.strip())
    for name in names:
        if name not in {BACKBONE, MATCH, *BY_NAME}:
            known = ", ".join([BACKBONE, MATCH, *BY_NAME])
            raise InterurbanError(f"{name!r} is nothing that a page can be made with; use {known}")
    return {BACKBONE, MATCH} & names.keys(), [name for name in names if name in BY_NAME]
