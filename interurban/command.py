"""The command line's root: global options, and subcommands that load only when called."""

from __future__ import annotations

import importlib
import os
from typing import Any

import click

import interurban as package
from interurban.data import Data
from interurban.everywhere import VERBOSE, VERBOSE_HELP, start_log, with_options_after
from interurban.output import plain_errors

# Command, its module in interurban.commands, and its line in --help: importing all of them to list them would be slow.
COMMANDS = {
    "demo": "A tour: a profile, a path, rankings, clusters, a page.",
    "info": "What the data holds: counts, period, sources, faults.",
    "find": "Search over all names.",
    "lookup": "The profile of an actor, dated and cited.",
    "ties": "All that joins two actors.",
    "path": "What two actors share, and the shortest chains between them.",
    "match": "Likely partners of an actor, with reasons.",
    "compare": "What two actors, or two networks, have in common, against chance.",
    "rank": "Central and brokering actors.",
    "interlocking": "Connectivity by shared things, beside what size explains.",
    "brokers": "Who stands between others, of which groups.",
    "equivalent": "Which actors share in exactly the same things.",
    "clusters": "Partnership clusters and what holds them together.",
    "backbone": "Ties that are more than size explains, and what carries each.",
    "changes": "What changed between two dates: members, offices, agreements, forums, ranks.",
    "growth": "Members and ties of each network, year by year.",
    "query": "Run Cypher: embedded, or on a Neo4j server.",
    "schema": "Labels, types and properties for a first query.",
    "stock": "The catalogue of stock queries, and running one.",
    "shell": "A Cypher prompt with history and completion.",
    "view": "Write an interactive HTML page.",
    "report": "Write a report: growth, central actors, clusters, brokers, with figures.",
    "export": "Write GraphML, GEXF, node-link JSON or a data set.",
    "push": "Write the data set to a Neo4j server.",
    "pull": "Read a data set back from a Neo4j server.",
    "datasets": "The data sets that a Neo4j server holds.",
    "drop": "Remove a data set from a Neo4j server.",
    "load": "Load tables of your own, by a mapping, into a data set.",
    "check": "Report every fault of a data set.",
    "quality": "What is weak in the data: unsourced, undated, disputed, doubled, untied.",
    "duplicates": "Propose nodes that may be one, with reasons.",
    "review": "Decide pair by pair which nodes are one.",
    "merge": "Make one data set of two, by what was decided.",
    "diff": "What was added, removed and changed between two data sets.",
    "new": "Write an empty data set to fill in.",
}

# Where --help lists each command; one that stands nowhere is listed last.
SECTIONS = {
    "Look up": ("demo", "info", "find", "lookup", "ties", "path", "compare", "match"),
    "Analyse": ("rank", "clusters", "backbone", "brokers", "equivalent", "interlocking", "changes", "growth"),
    "Cypher": ("query", "schema", "stock", "shell"),
    "Pages and files": ("view", "report", "export", "push", "pull", "datasets", "drop"),
    "Data of your own": ("new", "load", "check", "quality", "duplicates", "review", "merge", "diff"),
}


def _sections() -> dict[str, list[str]]:
    """Return the commands that there are, by section."""
    placed = {title: [name for name in names if name in COMMANDS] for title, names in SECTIONS.items()}
    others = [name for name in COMMANDS if all(name not in names for names in placed.values())]
    return {title: names for title, names in {**placed, "Others": others}.items() if names}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"interurban.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        del ctx
        widest = max(map(len, COMMANDS))
        for title, names in _sections().items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), COMMANDS[name]) for name in names])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was meant; an unknown one is answered with the nearest."""
        if args[:1] == ["help"]:
            args = [*(each for each in args[1:2] if each in COMMANDS), "--help"]
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" See '{ctx.info_name} --help'."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and with_options_after(command), rest

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, ending quietly when the reader of a pipe has had enough."""
        try:
            return super().main(*args, **kwargs)
        except BrokenPipeError:
            os._exit(1)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--data",
    "-d",
    metavar="WHAT",
    envvar="INTERURBAN_DATA",
    show_envvar=True,
    help="A data-set folder, a graph file, the name of a bundled data set, neo4j://... (a server), or neo4j (that of "
    "NEO4J_URI). By default the current folder, if it is a data set, or else citynet.",
)
@click.option(
    "--dataset",
    metavar="NAME",
    help="Which data set, where a server holds several; by default that of INTERURBAN_DATASET.",
)
@click.option(*VERBOSE, count=True, expose_value=False, callback=start_log, help=VERBOSE_HELP)
@click.version_option(package.__version__, prog_name="interurban")
@click.pass_context
@plain_errors
def interurban(ctx: click.Context, data: str | None, dataset: str | None) -> None:
    """Look into the relationships of urban networks: who is who, who is tied to whom, since when, and who says so.

    \b
    interurban lookup Seoul --at 2014
    interurban path Seoul Microsoft
    interurban rank --of City --through Organisation
    interurban query "MATCH (c:City)-[:MEMBER_OF]->(o) RETURN o.name, count(c)"
    interurban view -o citynet.html

    --data, --dataset and --verbose may stand after the command as well.
    """  # noqa: D301 - \b keeps Click from folding the examples
    ctx.obj = Data(data, dataset)
    ctx.call_on_close(ctx.obj.close)
