"""The text of a query without what is no code: texts in quotes, quoted names, comments."""

from __future__ import annotations

import re

_NO_CODE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)


def without_quoted(text: str) -> str:
    r"""Return a query with a blank in the place of each text, quoted name and comment.

    >>> without_quoted("MATCH (n) // all\nWHERE n.name = 'dataset' RETURN n")
    'MATCH (n)  \nWHERE n.name =   RETURN n'
    """
    return _NO_CODE.sub(" ", text)
