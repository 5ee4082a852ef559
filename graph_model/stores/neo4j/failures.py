"""What went wrong between us and a Neo4j server, as a sentence with a remedy; no secret, and no trace of the driver."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from typing import Any

from graph_model.stores.neo4j.address import BOLT_PORT, Address

ANSWERS_WITHIN_S = 10.0  # a server that is there answers a greeting at once

# By the limit of the server: ours is told of elsewhere. Neo4j 5.26 calls its own that of the client, too.
_TIMED_OUT = ("Transaction.TransactionTimedOut", "Transaction.TransactionTimedOutClientConfiguration")
_TOO_LONG = (
    "the server ended what took longer than one transaction may there (db.transaction.timeout); try again when it has "
    "less to do, or have that time raised"
)


# What the server's codes begin or end with, and what to say; {user} and {database} are those of the address.
_BY_CODE = {
    "Security.CredentialsExpired": "the password of {user!r} has expired; in cypher-shell or its web page change it "
    "by ALTER CURRENT USER SET PASSWORD FROM '...' TO '...', and set NEO4J_PASSWORD",
    "Security.AuthenticationRateLimit": "too many wrong passwords were given; wait some seconds and try again",
    "Security.Unauthorized": "user {user!r} or the password is wrong",
    "Security.Forbidden": "user {user!r} may not do that there ({reason}); ask whoever keeps the server",
    "Database.DatabaseNotFound": "there is no database {database!r}; NEO4J_DATABASE names it",
    "Schema.ConstraintValidationFailed": "a constraint of others forbids what is to be written: {reason}; have that "
    "constraint dropped, or name another database by NEO4J_DATABASE",
    "General.ForbiddenOnReadOnlyDatabase": "the database may only be read; name another one by NEO4J_DATABASE",
    "General.WriteOnReadOnlyAccessDatabase": "the database may only be read; name another one by NEO4J_DATABASE",
    **dict.fromkeys(_TIMED_OUT, _TOO_LONG),
    "Statement.UnsupportedAdministrationCommand": "this server does not do that: {reason}",
}
_OF_SYSTEM = "{database!r} is the server's own database, which holds no graph; name another one by NEO4J_DATABASE"


def explain(error: BaseException, address: Address, *, once_reached: bool = False) -> str:
    """Return one line for an error of the driver's: the address, what is wrong, and what to do.

    Of a server that was `once_reached`, address and encryption are right.
    """
    from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired

    if isinstance(error, Neo4jError):
        said = _of_server(error, address)
    elif not isinstance(error, (ServiceUnavailable, SessionExpired)):
        said = next(iter(str(error).splitlines()), type(error).__name__)
    else:
        said = "the connection was lost" if once_reached else _of_way(error, address)
    return f"{address.shown}: {said}"


def is_want_of_memory(error: Any) -> bool:
    """Tell whether a server refused what takes more memory than a transaction, or all of them together, may have."""
    return str(getattr(error, "code", "")).endswith("OutOfMemoryError")


def is_too_much(error: Any) -> bool:
    """Tell whether a server refused, or ended, what takes more memory or time than one transaction may."""
    return is_want_of_memory(error) or str(getattr(error, "code", "")).endswith(_TIMED_OUT)


def _of_server(error: Any, address: Address) -> str:
    """Return what a server says against a request, in our words where we have some."""
    code = str(error.code)
    reason = next(iter(str(error.message or "").splitlines()), "the server gives no reason")
    if address.database == "system" and not code.startswith("Neo.ClientError.Security"):
        return _OF_SYSTEM.format(database=address.database)
    for end, sentence in _BY_CODE.items():
        if code.endswith(end):
            return sentence.format(user=address.user, database=address.database, reason=reason)
    return reason


def _of_way(error: BaseException, address: Address) -> str:
    """Return why a server was not reached: the cause that lies deepest tells most."""
    causes = [*_causes(error)]
    for cause in reversed(causes):
        if said := _of_cause(cause, address):
            return said
    told = " ".join(map(str, causes))
    if "looks like HTTP" in told:
        return f"that is a port for web pages; try {address.by(_scheme(address), BOLT_PORT)}"
    if "handshake" in told and "+s" not in address.uri:
        return (
            f"what listens on port {address.port} breaks off at once; if the server wants encryption, try "
            f"{address.by(_scheme(address, '+s'))}; its Bolt port is {BOLT_PORT} as a rule"
        )
    return "no Neo4j server answers there"


def _of_cause(cause: BaseException, address: Address) -> str:
    """Return what an error of the system or of the encryption means here; empty if it is none that we know."""
    if isinstance(cause, socket.gaierror):
        return f"no machine is known by the name {address.host!r}; is it written so, and is there a network?"
    if isinstance(cause, ConnectionRefusedError):
        return (
            f"no Neo4j server answers there: nothing listens on port {address.port} of {address.host}; is the server "
            f"started, and is that its Bolt port (as a rule {BOLT_PORT})?"
        )
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"the certificate of the server is not trusted ({cause.verify_message}); if it has signed it itself, try "
            f"{address.by(_scheme(address, '+ssc'))}"
        )
    if isinstance(cause, ssl.SSLError):
        return f"the server does not encrypt as asked; try {address.by(_scheme(address))}"
    if isinstance(cause, (TimeoutError, BlockingIOError)) or "timed out" in str(cause):
        return (
            f"no Neo4j server answers there within {ANSWERS_WITHIN_S:g} s; is {address.port} its Bolt port (as a rule "
            f"{BOLT_PORT}), and does nothing on the way, such as a firewall, keep it back?"
        )
    return ""


def _scheme(address: Address, encryption: str = "") -> str:
    """Return the scheme of the address, `neo4j` or `bolt`, with the encryption that is to be tried."""
    return address.uri.partition("://")[0].partition("+")[0] + encryption


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what caused it, through the groups in which a driver puts what failed at several addresses."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [cause for cause in (each.__cause__, each.__context__) if cause is not None]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions
