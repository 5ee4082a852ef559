"""Values made of cells: a few safe steps, each refused where it cannot be, and none that runs for long."""

from __future__ import annotations

from typing import Any

import pytest

from graph_model.values import BadValue
from loaders.values import expressions
from loaders.values.expressions import BadExpression, columns_of, compile_expression

ROW = {"city": "City of Albany (NY)", "state": "NY", "empty": "", "org": "ALBANY, xi'an"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{city}/{state}", "City of Albany (NY)/NY"),
        ("{empty}{empty} km", ""),
        ("{{{state}}}", "{NY}"),
        ("plain", "plain"),
        ({"column": "state", "case": "lower"}, "ny"),
        ({"join": ["state", "empty", "{state}!"], "with": ", "}, "NY, NY!"),
        ({"column": "city", "replace": {"City of ": ""}, "match": r"^(.+?) \("}, "Albany"),
        ({"column": "city", "match": r"\w+$", "otherwise": "{state}"}, "NY"),
        ({"column": "city", "slice": "0:4"}, "City"),
        ({"column": "org", "case": "title"}, "Albany, Xi'an"),
        ({"column": "org", "steps": [{"slice": ":6"}, {"case": "title"}, {"slice": "-3:"}]}, "any"),
        ({"constant": "network"}, "network"),
        ({"from": "{org}", "strip": "n'"}, "ALBANY, xi'a"),
        ({"column": "empty", "otherwise": {"column": "empty", "otherwise": "{state}"}}, "NY"),
        ({"column": "city", "match": r"(?<=Cité )x"}, ""),
    ],
)
def test_what_each_step_makes(written: Any, value: str) -> None:
    assert compile_expression(written, list(ROW))(ROW) == value


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{citi}", "did you mean 'city'|city"),
        ("{city", "names no column"),
        ({"column": "city", "eval": "1"}, "is no step"),
        ({"match": "x"}, "begins with one of"),
        ({"column": "city", "from": "{city}"}, "begins with one of"),
        ({"column": "city", "match": "("}, "no regular expression"),
        ({"column": "city", "slice": "a"}, "slice"),
        ({"column": "city", "case": "camel"}, "case"),
        ({"column": "city", "replace": "x"}, "replace"),
        ({"join": "city"}, "list of columns"),
        (5, "is no expression"),
    ],
)
def test_what_cannot_be_is_refused_before_a_row_is_read(written: Any, said: str) -> None:
    with pytest.raises(BadExpression, match=said):
        compile_expression(written, list(ROW))


def test_no_code_is_run_and_no_attribute_is_looked_up() -> None:
    with pytest.raises(BadExpression):
        compile_expression("{city.__class__}", list(ROW))
    assert compile_expression("{__import__('os')}")({"city": "x"}) == ""


def test_a_pattern_with_too_many_ways_to_match_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "LONGEST_MATCH_S", 0.05)
    evaluate = compile_expression({"column": "a", "match": r"^(a|aa)+$"})
    with pytest.raises(BadValue, match="to match"):
        evaluate({"a": "a" * 60 + "b"})


def test_the_columns_that_an_expression_reads_are_known() -> None:
    assert columns_of({"join": ["{city}, {state}", "org"], "otherwise": {"column": "empty"}}) == [
        "city",
        "state",
        "org",
        "empty",
    ]
