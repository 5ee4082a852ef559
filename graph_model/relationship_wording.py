"""What a relationship states, as a reader is told it."""

from __future__ import annotations

from graph_model.elements import REMARKS, Relationship
from graph_model.vocabulary import Vocabulary
from graph_model.wording import in_words, value_in_words


def details_in_words(vocabulary: Vocabulary, relationship: Relationship) -> str:
    """Return what is stated of a relationship besides its dates and remarks, such as `tier full`."""
    stated = relationship.properties
    if not stated:
        return ""
    rule = vocabulary.relationships[relationship.type].dates
    left_out = {*REMARKS, rule.on, rule.since, rule.until}
    told = [f"{in_words(name)} {value_in_words(value)}" for name, value in stated.items() if name not in left_out]
    return ", ".join(told)
