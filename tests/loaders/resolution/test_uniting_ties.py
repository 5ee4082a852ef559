"""Relationships united by columns are those that are united one by one."""

from __future__ import annotations

from random import Random

import pytest

from graph_model import Graph
from loaders.resolution.uniting import Part, unite


def drawn(random: Random) -> Graph:
    graph = Graph()
    for number in range(6):
        graph.add_node("City", f"c{number}", f"City {number}")
        graph.add_node("Source", f"s{number}", f"Source {number}")
    for number in range(3):
        graph.add_node("Organisation", f"o{number}", f"Network {number}")
    for _ in range(40):
        city, other = random.sample(range(6), 2)
        sources = random.sample([f"s{number}" for number in range(6)], random.randrange(3))
        since = random.choice([None, "2001", "2002"])
        graph.add_relationship(f"c{city}", "TWINNED_WITH", f"c{other}", {"since": since}, sources=sources)
        tier = random.choice([None, "full"])
        said = {"since": since, "tier": tier}
        graph.add_relationship(f"c{city}", "MEMBER_OF", f"o{random.randrange(3)}", said, sources=sources)
    return graph


@pytest.mark.parametrize("seed", range(20))
def test_they_are_those_that_are_put_one_by_one(seed: int) -> None:
    random = Random(seed)
    stands_for = {"c5": "c0", "s3": "s1", "o2": "o1"}
    parts = [Part(drawn(random)), Part(drawn(random), stands_for, "second")]
    united = unite(parts, parts[0].graph.vocabulary)
    wanted = Graph()
    wanted.keep(united.graph.nodes(), ())
    left_out = 0
    for part in parts:
        for each in part.graph.relationships():
            start, end = part.id_of(each.start), part.id_of(each.end)
            sources = list(dict.fromkeys(map(part.id_of, each.attributes["sources"])))
            left_out += start == end
            if start != end:
                wanted.add_relationship(start, each.type, end, each.properties, sources=sources)
    found = {(each.start, each.end, each.key): each for each in united.graph.relationships()}
    expected = {(each.start, each.end, each.key): each for each in wanted.relationships()}
    assert found.keys() == expected.keys()
    for key, each in expected.items():
        assert found[key].properties == each.properties
        assert set(found[key].attributes["sources"]) == set(each.attributes["sources"])
    assert len(united.left_out) == left_out
    read = sum(part.graph.relationship_count for part in parts)
    assert read == united.relationships_read == len(expected) + united.joined + left_out
