"""Which mappings were loaded into a folder, and what becomes of that when another one comes.

A mapping is known by its name. So one that was only given another name would be a second one, whose rows would come
beside those of the first: it must be told what is wanted.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph_model.errors import InterurbanError
from graph_model.wording import listed
from loaders.files.atomic_folder import files_in

_LEDGER = re.compile(r"\.loaded-(.+)\.zip")


def ledger_name(mapping: str) -> str:
    """Return the name of the file that holds what a mapping wrote last."""
    return f".loaded-{mapping}.zip"


def mappings_of(folder: Path) -> list[str]:
    """Return the names of the mappings that were loaded into a folder; if there are any, the rest is a person's."""
    names = files_in(folder) if folder.is_dir() else {}
    return sorted(match[1] for match in map(_LEDGER.fullmatch, names) if match)


def replaced_by(name: str, folder: Path, *, add: bool, replace: bool) -> list[str]:
    """Return the names of the mappings whose rows in a folder give way to those of the mapping of this name.

    Raises:
        InterurbanError: only others were loaded there, and neither `add` nor `replace` says what becomes of them.
    """
    there = mappings_of(folder)
    if add or not there or name in there:
        return [name]
    if replace:
        return there
    raise InterurbanError(
        f"{folder}: was loaded by the mapping {listed(there)}, and this one is called {name}; --replace puts it in the"
        f" place of that, --add adds it; or load into another folder, or give it the name {there[0]}"
    )
