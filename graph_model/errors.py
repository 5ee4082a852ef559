"""What can go wrong, as exceptions whose message is meant for the person at the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model.faults import Report


class InterurbanError(Exception):
    """The base of every error that interurban raises on purpose: one clear message, no stack trace needed."""


class VocabularyError(InterurbanError):
    """A vocabulary file contradicts itself; the message names each culprit."""


class NotAllowed(InterurbanError):
    """What was to be added is something the vocabulary forbids."""


class InvalidData(InterurbanError):
    """Data with faults; `report` holds all of them."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report))
        self.report = report


class NothingFound(InterurbanError):
    """A question that was understood and has no answer."""


class UnknownName(NothingFound):
    """No node has this name; `suggestions` holds the nearest names."""

    def __init__(self, text: str, suggestions: Sequence[str] = (), none: str = "nothing") -> None:
        nearest = f"; nearest: {', '.join(suggestions)}" if suggestions else ""
        super().__init__(f"{none} is named {text!r}{nearest}")
        self.suggestions = tuple(suggestions)


class AmbiguousName(InterurbanError):
    """Several nodes have this name; `candidates` holds their ids."""

    def __init__(self, text: str, candidates: Sequence[str], descriptions: Sequence[str]) -> None:
        listed = "".join(f"\n  {description}" for description in descriptions)
        super().__init__(f"{text!r} names {len(candidates)} nodes; use the id of the one you mean:{listed}")
        self.candidates = tuple(candidates)
