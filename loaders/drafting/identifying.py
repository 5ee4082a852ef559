"""By what the nodes of a row are told apart: ids, and what stands beside names that are alike."""

from __future__ import annotations

from graph_model.wording import counted
from loaders.drafting.deciding import decides
from loaders.drafting.guess import Guess, Node, doubt
from loaders.drafting.header_words import TYPES, is_of_ids
from loaders.drafting.profiles import Column, Profile

ID_SHARE = 0.6  # of the values of an id that stand with one name; names change from year to year
LEAST_REPEATED = 0.1  # of the cells of a column of names, in a table each row of which has a number of its own


def find_ids(table: Profile, found: Guess) -> None:
    """Take for an id of a node a column so called, each value of which has one name; a code may be all there is.

    No column is taken that is empty where there is a name, for such a row would lose its node, and none that numbers
    rows; what is not taken has a remark that says why.
    """
    for column in table.columns:
        if column.name in found.used or not is_of_ids(column.words) or not column.values:
            continue
        about = next((TYPES[word] for word in column.words if word in TYPES), "")
        owner = found.node_of(about) if about else next(iter(found.nodes), None)
        if owner is None and about:
            named = "; gazetteer: true gives countries their names" if about == "Country" else ""
            unsure = f"known by this id only{named}"
            found.add(Node(found.key_for([about.lower()]), about, column, id=column.name, unsure=unsure))
        elif owner and not owner.id and not owner.split:
            if why_not := _why_no_id(table, column, owner.column):
                found.remarks[column.name] = f"not taken as the id of {owner.key}: {why_not}"
            else:
                owner.id = column.name
                found.used.add(column.name)


def _why_no_id(table: Profile, column: Column, named: Column) -> str:
    """Return why a column is not taken for the id of what another names; nothing, if it may be one."""
    places = {each.name: number for number, each in enumerate(table.columns)}
    value, name = places[column.name], places[named.name]
    gaps = {"", *(() if column.lacks_nothing else table.missing)}
    lacking = sum(1 for cells in table.sample if cells[value] in gaps and cells[name] not in gaps)
    if lacking:
        return f"it is empty in {counted(lacking, 'row')} where {named.name} is not"
    repeated = named.filled - len(named.values)
    if len(column.values) == column.filled and repeated > LEAST_REPEATED * named.filled:
        return f"it numbers the rows, and {counted(repeated, 'row')} repeat what stands in {named.name}"
    if not decides(table, column, named, ID_SHARE):
        return f"many of its values stand with several values of {named.name}"
    return ""


def doubt_names_that_repeat(found: Guess) -> None:
    """Say where nearly every row has a name of its own and some do not: those may be two of one name."""
    for node in found.nodes:
        again = node.column.filled - len(node.column.values)
        if not node.id and not node.apart_by and not node.split and 0 < again < 0.2 * node.column.filled:
            rows = counted(again, "row")
            doubt(node, f"{node.column.name} repeats in {rows}; if these are others, say apart_by: a column")


def tell_cities_apart(found: Guess) -> None:
    """Tell cities of one name apart by their country, where a column names it."""
    for node in found.nodes:
        country = found.node_of("Country", side=node.side)
        if node.type == "City" and not node.id and not node.split and country and not country.split:
            node.apart_by = country.column.name
