"""Where a Neo4j server is and who asks; what of it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from graph_model.errors import InterurbanError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
BOLT_PORT = 7687  # where a server listens as it is shipped
_CLOUD = ".neo4j.io"  # Aura: only encrypted, always a cluster


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and who asks; the password shows in no representation.

    Raises:
        InterurbanError: no Neo4j server can be there, with the address to try; or the address itself holds a user or a
            password, which would show in logs and error messages.
    """

    uri: str
    user: str = "neo4j"
    password: str = ""
    database: str | None = None

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.uri)
            port = parts.port
        except ValueError:  # what it says quotes the address
            raise InterurbanError(
                f"the address is none: {self.uri.partition('://')[0]}://HOST:PORT is wanted, a port below 65536"
            ) from None
        if "@" in parts.netloc:
            raise InterurbanError(
                "the address holds a user or a password; leave them out and set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        if parts.scheme in ("http", "https"):
            raise InterurbanError(f"{self.shown} is the address of a web page; try {bolt_address(parts)}")
        if parts.scheme not in SCHEMES:
            raise InterurbanError(
                f"{self.shown}: is no address of a Neo4j server; write {SCHEMES[0]}://HOST, or with one of "
                f"{', '.join(SCHEMES[1:])}"
            )
        if port == 0 or not parts.hostname:
            raise InterurbanError(f"{self.shown}: names no server; write {parts.scheme}://HOST or ://HOST:PORT")
        if parts.query and not parts.scheme.startswith("neo4j"):
            raise InterurbanError(f"{self.shown}: what follows the ? is for the routing of a cluster, neo4j://HOST?...")

    def __repr__(self) -> str:
        return f"Address({self.shown!r}, {self.user!r})"

    @property
    def shown(self) -> str:
        """The address as it may be printed."""
        return shown(self.uri)

    @property
    def is_of_cluster(self) -> bool:
        """Whether several servers may be behind it, of which one may not know yet what another has written."""
        return self.uri.startswith(SCHEMES[0])

    @property
    def host(self) -> str:
        """The name or number of the machine."""
        return urlsplit(self.uri).hostname or ""

    @property
    def port(self) -> int:
        """The port of the server, that of Bolt if the address names none."""
        return urlsplit(self.uri).port or BOLT_PORT

    def by(self, scheme: str, port: int | None = None) -> str:
        """Return the address with another scheme and perhaps another port, as something to try."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{port or self.port}"


def shown(uri: str) -> str:
    """Return an address as it may be printed: without what stands after `?` or `#`, or before `@`."""
    scheme, _, rest = uri.partition("://")
    return f"{scheme}://{rest.partition('?')[0].partition('#')[0].rpartition('@')[2]}"


def bolt_address(page: SplitResult) -> str:
    """Return where the server of a web page (Neo4j's browser, or Aura's) listens as a rule."""
    host = page.hostname or "localhost"
    if host.endswith(_CLOUD):
        return f"neo4j+s://{host}"
    return f"{'neo4j+s' if page.scheme == 'https' else 'neo4j'}://{f'[{host}]' if ':' in host else host}:{BOLT_PORT}"
