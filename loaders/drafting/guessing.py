"""What a table is about: which columns name nodes, what else they say of them, and what joins them."""

from __future__ import annotations

from graph_model.wording import counted
from loaders.drafting.bodies import add_the_body, is_of_countries
from loaders.drafting.guess import Guess, Node
from loaders.drafting.header_words import (
    IDS,
    NEUTRAL,
    OTHER_NAMES,
    PARTIES,
    PROPERTIES,
    SUBJECTS,
    TYPES,
    side_of,
    type_of,
)
from loaders.drafting.joining import place_dates, place_tier, ties_between
from loaders.drafting.matrices import add_matrix, find_matrix, without_matrix
from loaders.drafting.place_names import doubt_brackets, is_of_civic_names, take_off_civic_words
from loaders.drafting.profiles import (
    Column,
    Profile,
    axis_of,
    decimal_mark,
    is_number,
    is_plain,
    is_point,
    is_url,
    is_whole,
    list_separator,
    values_in,
)

ID_SHARE = 0.6  # of the values of an id that stand with one name; names change from year to year
LONGEST_NAME = 200  # characters on average; what is longer is prose

_OF_PERSONS = frozenset(
    ["ward", "honorific", "councillor", "gender", "female", "email", "party", "executive", "surname"]
)
_OF_CITIES = frozenset(["country", "population", "lat", "latitude"])
_OF_TREATIES = frozenset(["treaty", "signature", "sides", "signatories"])


def guess(table: Profile) -> Guess:
    """Return what a table seems to be about."""
    if (matrix := find_matrix(table)) is not None:
        beside = without_matrix(table, matrix)
        return add_matrix(guess_rows(beside, may_lack_the_body=matrix.of_years), matrix)
    return guess_rows(table)


def guess_rows(table: Profile, *, may_lack_the_body: bool = True) -> Guess:
    """Return what the rows of a table seem to be about, none of whose columns is one of a matrix."""
    found = Guess()
    for column in sorted(table.columns, key=lambda column: column.filled < table.rows / 2):  # well-filled ones first
        _find_node(column, found)
    _name_the_subject(table, found)
    _know_parties_by_name(found)
    _take_whatever_bears_names(table, found)
    _tell_other_names(table, found)
    _tell_roles_by_place(found)
    for column in table.columns:
        if column.name not in found.used and column.values:
            _place_property(column, found)
    _find_ids(table, found)
    _tell_cities_apart(found)
    _doubt_names_that_repeat(found)
    for node in found.nodes:
        take_off_civic_words(node)
        doubt_brackets(node)
    found.ties = ties_between(found)
    if may_lack_the_body:
        add_the_body(table, found)
    place_dates(table.columns, found)
    place_tier(table.columns, found)
    return found


def _is_a_name(column: Column) -> bool:
    if not column.values or is_number(column) or is_point(column) or is_url(column) or axis_of(column):
        return False
    return sum(map(len, column.values)) / len(column.values) < LONGEST_NAME


def _find_node(column: Column, found: Guess) -> None:
    """Take a column for the names of nodes, where its own name says of which type."""
    words = column.words
    says_itself = set(column.values) == {column.name}  # a column C40 in which C40 stands
    is_network = says_itself and not column.name.islower() and not column.name.istitle() and " " not in column.name
    if not _is_a_name(column) or (says_itself and not is_network) or (set(words) & IDS and not is_network):
        return
    parties = bool(PARTIES & set(words)) and len(column.values) > 1
    kind = "Organisation" if is_network else "Country" if parties else type_of(words)
    if kind in ("Organisation", "Node") and not is_network and is_of_civic_names(column):
        kind = "City"
    if not kind and len(words) == 1 and side_of(words):
        kind = "Node"
    separator = list_separator(column)
    known = next((node for node in found.nodes if node.type == kind and node.side == side_of(words)), None)
    if not kind:
        return
    if known and kind in ("City", "Person", "Country") and not separator:
        if kind == "City":
            _take_another_name(known, column, found)
        return
    plain = [word for word in words if word not in NEUTRAL] or words
    node = Node(found.key_for(plain), kind, column, side_of(words), split=separator)
    node.unsure = _doubt(node, words, parties=parties)
    found.add(node)


