"""What changes are called: a kind of tie or node, its beginning and its end."""

from __future__ import annotations

from dataclasses import dataclass

from graph_model import NodeType, RelationshipType
from graph_model.vocabulary import Affiliation
from graph_model.wording import in_words, label


@dataclass(frozen=True, slots=True)
class Words:
    """How a table heads the changes of a type, and calls its beginning and its end; what has no end is an event."""

    kind: str
    began: str
    ended: str


# In the order in which they are told. Others are told by the names of their types.
_WORDS = {
    "MEMBER_OF": Words("Members", "joined", "left"),
    "HOLDS": Words("Offices", "took office", "left office"),
    "MOU": Words("Agreements", "signed", "ended"),
    "OFFICE_IN": Words("Offices in bodies", "took office", "left office"),
    "SIGNED": Words("Parties", "signed", "ended"),
    "Forum": Words("Forums", "took place", ""),
    "Organisation": Words("Organisations", "founded", "dissolved"),
    "Initiative": Words("Initiatives", "begun", "ended"),
}


def words_of(known: NodeType | RelationshipType | Affiliation) -> Words:
    """Return what the changes of a type are called.

    >>> from graph_model import bundled_vocabulary
    >>> words_of(bundled_vocabulary().relationships["TWINNED_WITH"])
    Words(kind='Twinned with', began='new', ended='ended')
    """
    if known.name in _WORDS:
        return _WORDS[known.name]
    if isinstance(known, Affiliation):
        return Words(label(known.name), "new", "ended")
    rule = known.dates
    began = "took place" if rule.on else in_words(rule.since) if rule.since not in (None, "since") else "new"
    return Words(label(known.name), began or "new", "" if rule.on else "ended")


def order_of(kind: str) -> tuple[bool, int, str]:
    """Return what sorts kinds: those that analysts ask for first."""
    known = [words.kind for words in _WORDS.values()]
    return (False, known.index(kind), kind) if kind in known else (True, 0, kind)
