"""A form in which dates are written, by the name that a mapping gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from loaders.values.span import Span

ReadPart = Callable[[str], Span]  # reads a part of a text by the other forms that were told; raises ValueError
Read = Callable[[str, ReadPart], Span | None]  # None: the text is not of this form; ValueError: it is, and wrong

INSTEAD, AROUND, PLAIN = range(3)
"""What a form reads: what stands instead of a date; something around dates of other forms; a date."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """One form: its name, what it is in words, what reads it, and examples with what they are read as.

    Of forms that stand instead of a date or around one the first told that reads a text is taken. Of plain forms all
    that are told are tried, and they must agree.
    """

    name: str
    about: str
    read: Read
    examples: dict[str, str] = field(default_factory=dict)
    kind: int = PLAIN
    beside: tuple[str, ...] = ()  # the forms that its examples need beside it
