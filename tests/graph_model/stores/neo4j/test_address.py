"""Where a server is: what is no address, and what of an address may be shown."""

from __future__ import annotations

import pytest

from graph_model.errors import InterurbanError
from graph_model.stores.neo4j.address import Address


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("http://localhost:7474", "try neo4j://localhost:7687"),
        ("http://[::1]:7474/browser/", "try neo4j://[::1]:7687"),
        ("https://graph.example.org:7473", "try neo4j+s://graph.example.org:7687"),
        ("https://abc.databases.neo4j.io", "try neo4j+s://abc.databases.neo4j.io"),
        ("nonsense://x", "write neo4j://HOST"),
        ("bolt://", "names no server"),
        ("bolt://localhost:99999", "a port below 65536"),
        ("bolt://localhost:port", "a port below 65536"),
        ("bolt://localhost?region=eu", "for the routing of a cluster"),
        ("neo4j://me:hidden@localhost", "set NEO4J_USERNAME and NEO4J_PASSWORD"),
    ],
)
def test_what_is_no_address_says_which_to_try(uri: str, said: str) -> None:
    with pytest.raises(InterurbanError) as raised:
        Address(uri)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("secret", ["hidden@", "me:hidden@"])
@pytest.mark.parametrize("scheme", ["neo4j", "bolt", "http", "nonsense"])
@pytest.mark.parametrize("tail", [":99999?key=veiled", "?key=veiled", "/x?key=veiled#covered"])
def test_nothing_after_a_question_mark_or_before_an_at_sign_is_told(secret: str, scheme: str, tail: str) -> None:
    for uri in (f"{scheme}://localhost{tail}", f"{scheme}://{secret}localhost{tail}"):
        try:
            told = repr(Address(uri))
        except InterurbanError as error:
            told = str(error)
        assert not [word for word in ("hidden", "veiled", "covered") if word in told], told


def test_a_routing_address_is_one() -> None:
    address = Address("neo4j://graph.example.org?region=eu", "me", "hidden")
    assert (address.shown, address.host, address.port) == ("neo4j://graph.example.org", "graph.example.org", 7687)
    assert repr(address) == "Address('neo4j://graph.example.org', 'me')"
