"""Writing XML element by element, well-formed whatever the texts hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from graph_model.errors import InterurbanError
from loaders.formats.replacing import REPLACEMENT, Replaced

# What no XML 1.0 document can hold, not even escaped (W3C XML 1.0, production 2, Char).
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlStream:
    """An XML document that goes into a stream as it is made.

    A character that XML cannot hold is written as �, and counted by where it stood.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._open: list[str] = []
        self._replaced = Replaced("XML")
        stream.write(b"<?xml version='1.0' encoding='UTF-8'?>\n")

    def clean(self, text: str, where: str) -> str:
        """Return text that XML can hold."""
        return self._replaced.clean(text, NOT_IN_XML, where)

    def start(self, tag: str, attributes: Mapping[str, str] | None = None) -> None:
        """Begin an element; attributes are clean texts."""
        self._line(f"<{tag}{_attributes(attributes)}>")
        self._open.append(tag)

    def instruction(self, target: str, text: str) -> None:
        """Write what is meant for one program only; it holds no `?>`."""
        self._line(f"<?{target} {text}?>")

    def end(self) -> None:
        """End the element that was begun last."""
        self._line(f"</{self._open.pop()}>")

    def element(self, tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> None:
        """Write an element without others in it; its text is clean, too."""
        if text is None:
            self._line(f"<{tag}{_attributes(attributes)}/>")
        else:
            self._line(f"<{tag}{_attributes(attributes)}>{escape(text, {chr(13): '&#13;'})}</{tag}>")

    def notes(self) -> Iterator[str]:
        """Return what was replaced, and how often."""
        return self._replaced.notes()

    def _line(self, text: str) -> None:
        self._stream.write(f"{' ' * len(self._open)}{text}\n".encode())


def writable_id(node_id: str) -> str:
    """Return the id of a node, which XML can hold.

    Raises:
        InterurbanError: it cannot; replacing its characters could make it that of another node.
    """
    found = NOT_IN_XML.search(node_id)
    if found is not None:
        shown = NOT_IN_XML.sub(REPLACEMENT, node_id)
        raise InterurbanError(f"id {shown!r}: XML cannot hold its character U+{ord(found[0]):04X}; choose another id")
    return node_id


def _attributes(attributes: Mapping[str, str] | None) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in (attributes or {}).items())
