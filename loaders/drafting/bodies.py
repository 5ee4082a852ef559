"""Lists of the members of one body, or of the parties of one agreement, which no column names."""

from __future__ import annotations

import re

from loaders.drafting.deciding import decides
from loaders.drafting.guess import Guess, Node, Tie
from loaders.drafting.header_words import DATES, type_of
from loaders.drafting.profiles import Column, Profile

CODES_OF_NAMES = 0.8  # as many codes as names at least, where countries stand in several files
FEW_COLUMNS = 3  # a list with no more tells little but who is in it
_CODE = re.compile("[A-Z]{2,3}")
_OF_PARTIES = frozenset(["signature", "signed", "ratification", "ratified"])
_OF_MEMBERS = frozenset(["member", "members", "membership", "joined", "accession"])


def add_the_body(table: Profile, found: Guess) -> None:
    """Add what the rows are members of, or have signed, where they name one thing each and nothing that joins it."""
    members = found.node_of("City", "Country", "Organisation", "Person")
    if members is None or members.split or any(tie.type != "IN_COUNTRY" for tie in found.ties):
        return
    if any(node.type not in (members.type, "Country") for node in found.nodes):
        return
    words = {word for column in table.usual for word in column.words}
    has_dates = any(DATES.get(word) in ("since", "until") for word in words)
    is_bare = len([column for column in table.usual if column.values]) <= FEW_COLUMNS
    if words & _OF_PARTIES:
        kind, relationship, key = "MOU", "SIGNED", "agreement"
    elif words & _OF_MEMBERS or has_dates or is_bare:
        kind, relationship, key = "Organisation", "MEMBER_OF", "network"
    else:
        return
    body = Node(found.key_for([key]), kind, Column(key), unsure="of what is this the list? it is called as the file")
    body.is_the_body = True
    found.nodes.append(body)
    found.ties.append(Tie(relationship, members.key, body.key))


def is_of_countries(table: Profile, column: Column) -> bool:
    """Tell whether names have beside them a column of codes as countries have them, one for each.

    Over many files they come again, and some under two names.
    """
    beside = (each for each in table.columns if each is not column and each.words and type_of(each.words) != "Country")
    others = (each for each in beside if each.share(_CODE) > 0.95)
    fewest = 0.95 * column.filled if table.files == 1 else CODES_OF_NAMES * len(column.values)
    enough = (each for each in others if len(each.values) >= fewest)
    return len(column.values) >= fewest and any(decides(table, column, each) for each in enough)
