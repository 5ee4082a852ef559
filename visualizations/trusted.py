"""What a template may write as it is, and what no file of text can hold."""

from __future__ import annotations

import re

# A lone surrogate: a browser shows it as U+FFFD, and so does the page.
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")


class Trusted(str):
    """Text of ours that goes into a page as it is; data never does, but as JSON or SVG without markup of its own."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def without_half_letters(html: str) -> str:
    """Return text that can be written as UTF-8."""
    return _HALF_A_LETTER.sub("\ufffd", html)
