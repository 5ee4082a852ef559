"""Which columns are properties of the nodes of a row, or of where it was read."""

from __future__ import annotations

from graph_model.wording import counted
from loaders.drafting.column_kinds import axis_of, decimal_mark, is_number, is_plain, is_point, is_url, is_whole
from loaders.drafting.deciding import decides
from loaders.drafting.guess import Guess, Node
from loaders.drafting.header_words import OTHER_NAMES, PROPERTIES, SHORT_NAMES, SOURCES, side_of
from loaders.drafting.list_columns import list_separator
from loaders.drafting.profiles import Column, Profile


def place_sources(table: Profile, found: Guess) -> None:
    """Cite by row what a column of addresses called `source` says, where every row has one."""
    for column in table.columns:
        if column.name not in found.used and is_url(column) and SOURCES & set(column.words):
            if column.filled == table.rows:
                found.source = column.name
                found.used.add(column.name)
                return
            gaps = counted(table.rows - column.filled, "row")
            found.remarks[column.name] = (
                f"where rows were read? source: {{column: {column.name}}}; it is empty in {gaps}"
            )


def place_properties(table: Profile, found: Guess) -> None:
    """Say columns as properties of nodes, where what stands in them and their names make that plain."""
    by_plainness = sorted(table.columns, key=lambda column: column.words in (["x"], ["y"]))  # latitude before y
    for column in by_plainness:
        if column.name in found.used or not column.values:
            continue
        owner, properties = _said_of(table, column, found)
        if owner and not owner.properties.keys() & properties.keys():
            owner.properties |= properties
            found.used.add(column.name)


def _said_of(table: Profile, column: Column, found: Guess) -> tuple[Node | None, dict[str, dict[str, object]]]:
    words, side = column.words, side_of(column.words)
    plain: dict[str, object] = {"column": column.name}
    city = found.node_of("City", side=side)
    if is_point(column):
        axes = ("latitude", "longitude")
        properties: dict[str, dict[str, object]] = {axis: {**plain, "point": axis, "if_wrong": "drop"} for axis in axes}
        return (None if "country" in words else city), properties
    if axis := axis_of(column):
        return city, {axis: plain if is_plain(column) else {**plain, "coordinate": axis, "if_wrong": "drop"}}
    if "iso" in words and not set(words) - {"iso", "code", "country", "1", "2", "3"}:
        return found.node_of("Country", "City", side=side), {"iso_code": plain}
    if is_url(column) and not SOURCES & set(words):
        return _owner_of(table, column, found), {"url": plain if is_url(column, 1) else {**plain, "if_wrong": "drop"}}
    if words and set(words) <= SHORT_NAMES and found.nodes:
        return _owner_of(table, column, found), {"aliases": plain}
    if " ".join(words) in OTHER_NAMES and found.nodes and not is_number(column):
        separator = list_separator(column) or (";" if any(";" in value for value in column.values) else "")
        return city or found.nodes[0], {"aliases": {**plain, "split": separator} if separator else plain}
    plain_words = [word for word in words if not word.isdigit()]
    if plain_words and all(word in PROPERTIES for word in plain_words):
        name = PROPERTIES[plain_words[0]]
        if name == "population" and not is_whole(column):
            mark = decimal_mark(column)
            plain |= {"number": mark} if mark else {}
            plain["if_wrong"] = "drop"
        return (city if name != "population" or is_number(column) else None), {name: plain}
    return None, {}


def _owner_of(table: Profile, column: Column, found: Guess) -> Node | None:
    """Return of what a column of web addresses or acronyms is: of what its name says, or of that which has one each."""
    owners = [node for node in found.nodes if node.type not in ("Country", "Topic")]
    named = (node for node in owners if set(node.column.words) & set(column.words))
    one_each = (node for node in owners if not node.split and decides(table, node.column, column))
    return next(named, None) or next(one_each, None)