def _take_another_name(city: Node, column: Column, found: Guess) -> None:
    """Take a second column of cities for another name of them; the column with the shorter name names them."""
    shorter, longer = sorted([city.column, column], key=lambda each: len(each.words))
    if "aliases" not in city.properties:
        city.column, city.properties["aliases"] = shorter, {"column": longer.name}
        city.unsure = f"{longer.name} is taken for another name of the city"
        found.used |= {shorter.name, longer.name}


def _doubt(node: Node, words: list[str], *, parties: bool) -> str:
    if parties:
        return "are the parties countries, cities or organisations?"
    if node.type == "Node":
        return "what are these? say type: City, Organisation, Person ..."
    return "countries among them are better told as type: Country, by a where:" if words[-1] == "delegation" else ""


def _know_parties_by_name(found: Guess) -> None:
    """Take the values of a list for what another column names, where many of them stand there."""
    for node in found.nodes:
        if node.split:
            parts = {part for cell in node.column.values for part in values_in(cell, node.split)}
            same = (
                each
                for each in found.nodes
                if each is not node and len(parts & each.column.values.keys()) > len(parts) / 2
            )
            if (other := next(same, None)) is not None:
                node.type, node.unsure = other.type, f"many of these stand in {other.column.name}, too"


def _name_the_subject(table: Profile, found: Guess) -> None:
    """Give a type to a column called `name`, `title` or `member`, by what stands beside it."""
    column = next((each for each in table.columns if " ".join(each.words) in SUBJECTS), None)
    if column is None or not _is_a_name(column) or column.name in found.used:
        return
    words = {word for each in table.columns for word in each.words}
    constants = {value.casefold() for each in table.columns if len(each.values) == 1 for value in each.values}
    kind = next((TYPES[word] for word in constants if word in TYPES), "")
    kind_told = kind
    if column.words == ["title"] or words & _OF_TREATIES:
        kind = "MOU"
    if is_of_civic_names(column):
        kind = "City"
    elif not kind_told and is_of_countries(table, column):
        kind = "Country"
    kind = kind or ("Person" if words & _OF_PERSONS else "City" if words & _OF_CITIES else "Node")
    if kind != "City" or not found.node_of("City"):
        doubt = f"taken for names of type {kind} by the other columns"
        found.add(Node(found.key_for([kind.lower()]), kind, column, unsure=doubt), first=True)


def _take_whatever_bears_names(table: Profile, found: Guess) -> None:
    """Where no column was known for one of names, take the first that is of texts, most of them different."""
    texts = [each for each in table.columns if _is_a_name(each) and len(each.values) > each.filled / 2]
    if texts and not found.nodes:
        words = texts[0].words or ["row"]
        found.add(Node(found.key_for(words), "Node", texts[0], unsure="of which type is it?"))


def _tell_other_names(table: Profile, found: Guess) -> None:
    """Take an organisation that stands with one city each as another name of the city."""
    city, body = found.node_of("City"), found.node_of("Organisation")
    if (
        city is None
        or body is None
        or "aliases" in city.properties
        or city.split
        or body.split
        or found.node_of("Person", "Forum")
    ):
        return
    if len(body.column.values) >= 20 and _decides(table, body.column, city.column):
        found.nodes.remove(body)
        city.properties["aliases"] = {"column": body.column.name}
        city.unsure = f"{body.column.name} is taken for another name of the city, for it stands with one city each"


def _tell_roles_by_place(found: Guess) -> None:
    """Call a role by its place, too: there is a mayor in each city."""
    place = found.node_of("City", "Organisation")
    for node in found.nodes:
        if node.type == "Role" and place and not node.split:
            node.template = f"{{{node.column.name}}} of {{{place.column.name}}}"


