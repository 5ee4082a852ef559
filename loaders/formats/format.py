"""What a format is: how it is named and known, what writes it, what reads it, what it cannot carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from graph_model.errors import InterurbanError
from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.graph_view import GraphView
from loaders.formats.annotations import NONE, Annotations


class FileWriter(Protocol):
    """What writes a data set into a stream, and returns what a reader of the file has to know."""

    def __call__(self, view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
        """Write it."""


class FolderWriter(Protocol):
    """What writes a data set into a folder, over what is not ours only with `replace`.

    It returns what a reader has to know.
    """

    def __call__(self, view: GraphView, folder: Path, *, replace: bool = False) -> list[str]:
        """Write it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a data set is kept outside of this program: one file, or a folder of files.

    `about` says for whom it is, `suffixes` are the endings by which a file of it is known, `loses` says what it cannot
    carry (nothing, if empty), `details` how it carries the rest (a Markdown list), `next_steps` what is to be done with
    what was written. `read` gives the graph of all that is sound, and the report of all that is not; `recognised_by`
    knows what it can read, where the ending of a file does not tell.
    """

    name: str
    about: str
    suffixes: tuple[str, ...] = ()
    loses: str = ""
    details: str = ""
    next_steps: tuple[str, ...] = ()
    write_file: FileWriter | None = None
    write_folder: FolderWriter | None = None
    read: Callable[[Path], tuple[Graph, Report]] | None = None
    recognised_by: Callable[[Path], bool] | None = None

    @property
    def is_written(self) -> bool:
        """Whether data can be written in it, and not only read."""
        return self.write_file is not None or self.write_folder is not None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files, and not one file."""
        return self.write_folder is not None

    def recognises(self, path: Path) -> bool:
        """Tell whether what is there can be read as this format."""
        if self.read is None:
            return False
        if self.recognised_by is not None:
            return self.recognised_by(path)
        return path.is_file() and path.suffix.lower() in self.suffixes

    def write(self, view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
        """Write a data set into a stream; return what a reader has to know, such as what is not carried.

        Raises:
            InterurbanError: it is no format of one file that is written.
        """
        if self.write_file is None:
            raise InterurbanError(f"{self.name} is not written as one file")
        return self.write_file(view, stream, annotations)

    def save(self, view: GraphView, path: Path, annotations: Annotations = NONE, *, replace: bool = False) -> list[str]:
        """Write a data set to a file or a folder, whole or not at all; return what a reader has to know.

        Raises:
            ForeignFiles: what is there was not written by us, or edited since, and is not to be replaced.
            InterurbanError: it cannot be written there.
        """
        from loaders.files.atomic_file import replace_file

        if self.write_folder is not None:
            notes = self.write_folder(view, path, replace=replace)
            return [*notes, *annotations.left_out(view, self.name)]
        with replace_file(path, replace=replace) as stream:
            return self.write(view, stream, annotations)
