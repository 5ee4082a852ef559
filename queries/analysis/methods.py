"""What a method of analysis is: said once, beside the code, for answers and docs/methods.md alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what it finds, the formula as the code computes it, who says so, and when not to use it.

    `normalisation` says by what a number is divided, where it is. Texts are one sentence, or a few, without a full
    stop at the end; `formula` is plain text. `heading` is how a page heads it, where its name alone does not tell.
    """

    name: str
    text: str
    formula: str
    source: str
    normalisation: str = ""
    not_when: str = ""
    heading: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.source})"
