"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., Any])


class EdtfDate(click.ParamType[str]):
    """An EDTF date or interval, such as 2014, 2014-02 or 2013/2015."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, if it is a date."""
        from graph_model.dates import parse_date

        try:
            return parse_date(str(value)).text
        except ValueError as error:
            from graph_model.date_remedies import remedy_of_asked

            self.fail(f"{value!r} {error}; {remedy_of_asked(str(value))}", param, ctx)


class PathToWrite(click.Path):
    """A file or folder to write, in a folder that is there: what is refused in the end is better refused at once."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path.

        Raises:
            click.ClickException: there is no folder for it.
        """
        from graph_model.errors import InterurbanError
        from loaders.files.atomic_file import require_folder_for

        path = super().convert(value, param, ctx)
        try:
            require_folder_for(Path(os.fsdecode(path)))
        except InterurbanError as error:
            raise click.ClickException(str(error)) from None
        return path


class NodeName(click.ParamType[str]):
    """The name or id of a node, completed from the data."""

    name = "name"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return names that begin with, or contain, what was typed."""
        del param
        from graph_model.errors import InterurbanError
        from interurban.data import Data

        try:
            data = Data(ctx.find_root().params.get("data"))
            if data.on_server:  # reading it at each press of a key would take too long
                return []
            graph = data.graph
        except InterurbanError:
            return []
        found = graph.names.containing(incomplete)
        return [CompletionItem(name, help=graph.node(node_id).type) for node_id, name in list(found.items())[:50]]


class TypeName(click.ParamType[str]):
    """A node or relationship type of the vocabulary, whatever its case."""

    name = "type"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the types that begin with what was typed."""
        del ctx, param
        from graph_model.vocabulary_reading import bundled_vocabulary

        vocabulary = bundled_vocabulary()
        names = (*vocabulary.nodes, *vocabulary.relationships, *vocabulary.affiliations)
        return [CompletionItem(name) for name in names if name.lower().startswith(incomplete.lower())]


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


_WHOLE = "CSV and JSON hold all, unless this is given."

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
    "limit": Spelling(lambda: click.IntRange(1), ("--limit",), default=20, about=_WHOLE),
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


def _named_by_position(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Let a folder that stands behind the command be the data that is asked."""
    del param
    from interurban.data import Data
    from interurban.everywhere import is_named

    data = ctx.find_object(Data)
    if value is None or data is None:
        return
    if is_named(ctx) and data.named != value:
        raise click.UsageError(f"Name one data set: {value}, or {data.named} by --data.", ctx)
    data.named = value


folder_argument = click.argument("folder", required=False, expose_value=False, callback=_named_by_position)

of_option = click.option(
    "--of", multiple=True, type=TypeName(), metavar="TYPE", help="Only nodes of this type. Repeatable."
)

least_option = click.option(
    "--least",
    default=0.7,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="The score below which a pair is not shown.",
)

decisions_option = click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The table of decisions; by default decisions.csv in the folder.",
)

stock_folder_option = click.option(
    "--stock-folder",
    multiple=True,
    envvar="INTERURBAN_STOCK",
    show_envvar=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of .cypher files of your own. Repeatable.",
)


def _server_named(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del param
    if value is None and not ctx.resilient_parsing:
        raise click.UsageError("name the server: neo4j://HOST, or set NEO4J_URI", ctx)
    return value


shared_server_argument = click.argument("uri", required=False, metavar="[URI]")


def server_of(ctx: click.Context, uri: str | None) -> str:
    """Return the server that is named as an argument, by --data, or by the environment.

    Raises:
        click.UsageError: none is.
    """
    from interurban.data import Data

    data = ctx.find_object(Data)
    if uri is None and data is not None and data.named is not None and data.on_server:
        uri = data.where
    named = uri or os.environ.get("NEO4J_URI")
    if not named:
        raise click.UsageError("name the server: neo4j://HOST, or set NEO4J_URI", ctx)
    return named


server_argument = click.argument("uri", envvar="NEO4J_URI", required=False, metavar="[URI]", callback=_server_named)


timeout_option = click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0, min_open=True),
    help="Seconds after which a query is stopped.",
)


def query_options(function: Command) -> Command:
    """Give a command the options of a Cypher query."""
    options = (
        click.option(
            "--param", "-p", multiple=True, metavar="NAME=VALUE", help="A parameter; JSON, or text. Repeatable."
        ),
        click.option(
            "--limit",
            default=100,
            show_default=True,
            type=click.IntRange(1),
            help=f"How many rows at the most. {_WHOLE}",
        ),
        timeout_option,
    )
    for option in reversed(options):
        function = option(function)
    return function
