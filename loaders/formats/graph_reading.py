"""What reads a graph file, made of what reads its form: one that we wrote comes back, any other is taken in."""

from __future__ import annotations

from pathlib import Path

from graph_model.errors import VocabularyError
from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from loaders.formats.plain_graph import PlainReader, Unreadable


class GraphFile:
    """A reader of graph files of one form, as `Format.read` wants it."""

    def __init__(self, read_form: PlainReader) -> None:
        self._read_form = read_form

    def __call__(self, path: Path) -> tuple[Graph, Report]:
        """Return the graph of all that is sound in a file, and the report of all that is not, or was changed."""
        from loaders.formats.adoption.adopting import adopt
        from loaders.formats.restoring import restore

        try:
            plain = self._read_form(path)
            return restore(plain, plain.described) if plain.described else adopt(plain)
        except Unreadable as error:
            return Graph(), Report([error.fault.at(path.name, error.line)])
        except VocabularyError as error:
            fault = Fault(str(error).partition("\n")[0], "mend the vocabulary in the file, or write the file anew")
            return Graph(), Report([fault.at(path.name)])
