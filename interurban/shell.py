"""The Cypher prompt: multi-line queries, history, completion of labels, types, properties and names."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.answer_formats import FORMATS, format_named
from interurban.output import show

if TYPE_CHECKING:
    from interurban.data import Data
    from queries.answers import Answer

HELP = """\
Type Cypher; a semicolon or an empty line ends a query.
:schema            labels, relationship types and properties
:stock             the stock queries;  :stock NAME name=value ...  runs one
:format STYLE      table, csv, json, jsonl or markdown
:help              this
:quit              leave (also Ctrl-D)"""


class Shell:
    """A prompt over one data set or server."""

    def __init__(self, data: Data, timeout: float, limit: int, stock_folders: tuple[Path, ...] = ()) -> None:
        self.data = data
        self.stock_folders = stock_folders
        self.timeout = timeout
        self.limit = limit
        self.style = "table"
        self._said_of_several = False

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
            from interurban.remedies import in_full

            click.echo(f"Error: {in_full(error)}", err=True)
        return True

    def _query(self, text: str) -> Answer:
        from queries.cypher.running import cypher

        return self._once(cypher(self.data.store, text, limit=self.limit, timeout=self.timeout))

    def _once(self, answer: Answer) -> Answer:
        """Return an answer that tells no second time that several data sets are asked."""
        from queries.cypher.data_sets import SEVERAL

        about = [warning for warning in answer.warnings if warning.startswith(SEVERAL)]
        if about and self._said_of_several:
            notes, warnings = ([each for each in said if each not in about] for said in (answer.notes, answer.warnings))
            return replace(answer, notes=notes, warnings=warnings)
        self._said_of_several |= bool(about)
        return answer

    def _command(self, text: str) -> Answer | None:
        from graph_model.errors import InterurbanError

        try:
            name, *words = shlex.split(text)
        except ValueError:
            raise InterurbanError("a quote is not closed; write a name with an apostrophe in double quotes") from None
        if name == ":schema":
            from interurban.facade import OpenedGraph

            return OpenedGraph(self.data).schema()
        if name == ":stock":
            return self._stock(words)
        if name == ":format" and words and (style := format_named(words[0])) in FORMATS:
            self.style = style
        elif name == ":format":
            click.echo(f"formats: {', '.join(FORMATS)}")
        else:
            if name != ":help":
                click.echo(f"there is no command {name}", err=True)
            click.echo(HELP)
        return None

    def _stock(self, words: list[str]) -> Answer:
        from queries.cypher.catalogue import describe_catalogue, read_catalogue, stock_query
        from queries.cypher.running import parse_parameters

        queries = read_catalogue(self.stock_folders)
        if not words:
            return describe_catalogue(queries)
        given = parse_parameters(words[1:])
        return stock_query(queries, words[0]).run(self.data.store, given, limit=self.limit, timeout=self.timeout)

    def _terminal(self) -> Iterable[str]:
        """Yield what is typed at the terminal."""
        import platformdirs
        from prompt_toolkit import PromptSession
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.history import FileHistory

        from interurban.completion import CypherCompleter
        from queries.cypher.catalogue import read_catalogue

        completer = CypherCompleter.of(self.data.store, read_catalogue(self.stock_folders))
        folder = platformdirs.user_state_path("interurban", appauthor=False, ensure_exists=True)
        session: PromptSession[str] = PromptSession(
            "cypher> ",
            history=FileHistory(str(folder / "cypher-history")),
            completer=completer,
            complete_while_typing=False,
            multiline=Condition(lambda: not _complete(session.default_buffer.text)),
            prompt_continuation="   ...> ",
        )
        click.echo(f"{self.data.title}; :help lists the commands, Ctrl-D leaves")
        while True:
            try:
                yield session.prompt()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return


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
