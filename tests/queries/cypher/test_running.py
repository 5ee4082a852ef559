from __future__ import annotations

from queries.cypher.running import parse_parameters


def test_a_value_that_is_no_json_is_a_text_however_deep_it_seems() -> None:
    deep = "[" * 20_000
    assert parse_parameters((f"x={deep}", "y={", "z=1")) == {"x": deep, "y": "{", "z": 1}
