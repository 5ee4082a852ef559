"""Texts that stand in a page compressed: its data and its scripts, which its first script unpacks.

What is packed is base64 of a zlib stream (RFC 1950), which browsers unpack by themselves (`DecompressionStream`: since
Chrome 80, Firefox 113 and Safari 16.4). The same text gives the same letters, wherever Python has the same zlib.
"""

from __future__ import annotations

import base64
import re
import zlib

LEVEL = 7  # of zlib's 9, which takes two to three times as long for a page that is a hundredth smaller
_PACKED = re.compile(r'<script type="text/plain" data-packed="(\w*)">([^<]*)')


def pack_text(text: str) -> str:
    """Return a text compressed, as letters that can stand in any element."""
    return base64.b64encode(zlib.compress(text.encode(), LEVEL)).decode()


def unpack_text(packed: str) -> str:
    """Return the text that was packed.

    >>> unpack_text(pack_text("서울")), len(pack_text("Seoul " * 100)) < 60
    ('서울', True)
    """
    return zlib.decompress(base64.b64decode(packed)).decode()


def unpack_page(html: str) -> str:
    """Return a page as a browser makes it when it opens: with its data and scripts in full."""
    return _PACKED.sub(lambda found: _element(found[1]) + unpack_text(found[2]), html)


def _element(kind: str) -> str:
    return '<script type="application/json" id="data">' if kind == "data" else "<script>"
