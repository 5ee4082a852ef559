"""Elements of SVG that keep their letters at one size however wide the figure: what lies across is in percent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from rich.cells import cell_len, set_cell_size

# What no XML may hold; a name that has it is shown without.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 46  # cells of a label and the number beside it: what fits on a telephone

Element = ElementTree.Element


def drawing(height: float, caption: str) -> Element:
    """Return an empty figure of so many pixels in height, as wide as there is room."""
    return ElementTree.Element(
        "svg", {"role": "img", "aria-label": _fit_for_xml(caption), "width": "100%", "height": number(height)}
    )


def add(parent: Element, tag: str, attributes: Mapping[str, str | float], text: str | None = None) -> Element:
    """Add an element to another; numbers are written with at most two places."""
    written = {name: value if isinstance(value, str) else number(value) for name, value in attributes.items()}
    made = ElementTree.SubElement(parent, tag, written)
    made.text = None if text is None else _fit_for_xml(text)
    return made


def add_label(parent: Element, attributes: Mapping[str, str | float], text: str, beside: str = "") -> None:
    """Add a text that is cut where it is too long to stand `beside` another, and told in full when it is pointed at."""
    room = _LONGEST - cell_len(beside)
    cut = text if cell_len(text) <= room else set_cell_size(text, room - 1).rstrip() + "…"
    made = add(parent, "text", attributes, cut)
    if cut != text:
        add(made, "title", {}, text)


def written(figure: Element) -> str:
    """Return a figure as text."""
    return ElementTree.tostring(figure, encoding="unicode")


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a length across the figure."""
    return f"{number(100 * share)}%"


def number(value: float) -> str:
    """Return a number with at most two places."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _fit_for_xml(text: str) -> str:
    return _UNFIT.sub(" ", text)
