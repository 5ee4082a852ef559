from __future__ import annotations

import pytest

from graph_model.stores.records import describes_dataset, is_statement

DEEP = "[" * 20_000  # which Python's reader gives up


@pytest.mark.parametrize("text", [DEEP, "", "[", "1", '{"property": 1, "value": 1}', None, 7])
def test_what_others_keep_in_the_place_of_a_statement_is_none(text: object) -> None:
    assert not is_statement(text)


@pytest.mark.parametrize("about", [DEEP, "[]", "{", 7, None])
def test_what_others_keep_under_our_label_describes_no_data_set(about: object) -> None:
    record = {"dataset": "x", "id": "dataset-x", "about": about, "vocabulary": ""}
    assert not describes_dataset(record)
    assert describes_dataset({**record, "about": "{}"})
