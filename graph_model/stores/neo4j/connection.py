"""A connection to a Neo4j server: sessions, and errors in one line without a secret."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.failures import ANSWERS_WITHIN_S, explain, is_want_of_memory
from graph_model.stores.neo4j.remembered import NothingRemembered, Remembered
from graph_model.stores.neo4j.values import to_plain
from graph_model.stores.records import Record

_LOG = logging.getLogger(__name__)

# No connection is used when it is older: what stands before a server forgets idle ones, after four minutes at the
# earliest, and never answers on them. To try one first, as the driver can, takes as long as a server may be silent.
RENEWED_S = 60.0
RETRIES_S = 30.0  # for how long a transaction is tried again after a lost connection, as the driver does by default


class _TellsOfRetries(logging.Handler):
    """Says in our words, while it lasts, that the driver tries a lost transaction again."""

    def emit(self, record: logging.LogRecord) -> None:
        if "will be retried" in record.msg and isinstance(record.args, tuple):
            _LOG.warning("the Neo4j server does not answer as it should; tried again in %.0f s", record.args[0])


_TELLS_OF_RETRIES = _TellsOfRetries(logging.WARNING)


class _WantOfMemory(Exception):
    """The server has too little memory for a transaction: its cause says so."""


class Connection:
    """A driver that is known to reach its server, and what is asked of it."""

    def __init__(self, address: Address, remembered: Remembered | None = None) -> None:
        import neo4j

        # The driver would print each failed try of a connection; our error says what failed in the end.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        logging.getLogger("neo4j.session").addHandler(_TELLS_OF_RETRIES)  # there once, however often it is added
        self.address = address
        self._remembered = remembered or NothingRemembered()
        # In a cluster, a reading session must see what a writing session has just written, be it of another process.
        known = self._remembered.bookmarks() if address.is_of_cluster else []
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager(neo4j.Bookmarks.from_raw_values(known))
        self._driver: Any = None
        self._driver = self._reached()
        if known:
            self._catch_up()

    def _reached(self) -> Any:
        """Return a driver that has reached the server."""
        import neo4j

        with self.plain_errors():
            driver = neo4j.GraphDatabase.driver(
                self.address.uri,
                auth=(self.address.user, self.address.password),
                notifications_min_severity="OFF",
                max_transaction_retry_time=RETRIES_S,
                connection_timeout=ANSWERS_WITHIN_S,
                connection_acquisition_timeout=ANSWERS_WITHIN_S,
                max_connection_lifetime=RENEWED_S,
            )
            try:
                driver.verify_connectivity()
            except Exception:
                driver.close()
                raise
        return driver

    def _catch_up(self) -> None:
        """Wait until a reader has what was written last from here; forget that state where the server knows none."""
        import neo4j
        from neo4j.exceptions import Neo4jError

        try:
            with self.session("READ") as session:
                session.run("RETURN 1").consume()
        except Neo4jError as error:
            if "Bookmark" not in str(error.code):
                return  # whoever asks next is told
            _LOG.warning(
                "the Neo4j server does not know the state after the last push from here; was it restored or made anew? "
                "If not, what it answers may be older"
            )
            self._remembered.keep_bookmarks([])
            self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def remember(self) -> None:
        """Remember how new a state the next command must read: that of the last writing."""
        if self.address.is_of_cluster:
            self._remembered.keep_bookmarks(sorted(self._bookmarks.get_bookmarks()))

    def session(self, mode: str) -> Any:
        """Return a session, `READ` or `WRITE`."""
        return self._driver.session(
            database=self.address.database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    @contextlib.contextmanager
    def interruptible_session(self) -> Iterator[Any]:
        """Give a reading session that ends at once on Ctrl-C, and its query with it.

        Closing a session waits for the answer to its query, unless it was cancelled: then the driver cuts the
        connection, and the server stops.
        """
        import asyncio

        try:
            with self.session("READ") as session:
                try:
                    yield session
                except KeyboardInterrupt:
                    raise asyncio.CancelledError from None
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None

    @contextlib.contextmanager
    def cut_after(self, seconds: float) -> Iterator[threading.Event]:
        """Give an event that is set when the block takes longer than so many seconds and its connection has been cut.

        The block then ends with some error of the driver's, and the next one has connections of its own. A server
        looks at its clock between rows, not within an expression, so its timeout alone does not end every query.
        """
        cut = threading.Event()

        def close() -> None:
            cut.set()
            self._driver.close()

        timer = threading.Timer(seconds, close)
        timer.daemon = True
        timer.start()
        try:
            yield cut
        finally:
            timer.cancel()
            timer.join()  # it may be cutting just now
            if cut.is_set():
                self._driver = self._reached()

    def write(self, text: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a writing statement in a transaction, tried again after a lost connection.

        What takes too much of the server's memory is not tried again, as the driver would: it takes as much each time.
        """
        from neo4j.exceptions import Neo4jError

        def work(transaction: Any) -> None:
            try:
                transaction.run(text, dict(parameters or {})).consume()
            except Neo4jError as error:
                if is_want_of_memory(error):
                    raise _WantOfMemory from error
                raise

        try:
            with self.session("WRITE") as session:
                session.execute_write(work)
        except _WantOfMemory as error:
            raise error.__cause__ or error from None

    def write_schema(self, text: str) -> bool:
        """Make a constraint or an index; return False where what others keep does not allow it."""
        from neo4j.exceptions import Neo4jError

        try:
            self.write(text)
        except Neo4jError as error:
            if ".Schema." not in str(error.code):
                raise
            return False
        return True

    def read(self, text: str, parameters: Mapping[str, Any] | None = None) -> list[Record]:
        """Run a reading statement of our own and return its rows as plain data."""

        def work(transaction: Any) -> list[Record]:
            found = transaction.run(text, dict(parameters or {}))
            return [{name: to_plain(value) for name, value in record.items()} for record in found]

        with self.session("READ") as session:
            rows: list[Record] = session.execute_read(work)
        return rows

    def stream(self, text: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Record]:
        """Yield the rows of a reading statement of our own as plain data, as the server sends them.

        Unlike `read` it is not tried again after a lost connection: some rows may be used already.
        """
        with self.plain_errors(), self.session("READ") as session:
            for record in session.run(text, dict(parameters or {})):
                yield {name: to_plain(value) for name, value in record.items()}

    def stamp(self) -> str:
        """Return the bookmark of what a reader sees now: the server's name for the last transaction that wrote."""
        import neo4j

        known = neo4j.Bookmarks.from_raw_values(self._bookmarks.get_bookmarks())
        with self._driver.session(
            database=self.address.database, default_access_mode="READ", bookmarks=known
        ) as session:
            session.run("RETURN 1").consume()
            return " ".join(sorted(session.last_bookmarks().raw_values))

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()

    @contextlib.contextmanager
    def plain_errors(self) -> Iterator[None]:
        """Turn the driver's errors into one line without a secret."""
        from neo4j import exceptions

        try:
            yield
        except (exceptions.Neo4jError, exceptions.DriverError, ValueError) as error:
            raise InterurbanError(explain(error, self.address, once_reached=self._driver is not None)) from None
