"""What a parameter of a command may be, beyond what click knows: dates, paths to write, names and types."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem


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
