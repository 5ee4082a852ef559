"""The Cypher prompt: multi-line queries, history, completion of labels, types, properties and names."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interurban.output import FORMATS, show

if TYPE_CHECKING:
    from graph_model.stores.contract import Store
    from interurban.data import Data
    from queries.answers import Answer

HELP = """\
Type Cypher; a semicolon or an empty line ends a query.
:schema            labels, relationship types and properties
:stock             the stock queries;  :stock NAME name=value ...  runs one
:format STYLE      table, csv, json, jsonl or markdown
:help              this
:quit              leave (also Ctrl-D)"""

WORDS = """
MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER BY SKIP LIMIT DISTINCT AS AND OR NOT IN IS NULL CASE WHEN THEN ELSE END
UNION CALL EXISTS COUNT COLLECT STARTS ENDS CONTAINS count collect labels type date size coalesce shortestPath
""".split()  # noqa: SIM905 - a list would take forty lines

NAMES = 10_000  # so many names are completed; more would make the prompt wait


class Shell:
    """A prompt over one data set or server."""

    def __init__(self, data: Data, timeout: float, limit: int, stock_folders: tuple[Path, ...] = ()) -> None:
        self.data = data
        self.stock_folders = stock_folders
        self.timeout = timeout
        self.limit = limit
        self.style = "table"

    def run(self) -> None:
        """Read and answer until the end of input."""
        read = self._terminal() if sys.stdin.isatty() else _piped()
        for text in read:
            try:
                if not self.answer(text):
                    return
            except KeyboardInterrupt:
                click.echo("stopped", err=True)

    def answer(self, text: str) -> bool:
        """Answer one input; return whether to go on."""
        from graph_model.errors import InterurbanError

        text = text.strip().removesuffix(";").strip()
        if text in (":quit", ":exit", ":q"):
            return False
        try:
            found = self._command(text) if text.startswith(":") else self._query(text) if text else None
            if found is not None:
                show(found, self.style)
        except InterurbanError as error:
            click.echo(f"Error: {error}", err=True)
        return True

    def _query(self, text: str) -> Answer:
        from queries.cypher import cypher

        return cypher(self.data.store, text, limit=self.limit, timeout=self.timeout)

    def _command(self, text: str) -> Answer | None:
        name, *words = shlex.split(text)
        if name == ":schema":
            from queries.schema import schema

            return schema(self.data.graph)
        if name == ":stock":
            return self._stock(words)
        if name == ":format" and words and words[0] in FORMATS:
            self.style = words[0]
        elif name == ":format":
            click.echo(f"formats: {', '.join(FORMATS)}")
        else:
            click.echo(HELP)
        return None

    def _stock(self, words: list[str]) -> Answer:
        from queries.catalogue import catalogue, listed, named
        from queries.cypher import parameters_of

        queries = catalogue(self.stock_folders)
        if not words:
            return listed(queries)
        given = parameters_of(tuple(words[1:]))
        return named(queries, words[0]).run(self.data.store, given, limit=self.limit, timeout=self.timeout)

    def _terminal(self) -> Iterable[str]:
        """Yield what is typed at the terminal."""
        import platformdirs
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import FuzzyWordCompleter
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.history import FileHistory

        store = self.data.store
        folder = platformdirs.user_state_path("interurban", appauthor=False, ensure_exists=True)
        session: PromptSession[str] = PromptSession(
            "cypher> ",
            history=FileHistory(str(folder / "cypher-history")),
            completer=FuzzyWordCompleter(completions(store)),
            complete_while_typing=False,
            multiline=Condition(lambda: not _complete(session.default_buffer.text)),
            prompt_continuation="   ...> ",
        )
        click.echo(f"{self.data.where}; :help lists the commands, Ctrl-D leaves")
        while True:
            try:
                yield session.prompt()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return


def completions(store: Store) -> list[str]:
    """Return the words that the prompt completes: Cypher's, those of the vocabulary, and the first names of nodes."""
    from graph_model.stores.records import DATASET_LABEL, vocabulary_of

    def found(text: str) -> list[dict[str, Any]]:
        return [dict(row) for row in store.query(text, {}, limit=NAMES, timeout=30).rows]

    schema: set[str] = set()
    for described in found(f"MATCH (d:{DATASET_LABEL}) RETURN d.vocabulary AS vocabulary"):
        vocabulary = vocabulary_of(described)
        for kinds in (vocabulary.nodes.values(), vocabulary.relationships.values()):
            schema |= {word for kind in kinds for word in (kind.name, *kind.properties)}
    names = {row["name"] for row in found("MATCH (n) WHERE n.name IS NOT NULL RETURN n.name AS name")}
    return [*WORDS, ":help", ":schema", ":stock", ":format", ":quit", *sorted(schema), *sorted(map(str, names))]


def _complete(text: str) -> bool:
    """Tell whether an input is whole: a command, or a query that ends with a semicolon or an empty line."""
    stripped = text.strip()
    return not stripped or stripped.startswith(":") or stripped.endswith(";") or text.endswith("\n")


def _piped() -> Iterable[str]:
    """Yield the queries and commands of standard input, parted by semicolons and line ends."""
    held: list[str] = []
    for line in sys.stdin:
        held.append(line)
        if _complete("".join(held)) and (
            line.strip().endswith(";") or line.strip().startswith(":") or not line.strip()
        ):
            yield "".join(held)
            held = []
    if "".join(held).strip():
        yield "".join(held)
