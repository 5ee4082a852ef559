"""Run every command shown in the documents again and put in what it prints.

    python docs/refresh.py            # rewrites the blocks
    python docs/refresh.py --check    # only says which differ; exit code 1 if any does

A block begins with ```console and a line `$ interurban ...`; `| head -n 12` keeps the first lines of what is printed.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from interurban.command import interurban
from queries.cypher.catalogue import read_catalogue

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "docs" / "commands.md"]
STOCK = ROOT / "docs" / "stock-queries.md"
BLOCK = re.compile(
    r"^(?P<head>```console\n\$ (?P<command>interurban [^\n]*)\n)(?P<printed>(?:(?!```).*\n)*)(?P<end>```\n)",
    re.MULTILINE,
)
CUT = re.compile(r"(?P<command>.*?) \| head -n (?P<lines>\d+)")


def refreshed(text: str) -> str:
    """Return a document with what its commands print now."""
    return BLOCK.sub(lambda block: block["head"] + printed_by(block["command"]) + block["end"], text)


def printed_by(command: str) -> str:
    """Return what a command prints on the bundled data; it may be refused, but not be misspelt."""
    cut = CUT.fullmatch(command)
    words = shlex.split(cut["command"] if cut else command)[1:]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        result = CliRunner().invoke(interurban, words, catch_exceptions=False)
    if result.exit_code not in (0, 1):
        raise click.ClickException(f"{command}\n{result.output}")
    lines = result.output.splitlines(keepends=True)
    return "".join(lines[: int(cut["lines"])] if cut else lines)


def stock_queries() -> str:
    """Return the page that describes every stock query, from their headers."""
    queries = sorted(read_catalogue().values(), key=lambda query: (query.theme, query.name))
    lines = [
        "# Stock queries",
        "",
        "Made by `python docs/refresh.py` from the headers of `queries/cypher/stock/*.cypher`.",
        "",
    ]
    for theme in dict.fromkeys(query.theme for query in queries):
        lines += [f"## {theme.capitalize()}", ""]
        for query in (query for query in queries if query.theme == theme):
            lines += [f"### {query.name}", f"**{query.title}.** {query.about}", ""]
            lines += [f"- `{each.name}` ({each.type}, `{each.default}`): {each.about}" for each in query.parameters]
            columns = [f"`{name}`" + (f" {about}" if about else "") for name, about in query.columns.items()]
            lines += [f"- columns: {', '.join(columns)}", ""]
    return "\n".join(lines)


def commands_shown() -> Iterator[str]:
    """Yield the commands of all blocks."""
    for document in DOCUMENTS:
        yield from (block["command"] for block in BLOCK.finditer(document.read_text("utf-8")))


def main() -> None:
    """Refresh, or check, every document."""
    if "--check" not in sys.argv:
        STOCK.write_text(stock_queries(), "utf-8")
    stale = [path for path in DOCUMENTS if refreshed(path.read_text("utf-8")) != path.read_text("utf-8")]
    for path in stale:
        click.echo(f"{path.relative_to(ROOT)}: {'differs' if '--check' in sys.argv else 'refreshed'}")
        if "--check" not in sys.argv:
            path.write_text(refreshed(path.read_text("utf-8")), "utf-8")
    sys.exit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
