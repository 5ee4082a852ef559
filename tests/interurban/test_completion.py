from __future__ import annotations

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from graph_model.stores.embedded.cache import embedded_store
from interurban.completion import CypherCompleter
from loaders.opening import open_graph


@pytest.fixture(scope="module")
def completer(tmp_path_factory: pytest.TempPathFactory) -> CypherCompleter:
    folder = tmp_path_factory.mktemp("cache")
    return CypherCompleter.of(embedded_store(open_graph("citynet"), folder), ["members-at", "moved"])


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("MATCH (c:Ci", "City"),
        ("MATCH (c:City|Org", "Organisation"),
        ("MATCH (c) WHERE c:Per", "Person"),
        ("MATCH (c)-[r:mem", "MEMBER_OF"),
        ("MATCH (c)-[:MEMBER_OF]->(o:", "City"),
        ("MATCH (c {name: 'Park W", "Park Won-soon"),
        ("MATCH (c {na", "name"),
        ("MATCH (c {id: 'seoul', lat", "latitude"),
        ("MATCH (c) RETURN c.lat", "latitude"),
        ("MATCH (c) WHERE c.name = 'Seoul' AND c.long", "longitude"),
        ("mat", "MATCH"),
        ("MATCH (c)\nret", "RETURN"),
        (":sch", ":schema"),
        (":stock mem", "members-at"),
    ],
)
def test_what_stands_before_the_cursor_says_what_fits(completer: CypherCompleter, before: str, first: str) -> None:
    found = list(completer.get_completions(Document(before), CompleteEvent()))
    assert found[0].text == first
    assert before.lower().endswith(first[: -found[0].start_position].lower())


@pytest.mark.parametrize("before", ["RETURN 1 + ", ":stock members-at network=", "RETURN 'x' "])
def test_nothing_is_offered_where_anything_may_stand(completer: CypherCompleter, before: str) -> None:
    assert not list(completer.get_completions(Document(before), CompleteEvent()))
