"""What the command adds to an error: which of its options or commands help.

The errors themselves name none, since they are read in Python, too.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from graph_model import errors
from graph_model.faults import InvalidData

REMEDIES: dict[type[errors.InterurbanError], Callable[[Any], str]] = {
    errors.ProjectionTooLarge: lambda _: "--through, --by and --at narrow it",
    errors.TooManyPairs: lambda error: " or ".join(
        [
            *([f"--largest {error.largest}"] if error.largest else []),
            *(["--model sdsm, which looks at them once"] if error.once else []),
            "`interurban backbone --exact`, which takes that long",
        ]
    ),
    errors.NoTies: lambda error: f"try --through {error.direct[0]}" if error.direct else "",
    errors.NothingJoins: lambda _: "`interurban path` looks further",
    errors.NothingHeld: lambda error: "without --at it shows them" if error.others else "",
    errors.QueryTimedOut: lambda _: "--timeout allows more",
    errors.UnknownTypesKept: lambda _: "--replace does so",
    errors.DatasetNotChosen: lambda error: (
        f"as in `interurban --dataset {error.names[0]} ...`, or once for all by INTERURBAN_DATASET={error.names[0]}"
    ),
    errors.DatasetChanged: lambda _: "`interurban push --replace` does so",
    errors.TiedByOthers: lambda _: "--keep-tied does so",
    errors.ForeignFiles: lambda error: "" if error.never else "--replace does so",
    InvalidData: lambda error: f"`{check_command(error.place)}` lists them all",
    errors.NoData: lambda error: _make_one(error.place),
}


def _make_one(place: Path | str) -> str:
    if not isinstance(place, Path):
        return ""
    from graph_model.suggestions import nearest_words
    from loaders.formats.registry import draft_command, files_to_draft
    from loaders.opening import bundled_datasets

    if re.fullmatch(r"[\w.-]+:\d+", str(place)):  # HOST:PORT
        return f"a Neo4j server is written neo4j://{place}"
    if found := files_to_draft(place):
        return f"of {found[0].name} there a first mapping: {draft_command(found[0])}"
    near = nearest_words(place.name, bundled_datasets())
    return f"did you mean {near[0]}?" if near else f"`interurban new {place}` makes an empty one"


def check_command(place: str = "") -> str:
    """Return the command that lists the faults of data, by default of what is asked, as it is typed in this folder."""
    from interurban.data import Data

    context = click.get_current_context(silent=True)
    data = context.find_object(Data) if context else None
    named = place or (data.named if data else None)
    return f"interurban check {shlex.quote(named)}" if named else "interurban check"


def in_full(error: errors.InterurbanError) -> str:
    """Return the message of an error, with what the command can do about it."""
    remedy = next((REMEDIES[each](error) for each in type(error).__mro__ if each in REMEDIES), "")
    return f"{error} ({remedy})" if remedy else str(error)
