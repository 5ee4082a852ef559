"""Run every command shown in the documents again and put in what it prints.

    python docs/refresh.py            # rewrites the blocks
    python docs/refresh.py --check    # only says which differ; exit code 1 if any does

A block begins with ```console and a line `$ interurban ...`; `| head -n 12` keeps the first lines of what is printed.
The walk, your-data.md, is run in one folder, with the files that it shows below their names.
The pages in MADE are made whole (docs/reference).
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner
from reference.formats import formats
from reference.gallery import gallery
from reference.mappings import mapping_keys, mapping_schema_text
from reference.methods import measures, methods
from reference.stock_queries import stock_queries
from reference.vocabulary import bundled_vocabulary_text, vocabulary_page

from graph_model.vocabulary_reading import BUNDLED_READ
from interurban.command import interurban

ROOT = Path(__file__).resolve().parents[1]
WALK = ROOT / "docs" / "your-data.md"
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "docs" / "commands.md",
    ROOT / "docs" / "analysis.md",
    ROOT / "docs" / "automation.md",
    ROOT / "docs" / "partners.md",
]
STOCK = ROOT / "docs" / "stock-queries.md"
GALLERY = ROOT / "docs" / "gallery.md"
BLOCK = re.compile(
    r"^(?P<head>```console\n\$ (?P<command>interurban [^\n]*)\n)(?P<printed>(?:(?!```).*\n)*)(?P<end>```\n)",
    re.MULTILINE,
)
FILE = re.compile(r"^`(?P<name>[\w.-]+)`:\n```\w+\n(?P<text>(?:(?!```).*\n)*)```\n", re.MULTILINE)
CUT = re.compile(r"(?P<command>.*?) \| head -n (?P<lines>\d+)")


def refreshed(text: str) -> str:
    """Return a document with what its commands print now."""
    return BLOCK.sub(lambda block: block["head"] + printed_by(block["command"]) + block["end"], text)


def walked(text: str) -> str:
    """Return a document with what its commands print now, run one after the other in one folder with its files."""
    with tempfile.TemporaryDirectory() as folder:
        for file in FILE.finditer(text):
            Path(folder, file["name"]).write_text(file["text"], "utf-8")
        return BLOCK.sub(lambda block: block["head"] + printed_in(folder, block["command"]) + block["end"], text)


def printed_by(command: str) -> str:
    """Return what a command prints on the bundled data, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        return printed_in(folder, command)


def printed_in(folder: str, command: str) -> str:
    """Return what a command prints in a folder; it may be refused, but not be misspelt."""
    cut = CUT.fullmatch(command)
    words = shlex.split(cut["command"] if cut else command)[1:]
    with contextlib.chdir(folder):
        result = CliRunner().invoke(interurban, words, catch_exceptions=False)
        printed = result.output.replace(f"{Path(folder).resolve()}{os.sep}", "")
    if result.exit_code not in (0, 1):
        raise click.ClickException(f"{command}\n{result.output}")
    lines = printed.splitlines(keepends=True)
    return "".join(lines[: int(cut["lines"])] if cut else lines)


def commands_shown() -> Iterator[str]:
    """Yield the commands of all blocks."""
    for document in DOCUMENTS:
        yield from (block["command"] for block in BLOCK.finditer(document.read_text("utf-8")))


MADE = {
    BUNDLED_READ: bundled_vocabulary_text,
    ROOT / "docs" / "mapping-keys.md": mapping_keys,
    ROOT / "docs" / "mapping.schema.json": mapping_schema_text,
    ROOT / "docs" / "vocabulary.md": vocabulary_page,
    STOCK: stock_queries,
    GALLERY: gallery,
    ROOT / "docs" / "methods.md": methods,
    ROOT / "docs" / "measures.md": measures,
    ROOT / "docs" / "formats.md": formats,
}


def main() -> None:
    """Refresh, or check, every document."""
    check = "--check" in sys.argv
    fresh = {path: refreshed(path.read_text("utf-8")) for path in DOCUMENTS}
    fresh[WALK] = walked(WALK.read_text("utf-8"))
    fresh |= {page: make() for page, make in MADE.items()}
    stale = {path: text for path, text in fresh.items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        click.echo(f"{path.relative_to(ROOT)}: {'differs' if check else 'refreshed'}")
        if not check:
            path.write_text(text, "utf-8")
    sys.exit(1 if stale and check else 0)


if __name__ == "__main__":
    main()
