"""What a user's machine remembers of a server between two commands."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Pushed(NamedTuple):
    """The last push of a data set from here: the hash of its content, the server's stamp after it, and what stayed.

    `stays` is the note of what earlier pushes have left there; empty if nothing.
    """

    content: str
    stamp: str
    stays: str


class Remembered(Protocol):
    """What is remembered of one database of one server."""

    def pushed(self, dataset: str) -> Pushed | None:
        """Return the last push of a data set from here, if it is known."""

    def keep_pushed(self, dataset: str, pushed: Pushed) -> None:
        """Remember a push; that it cannot be kept is no trouble."""

    def bookmarks(self) -> list[str]:
        """Return the server's names for the state after the last writing from here; no reading may be older."""

    def keep_bookmarks(self, bookmarks: list[str]) -> None:
        """Remember that state."""


class NothingRemembered:
    """Remembers nothing."""

    def pushed(self, dataset: str) -> Pushed | None:
        """Return None."""
        del dataset
        return None

    def keep_pushed(self, dataset: str, pushed: Pushed) -> None:
        """Do nothing."""
        del dataset, pushed

    def bookmarks(self) -> list[str]:
        """Return nothing."""
        return []

    def keep_bookmarks(self, bookmarks: list[str]) -> None:
        """Do nothing."""
        del bookmarks
