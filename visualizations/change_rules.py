"""What may change between two years, and what a page calls its beginning and its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Words = tuple[str, str, str]  # how changes are headed, and what a beginning and an end are called; "" for no end


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The types of what may change, each with its words.

    Of relationships `states` change by themselves, and `events` are told only of one node that is asked of; `nodes` are
    types of nodes. `kinds` are the headings in their order. What runs by `belonging` to a node counts with it.
    """

    kinds: Sequence[str] = ()
    states: Mapping[str, Words] = field(default_factory=dict)
    events: Mapping[str, Words] = field(default_factory=dict)
    nodes: Mapping[str, Words] = field(default_factory=dict)
    belonging: str = ""
