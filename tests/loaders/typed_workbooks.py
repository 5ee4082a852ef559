"""Workbooks as a person types them, written by another library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl


def typed(path: Path, sheets: Mapping[str, list[list[object]]]) -> Path:
    """Write a workbook of these sheets, and return where it is."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
