"""What the user's cache remembers of a Neo4j server: what was pushed from here, and how new a state to read."""

from __future__ import annotations

import contextlib
import hashlib
import json
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_model.stores.neo4j.address import Address
    from graph_model.stores.neo4j.remembered import Pushed


class ServerMemory:
    """The memory of one database of one server, as one user sees it; a file that cannot be read remembers nothing.

    It holds no password and no data: only hashes, and the server's names for its last transactions.
    """

    def __init__(self, address: Address) -> None:
        where = "\n".join((address.uri, address.user, address.database or ""))
        self._path = _folder() / f"{hashlib.sha256(where.encode()).hexdigest()[:32]}.json"

    def pushed(self, dataset: str) -> Pushed | None:
        """Return the last push of a data set from here, if it is known."""
        from graph_model.stores.neo4j.remembered import Pushed

        found = self._read().get("pushed", {}).get(dataset)
        return Pushed(*map(str, found)) if isinstance(found, list) and len(found) == len(Pushed._fields) else None

    def keep_pushed(self, dataset: str, pushed: Pushed) -> None:
        """Remember a push."""
        known = self._read()
        self._write({**known, "pushed": {**known.get("pushed", {}), dataset: list(pushed)}})

    def bookmarks(self) -> list[str]:
        """Return the server's names for the state after the last writing from here."""
        found = self._read().get("bookmarks")
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def keep_bookmarks(self, bookmarks: list[str]) -> None:
        """Remember that state."""
        self._write({**self._read(), "bookmarks": bookmarks})

    def _read(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._path.read_text("utf-8"))
            if isinstance(found, dict) and isinstance(found.get("pushed", {}), dict):
                return found
        return {}

    def _write(self, known: dict[str, Any]) -> None:
        """Write the file whole, or not at all; that it cannot be written is no trouble."""
        new = self._path.with_name(f"{self._path.name}.{uuid.uuid4().hex}")
        with contextlib.suppress(OSError):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                new.write_text(json.dumps(known), "utf-8")
                new.replace(self._path)
            finally:
                new.unlink(missing_ok=True)


def _folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("interurban", appauthor=False)) / "servers"
