"""What a reader is shown of an answer in sections: the most telling lines of each, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from heapq import nsmallest
from typing import Any

from graph_model import Covers, Graph, GraphView, NothingFound
from graph_model.wording import counted, listed
from queries.answers import Answer, Row
from queries.lookups.lines import citations_in
from queries.lookups.spells import fold_spells
from queries.text_tables import Table

MOST_LINES = 20  # of a section
FEWEST_LINES = 5
MOST_IN_ALL = 80  # lines of an answer, as long as each section has some
MOST_CITED, MOST_PARTIES = 5, 5  # in one line
SPARE = 4  # lines over the most for which no line is left out

Telling = Callable[[Row], Any]  # the lower, the more a row tells


def digest(view: GraphView, answer: Answer, telling: Telling, why: str, *, most: int | None = None) -> Answer:
    """Return an answer that reads as its most telling lines, while its rows stay whole.

    Spells that follow one another are one line (`fold_spells`). Of a section that has more than `most` lines (20, or
    fewer where there are many sections), those are shown that tell most, in their order; the last line says how many
    there are and `why` these are shown.
    """
    sections = _sections(answer.group, fold_spells(answer.rows))
    spare = 0 if most else SPARE
    most = most or _fair_share([len(lines) for lines in sections.values()])
    shown: list[Row] = []
    cited: list[Row] = []
    abridged = False
    for name, lines in sections.items():
        chosen = _most_telling(lines, telling, most, spare)
        cited += chosen
        shown += map(_short, chosen)
        if len(chosen) < len(lines):
            abridged = True
            shown.append({answer.group or "": name, "name": f"{_count(chosen, lines)}; {why}"})
    if not abridged and len(shown) == len(answer.rows) and not any(map(_is_long, answer.rows)):
        return answer
    citations = citations_in(view, [{"sources": row["sources"][:MOST_CITED]} for row in cited])
    reading = Table(answer.title, answer.columns, shown, group=answer.group, notes=answer.notes, citations=citations)
    return replace(answer, reading=reading, abridged=abridged)


def limited_by_section(answer: Answer, telling: Telling, most: int) -> Answer:
    """Return an answer with `most` rows of each section, those that tell most; a warning says how many there are."""
    sections = _sections(answer.group, answer.rows)
    chosen = {name: _most_telling(rows, telling, most, spare=0) for name, rows in sections.items()}
    kept = [row for rows in chosen.values() for row in rows]
    if len(kept) == len(answer.rows):
        return answer
    cut = {name: f"{len(rows):,} of {len(sections[name]):,}" for name, rows in chosen.items() if rows != sections[name]}
    warning = f"{listed(f'{name}: {count}' for name, count in cut.items())} rows"
    return replace(answer, rows=kept, truncated=True, total=len(answer.rows)).warn(warning)


def only_sections(answer: Answer, names: Sequence[str]) -> Answer:
    """Return an answer with the sections that are named, in full or in part (`member` for `Has member`).

    Raises:
        NothingFound: there is no such section; those that are there are listed.
    """
    if not names:
        return answer
    there = list(_sections(answer.group, answer.rows))
    kept = {section for name in names for section in _named(name, there)}
    rows = [row for row in answer.rows if row[answer.group or ""] in kept]
    cited = {source.partition("#")[0] for row in rows for source in row["sources"]}
    citations = {source: words for source, words in answer.citations.items() if source in cited}
    return replace(answer, rows=rows, citations=citations)


def _named(name: str, there: Iterable[str]) -> list[str]:
    wanted = name.strip().casefold()
    exact = [section for section in there if section.casefold() == wanted]
    found = exact or [section for section in there if wanted.removesuffix("s") in section.casefold()]
    if not found:
        raise NothingFound(f"there is no section {name!r} here; there are: {listed(there)}")
    return found


def _sections(group: str | None, rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[group or ""], []).append(row)
    return found


def _fair_share(sizes: Sequence[int]) -> int:
    """Return how many lines of each section can be shown so that all of them together can be read."""
    shares = range(MOST_LINES, FEWEST_LINES, -1)
    return next((most for most in shares if sum(min(size, most) for size in sizes) <= MOST_IN_ALL), FEWEST_LINES)


def _most_telling(lines: Sequence[Row], telling: Telling, most: int, spare: int = SPARE) -> list[Row]:
    """Return the lines that tell most, in their order; all, where no more than `spare` would be left out."""
    if len(lines) <= most + spare:
        return list(lines)
    best = nsmallest(most, range(len(lines)), key=lambda place: (telling(lines[place]), place))
    return [lines[place] for place in sorted(best)]


def _count(chosen: Sequence[Row], lines: Sequence[Row]) -> str:
    rows = sum(row.get("rows", 1) for row in lines)
    stand_for = f" ({counted(rows, 'row')})" if rows > len(lines) else ""
    return f"{len(chosen):,} of {len(lines):,}{stand_for}"


def _is_long(row: Row) -> bool:
    return len(row["sources"]) > MOST_CITED + 1 or len(row.get("parties", ())) > MOST_PARTIES + 1


def _short(row: Row) -> Row:
    """Return a line with the first of many sources and parties, and how many more there are."""
    changed: dict[str, Any] = {}
    if len(row["sources"]) > MOST_CITED + 1:
        changed["sources"] = [*row["sources"][:MOST_CITED], f"and {len(row['sources']) - MOST_CITED:,} more"]
    parties: Sequence[str] = row.get("parties", ())
    if len(parties) > MOST_PARTIES + 1:
        changed["details"] = f"with {listed(parties[:MOST_PARTIES])} and {len(parties) - MOST_PARTIES:,} more"
    return {**row, **changed}


def by_held_and_ties(graph: Graph, rows: Iterable[Row]) -> Telling:
    """Return an order of lines: what surely held first, then who has most ties, whom a reader most likely knows."""
    ties = _ties_of_named(graph, rows)
    return lambda row: (row.get("held") == Covers.POSSIBLY.value, -ties.get(row.get("id", ""), 0))


def by_held_and_few_ties(graph: Graph, rows: Iterable[Row]) -> Telling:
    """Return an order of lines: what surely held first, then what has fewest ties, which tells most of who shares it.

    That two cities signed an agreement of two says more than that both are in a network of thousands (Newman 2001
    weighs likewise).
    """
    ties = _ties_of_named(graph, rows)
    return lambda row: (row.get("held") == Covers.POSSIBLY.value, ties.get(row.get("id", ""), 0))


def _ties_of_named(graph: Graph, rows: Iterable[Row]) -> dict[str, int]:
    """Return how many relationships each node has that the rows name."""
    return graph.tie_counts({row["id"] for row in rows if "id" in row})
