"""What a table is about: which columns name nodes, what else they say of them, and what joins them."""

from __future__ import annotations

from loaders.drafting.bodies import add_the_body
from loaders.drafting.column_kinds import is_a_name
from loaders.drafting.deciding import decides
from loaders.drafting.guess import Guess, Node, doubt
from loaders.drafting.header_words import NETWORKS, NEUTRAL, PARTIES, is_of_ids, side_of, type_of
from loaders.drafting.identifying import doubt_names_that_repeat, find_ids, tell_cities_apart
from loaders.drafting.joining import place_dates, place_tier, ties_between
from loaders.drafting.list_columns import list_separator, values_in
from loaders.drafting.matrices import add_matrix, find_matrix, without_matrix
from loaders.drafting.place_names import doubt_brackets, is_of_civic_names, take_off_civic_words
from loaders.drafting.profiles import Column, Profile
from loaders.drafting.properties import place_properties, place_sources
from loaders.drafting.subjects import is_of_kinds, name_the_subject

FEWEST_BODIES = 20  # of which each stands with one city, that say something of what they are
MANY_MORE = 1.5  # times as many bodies as cities; names of cities change less


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
    name_the_subject(table, found)
    _know_parties_by_name(found)
    _take_whatever_bears_names(table, found)
    _tell_other_names(table, found)
    _tell_roles_by_place(found)
    place_sources(table, found)
    place_properties(table, found)
    find_ids(table, found)
    tell_cities_apart(found)
    doubt_names_that_repeat(found)
    for node in found.nodes:
        take_off_civic_words(node)
        doubt_brackets(node)
    found.ties = ties_between(table, found)
    if may_lack_the_body:
        add_the_body(table, found)
    place_dates(table.columns, found)
    place_tier(table.columns, found)
    return found


def _is_an_acronym(name: str) -> bool:
    """Tell whether a column is called as a network may be, as `C40` or `METREX`, and not by a word."""
    return not name.islower() and not (name.istitle() and name.isalpha()) and " " not in name


def _find_node(column: Column, found: Guess) -> None:
    """Take a column for the names of nodes, where its own name says of which type."""
    words = column.words
    says_itself = set(column.values) == {column.name}  # a column C40 in which C40 stands
    is_network = says_itself and _is_an_acronym(column.name)
    if not is_a_name(column) or (says_itself and not is_network) or (is_of_ids(words) and not is_network):
        return
    if is_of_kinds(column):
        found.remarks[column.name] = f"kinds of things? where: {{{column.name}: ...}} takes rows of some"
        return
    parties = bool(PARTIES & set(words)) and len(column.values) > 1
    kind = "Organisation" if is_network else "Country" if parties else type_of(words)
    if kind in ("Organisation", "Node") and not (is_network or NETWORKS & set(words)) and is_of_civic_names(column):
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


def _take_whatever_bears_names(table: Profile, found: Guess) -> None:
    """Where no column was known for one of names, take the first that is of texts, most of them different."""
    texts = [each for each in table.columns if is_a_name(each) and len(each.values) > each.filled / 2]
    if texts and not found.nodes:
        words = texts[0].words or ["row"]
        found.add(Node(found.key_for(words), "Node", texts[0], unsure="of which type is it?"))


def _tell_other_names(table: Profile, found: Guess) -> None:
    """Take an organisation that stands with one city each as another name of the city; of many more, as based there."""
    city, body = found.node_of("City"), found.node_of("Organisation")
    if city is None or body is None or city.split or body.split or found.node_of("Person", "Forum"):
        return
    if len(body.column.values) < FEWEST_BODIES or not decides(table, body.column, city.column):
        return
    if len(body.column.values) > MANY_MORE * len(city.column.values):
        body.is_based = True
        doubt(body, f"each stands with one {city.column.name}, where it is taken to be based")
    elif "aliases" not in city.properties:
        found.nodes.remove(body)
        city.properties["aliases"] = {"column": body.column.name}
        doubt(city, f"{body.column.name} is taken for another name of the city, for it stands with one city each")


def _tell_roles_by_place(found: Guess) -> None:
    """Call a role by its place, too: there is a mayor in each city."""
    place = found.node_of("City", "Organisation")
    for node in found.nodes:
        if node.type == "Role" and place and not node.split:
            node.template = f"{{{node.column.name}}} of {{{place.column.name}}}"