def _place_property(column: Column, found: Guess) -> None:
    """Say a column of a node as one of its properties, where what stands in it and its name make that plain."""
    owner, properties = _said_of(column, found)
    if owner and not owner.properties.keys() & properties.keys():
        owner.properties |= properties
        found.used.add(column.name)


def _said_of(column: Column, found: Guess) -> tuple[Node | None, dict[str, dict[str, object]]]:
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
    if is_url(column) and found.nodes and words[0] != "source":
        owner = next((node for node in found.nodes if set(node.column.words) & set(words)), found.nodes[0])
        return (None if owner.type in ("Country", "Topic") else owner), {"url": plain}
    if " ".join(words) in OTHER_NAMES and found.nodes and not is_number(column):
        separator = list_separator(column) or (";" if any(";" in value for value in column.values) else "")
        return city or found.nodes[0], {"aliases": {**plain, "split": separator} if separator else plain}
    if words and all(word in PROPERTIES for word in words):
        name = PROPERTIES[words[0]]
        if name == "population" and not is_whole(column):
            mark = decimal_mark(column)
            plain |= {"number": mark} if mark else {}
            plain["if_wrong"] = "drop"
        return (city if name != "population" or is_number(column) else None), {name: plain}
    return None, {}


def _find_ids(table: Profile, found: Guess) -> None:
    """Take for an id of a node a column so called, each value of which has one name; a code may be all there is.

    No column is taken that is empty where there is a name, for such a row would lose its node.
    """
    for column in table.columns:
        words = column.words
        if column.name in found.used or not set(words) & IDS or not column.values:
            continue
        about = next((TYPES[word] for word in words if word in TYPES), "")
        owner = found.node_of(about) if about else next(iter(found.nodes), None)
        if owner is None and about:
            found.add(
                Node(found.key_for([about.lower()]), about, column, id=column.name, unsure="known by this id only")
            )
        elif owner and not owner.id and not owner.split and _identifies(table, column, owner.column):
            owner.id = column.name
            found.used.add(column.name)


def _identifies(table: Profile, column: Column, named: Column) -> bool:
    """Tell whether a column has a value wherever there is a name, and each value stands with one name, but for some."""
    places = {each.name: number for number, each in enumerate(table.columns)}
    value, name = places[column.name], places[named.name]
    gaps = {"", *(() if column.lacks_nothing else table.missing)}
    if any(cells[value] in gaps and cells[name] not in gaps for cells in table.sample):
        return False
    return _decides(table, column, named, ID_SHARE)


def _doubt_names_that_repeat(found: Guess) -> None:
    """Say where nearly every row has a name of its own and some do not: those may be two of one name."""
    for node in found.nodes:
        again = node.column.filled - len(node.column.values)
        if not node.id and not node.apart_by and not node.split and 0 < again < 0.2 * node.column.filled:
            doubt = (
                f"{node.column.name} repeats in {counted(again, 'row')}; if these are others, say apart_by: a column"
            )
            node.unsure = "; ".join(filter(None, [node.unsure, doubt]))


def _decides(table: Profile, first: Column, second: Column, share: float = 0.95) -> bool:
    """Tell whether each value of one column stands with one value of another, but for a few."""
    places = {column.name: number for number, column in enumerate(table.columns)}
    one, other = places[first.name], places[second.name]
    pairs: dict[str, set[str]] = {}
    for cells in table.sample:
        if cells[one]:
            pairs.setdefault(cells[one], set()).add(cells[other])
    return bool(pairs) and sum(1 for names in pairs.values() if len(names) == 1) >= share * len(pairs)


def _tell_cities_apart(found: Guess) -> None:
    for node in found.nodes:
        country = found.node_of("Country", side=node.side)
        if node.type == "City" and not node.id and not node.split and country and not country.split:
            node.apart_by = country.column.name
