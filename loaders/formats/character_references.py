"""Letters written as `&#233;`, as GML and Pajek hold what is not ASCII."""

from __future__ import annotations

import re
from html.entities import name2codepoint

_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]\w{1,9}));", re.ASCII)
_TO_WRITE = re.compile(r'[&"]|[^ -~]')


def read_references(text: str) -> str:
    """Return a text with the letters that its references stand for; what is no reference stays.

    >>> read_references("S&#227;o &amp; &c; 1")
    'São & &c; 1'
    """
    return _REFERENCE.sub(_letter, text) if "&" in text else text


def write_references(text: str) -> str:
    """Return a text in ASCII, on one line and without quotes.

    >>> write_references('São "x"')
    'S&#227;o &quot;x&quot;'
    """
    return _TO_WRITE.sub(_reference, text)


def _letter(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    code = name2codepoint.get(name, -1) if name else int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def _reference(match: re.Match[str]) -> str:
    return {"&": "&amp;", '"': "&quot;"}.get(match[0], f"&#{ord(match[0])};")
