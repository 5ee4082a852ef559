"""What a format is: how it is named and known, what writes it, what reads it, what it cannot carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.graph_view import GraphView


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a data set is kept outside of this program: one file, or a folder of files.

    `about` says for whom it is, `suffixes` are the endings by which a file of it is known, `loses` says what it cannot
    carry (nothing, if empty), `next_steps` what is to be done with what was written. `read` gives the graph of all that
    is sound, and the report of all that is not.
    """

    name: str
    about: str
    suffixes: tuple[str, ...] = ()
    loses: str = ""
    next_steps: tuple[str, ...] = ()
    write_file: Callable[[GraphView, BinaryIO], None] | None = None
    write_folder: Callable[[GraphView, Path], None] | None = None
    read: Callable[[Path], tuple[Graph, Report]] | None = None
    recognises: Callable[[Path], bool] = field(default=lambda _: False)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files, and not one file."""
        return self.write_folder is not None

    def write(self, data: GraphView, stream: BinaryIO) -> None:
        """Write a data set into a stream, if the format is that of one file."""
        if self.write_file is not None:
            self.write_file(data, stream)

    def save(self, data: GraphView, path: Path) -> None:
        """Write a data set to a file or a folder, whole or not at all.

        Raises:
            InterurbanError: it cannot be written there.
        """
        from loaders.files.atomic_file import replace_file

        if self.write_folder is not None:
            self.write_folder(data, path)
        else:
            with replace_file(path) as stream:
                self.write(data, stream)
