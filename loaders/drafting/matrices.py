"""Matrices: tables in which columns are called after things, or years, and cells say whether, or how much."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.drafting.column_kinds import is_number, is_year
from loaders.drafting.guess import NOTHING, Guess, Matrix, Node, Tie
from loaders.drafting.header_words import DATES, IDS, PROPERTIES, TIERS, TYPES, type_of
from loaders.drafting.profiles import Column, Profile

FEWEST = 4  # columns of a matrix
FEWEST_YEARS = 3
EMPTY_SHARE = 0.3  # of the cells of a matrix of numbers that state nothing, at the least
_MARKS = frozenset(["0", "1", "x", "X", "✓", "✔", "•", "0.0", "1.0"])
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NO_THINGS = frozenset([*TYPES, *DATES, *IDS, *PROPERTIES, *TIERS, "lat", "lon", "lng", "latitude", "longitude"])


def find_matrix(table: Profile) -> Matrix | None:
    """Return the matrix that is in a table; none, if its columns are properties of what the rows name."""
    years = [column for column in table.columns if _YEAR.fullmatch(column.name.strip())]
    if len(years) >= FEWEST_YEARS and all(is_number(each) or _is_marked(each) for each in years if each.values):
        return _matrix(table, years, of_years=True)
    marked = [column for column in table.columns[1:] if _is_marked(column)]
    if _is_block(table, marked):
        return _matrix(table, marked)
    numbers = [column for column in table.columns[1:] if not column.values or is_number(column)]
    states_little = [column for column in numbers if _states_little(column, table.rows)]
    named = all(not set(column.words) & _NO_THINGS and not is_year(column) for column in numbers)
    if named and len(table.columns) == len(numbers) + 1 and len(states_little) == len(numbers) >= FEWEST:
        return _matrix(table, numbers)
    return None


def _is_marked(column: Column) -> bool:
    """Tell whether all cells are 0 or 1, or marks, or empty."""
    return set(column.values) <= _MARKS


def _is_block(table: Profile, marked: list[Column]) -> bool:
    """Tell whether these columns stand side by side and are most of the table, and what names the rows is none."""
    filled = [column for column in marked if column.values]
    first = table.columns[0]
    if len(filled) < FEWEST or is_number(first) or _is_marked(first):
        return False
    places = [place for place, column in enumerate(table.columns) if column in marked]
    return len(places) == places[-1] - places[0] + 1 and len(marked) >= len(table.columns) / 2


def _states_little(column: Column, rows: int) -> bool:
    stated = column.filled - sum(column.values[each] for each in NOTHING)
    return stated <= (1 - EMPTY_SHARE) * rows


def _matrix(table: Profile, columns: list[Column], *, of_years: bool = False) -> Matrix:
    chosen = {column.name for column in columns}
    others = [column for column in table.columns if column.name not in chosen]
    names = set(others[0].values) if others else set()
    is_square = bool(names) and len(chosen & names) >= 0.8 * max(len(chosen), len(names))
    return Matrix(columns, others, of_years, all(map(_is_marked, columns)), is_square)


def without_matrix(table: Profile, matrix: Matrix) -> Profile:
    """Return the table of what stands beside a matrix."""
    kept = {column.name for column in matrix.others}
    places = [place for place, column in enumerate(table.columns) if column.name in kept]
    return replace(table, columns=matrix.others, sample=[[cells[place] for place in places] for cells in table.sample])


def add_matrix(found: Guess, matrix: Matrix) -> Guess:
    """Add what a matrix states to a guess about what stands beside it."""
    found.matrix = matrix
    found.used |= {column.name for column in matrix.columns}
    if matrix.of_years:
        _add_years(found, matrix)
        return found
    actor = _actor(found, matrix)
    thing = Node("thing", _type_of_things(actor, matrix), Column("thing"), unsure="what are the columns?")
    is_membership = matrix.of_marks and not matrix.is_square and actor.type in ("City", "Person", "Country")
    tie = Tie("MEMBER_OF" if is_membership else "TIED_TO", actor.key, thing.key)
    if not matrix.of_marks:
        tie.properties["weight"] = {"column": "weight"}
        tie.unsure = "are the numbers how much, or how often?"
    found.nodes.append(thing)
    found.ties.append(tie)
    return found


def _actor(found: Guess, matrix: Matrix) -> Node:
    """Return the node that the rows are about; where none was found, the first column names it."""
    named = [node for node in found.nodes if node.type not in ("Country", "Topic", "Role")] or found.nodes
    if named:
        return named[0]
    first = matrix.others[0]
    actor = Node("actor", type_of(first.words) or "Node", first, unsure="what are the rows, and what the columns?")
    found.add(actor)
    return actor


def _type_of_things(actor: Node, matrix: Matrix) -> str:
    return actor.type if matrix.is_square or actor.type == "Node" else "Organisation"


def _add_years(found: Guess, matrix: Matrix) -> None:
    tie = next((tie for tie in found.ties if tie.type in ("MEMBER_OF", "HOLDS", "RUNS", "TIED_TO")), None)
    if tie is None:
        found.matrix = None
        found.used -= {column.name for column in matrix.columns}
        return
    tie.spells = "year"
    if not matrix.of_marks:
        tie.unsure = "the columns of years hold numbers; here each that is not 0 says only that it held in that year"
