"""What a table is called by where it stands: its file, the folder of the file, the sheet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ENDINGS = re.compile(r"(\.(csv|tsv|tab|txt|jsonl?|ndjson|xls[xmb]?|ods|parquet))?(\.gz)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table stands: the name of its file without the ending, its folder, and its sheet, if it has one."""

    name: str = ""
    folder: str = ""
    sheet: str = ""


def origin_of(file: str, folder: str) -> Origin:
    """Return where the table of a file stands; names are composed, as they are in tables (macOS decomposes them).

    >>> origin_of("Harbour League 2.0.csv.gz", "bodies")
    Origin(name='Harbour League 2.0', folder='bodies', sheet='')
    """
    name, folder = (unicodedata.normalize("NFC", each) for each in (file, folder))
    return Origin(_ENDINGS.sub("", name, count=1) or name, folder)
