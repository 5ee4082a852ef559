"""How each parameter of the facade is spelt on the command line, and what it takes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from interurban.parameter_types import EdtfDate, NodeName, TypeName


def _measure() -> click.Choice[str]:
    from queries.analysis.measures.registry import BY_NAME

    return click.Choice(list(BY_NAME))


def _per() -> click.Choice[str]:
    from queries.analysis.growth_series import PER

    return click.Choice(list(PER))


def _brokers_sort() -> click.Choice[str]:
    from queries.analysis.brokerage.found_brokers import SORTS

    return click.Choice(list(SORTS))


def _cluster_method() -> click.Choice[str]:
    from queries.analysis.partitions.methods import METHODS

    return click.Choice(list(METHODS))


def _backbone_model() -> click.Choice[str]:
    from queries.analysis.backbones.models import MODELS

    return click.Choice([each.name for each in MODELS])


def _correction() -> click.Choice[str]:
    from queries.analysis.backbones.correction import CORRECTIONS

    return click.Choice(list(CORRECTIONS))


def _resolution() -> click.FloatRange:
    from queries.analysis.clustering import HIGHEST_RESOLUTION

    return click.FloatRange(0, HIGHEST_RESOLUTION, min_open=True)


def _format() -> click.Choice[str]:
    from loaders.formats.registry import WRITTEN

    return click.Choice(list(WRITTEN))


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a parameter of the facade is given on the command line.

    `default` is set where a terminal wants another one than Python: a table of ten thousand rows helps nobody there.
    `about` is what the docstring of the method does not say, as it holds for the command only.
    """

    type: Callable[[], click.ParamType[Any]]
    flags: tuple[str, ...] = ()
    metavar: str | None = None
    default: Any = None
    about: str = ""


WHOLE = "CSV and JSON hold all, unless this is given."

_SECTIONS = "A table shows 20 at the most, unless this is given."

# By the name of the parameter, or of the command and the parameter, where a command spells it otherwise.
OPTIONS: dict[str, Spelling] = {
    "name": Spelling(NodeName),
    "text": Spelling(NodeName),
    "first": Spelling(NodeName),
    "second": Spelling(NodeName),
    "at": Spelling(EdtfDate, ("--at",), "DATE"),
    "via": Spelling(TypeName, ("--via",), "TYPE"),
    "avoid": Spelling(NodeName, ("--avoid",), "TYPE|NAME"),
    "most": Spelling(lambda: click.IntRange(1), ("--max",)),
    "hub_share": Spelling(lambda: click.FloatRange(0, 1), ("--hub-share",)),
    "limit": Spelling(lambda: click.IntRange(1), ("--limit",), default=20, about=WHOLE),
    "lookup.limit": Spelling(lambda: click.IntRange(1), ("--limit",), about=_SECTIONS),
    "ties.limit": Spelling(lambda: click.IntRange(1), ("--limit",), about=_SECTIONS),
    "section": Spelling(lambda: click.STRING, ("--section",), "NAME"),
    "every": Spelling(lambda: click.BOOL, ("--all",)),
    "measure": Spelling(_measure, ("--measure", "-m")),
    "projected": Spelling(lambda: click.BOOL, ("--projected",)),
    "exact": Spelling(lambda: click.BOOL, ("--exact",)),
    "kind": Spelling(TypeName, ("--kind",), "TYPE|KIND"),
    "match.limit": Spelling(lambda: click.IntRange(1), ("--limit",)),
    "match.possibly": Spelling(lambda: click.Choice(["yes", "no"]), ("--possibly",)),
    "of": Spelling(TypeName, ("--of",), "TYPE"),
    "through": Spelling(TypeName, ("--through",), "TYPE"),
    "by": Spelling(TypeName, ("--by",), "TYPE"),
    "since": Spelling(EdtfDate, ("--since",), "DATE"),
    "until": Spelling(EdtfDate, ("--until",), "DATE"),
    "throughout": Spelling(lambda: click.BOOL, ("--throughout",)),
    "possibly": Spelling(lambda: click.Choice(["yes", "no", "half"]), ("--possibly",)),
    "weight": Spelling(lambda: click.STRING, ("--weight",), "PROPERTY|spells"),
    "exclude": Spelling(NodeName, ("--exclude",), "NAME"),
    "largest": Spelling(lambda: click.IntRange(1), ("--largest",), "N"),
    "smallest": Spelling(lambda: click.IntRange(1), ("--smallest",), "N"),
    "isolates": Spelling(lambda: click.BOOL, ("--isolates",)),
    "groups": Spelling(lambda: click.STRING, ("--groups",), "country|cluster|type|..."),
    "brokers.sort": Spelling(_brokers_sort, ("--sort",)),
    "equivalent.least": Spelling(lambda: click.IntRange(1), ("--least",), "N"),
    "similar": Spelling(lambda: click.FloatRange(0, 1, min_open=True), ("--similar",), "SHARE"),
    "from_": Spelling(EdtfDate, ("--from",), "DATE"),
    "to": Spelling(EdtfDate, ("--to",), "DATE"),
    "changes.limit": Spelling(lambda: click.IntRange(1), ("--limit",), about="A table shows 10, unless this is given."),
    "quality.limit": Spelling(
        lambda: click.IntRange(1), ("--limit",), about="A table shows 6 of those found, unless this is given."
    ),
    "per": Spelling(_per, ("--per",)),
    "resolution": Spelling(_resolution, ("--resolution",)),
    "clusters.method": Spelling(_cluster_method, ("--method",)),
    "compare": Spelling(lambda: click.STRING, ("--compare",), "GROUPS"),
    "permutations": Spelling(lambda: click.IntRange(1), ("--permutations",)),
    "profile": Spelling(lambda: click.BOOL, ("--profile",)),
    "actors": Spelling(lambda: click.BOOL, ("--by-actor",)),
    "runs": Spelling(lambda: click.IntRange(1), ("--runs",)),
    "seed": Spelling(lambda: click.IntRange(0), ("--seed",)),
    "backbone.model": Spelling(_backbone_model, ("--model", "-m")),
    "alpha": Spelling(lambda: click.FloatRange(0, 1, min_open=True, max_open=True), ("--alpha",)),
    "correction": Spelling(_correction, ("--correction",)),
    "tests": Spelling(lambda: click.Choice(["possible", "all"]), ("--tests",)),
    "tail": Spelling(lambda: click.Choice(["stronger", "weaker", "both"]), ("--tail",)),
    "samples": Spelling(lambda: click.IntRange(1), ("--samples",)),
    "colour": Spelling(lambda: click.Choice(["type", "cluster"]), ("--colour", "--color")),
    "view.language": Spelling(lambda: click.Choice(["en", "ko"]), ("--language",)),
    "view.first": Spelling(lambda: click.Choice(["network", "map", "timeline", "table"]), ("--first",)),
    "size": Spelling(_measure, ("--size",)),
    "ego": Spelling(NodeName, ("--ego",), "NAME"),
    "radius": Spelling(lambda: click.IntRange(1), ("--radius",)),
    "title": Spelling(lambda: click.STRING, ("--title",)),
    "replace": Spelling(lambda: click.BOOL, ("--replace",)),
    "format": Spelling(_format, ("--format", "-f")),
    "with_": Spelling(lambda: click.STRING, ("--with",), "RESULT,..."),
}
