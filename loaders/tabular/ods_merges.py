"""Cells of an ODS sheet that are merged over several rows, which the reader of workbooks does not tell."""

from __future__ import annotations

import io
import zipfile
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

CONTENT = "content.xml"
Place = tuple[int, int, int]  # the first row, the last row and the column; rows from 1 on, columns from 0 on


def merged_in_ods(data: bytes) -> dict[str, list[Place]]:
    """Return the cells of each sheet that are merged over several rows; none, if it is no ODS workbook.

    An empty row or cell that stands there many times is one element with its number, so that nothing is counted out.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.sax import make_parser

    handler = _Sheets()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if CONTENT not in packed.namelist():
                return {}
            parser = make_parser()
            parser.setContentHandler(handler)
            parser.parse(packed.open(CONTENT))
    except (zipfile.BadZipFile, SAXException, DefusedXmlException):
        return {}
    return handler.found


class _Sheets(ContentHandler):
    """Where the reading of the sheets stands: the sheet, the row, and the next column."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[Place]] = {}
        self._places: list[Place] = []
        self._row = self._next_row = 1
        self._column = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 -- the name that SAX calls
        """Take note of where a sheet, a row or a cell stands."""
        if name == "table:table":
            self._places = self.found.setdefault(attrs.get("table:name", ""), [])
            self._next_row = 1
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += _number(attrs, "table:number-rows-repeated")
        elif name in ("table:table-cell", "table:covered-table-cell"):
            rows = _number(attrs, "table:number-rows-spanned")
            if rows > 1:
                self._places.append((self._row, self._row + rows - 1, self._column))
            self._column += _number(attrs, "table:number-columns-repeated")


def _number(attrs: AttributesImpl, name: str) -> int:
    text = attrs.get(name, "1")
    return int(text) if text.isdecimal() else 1
