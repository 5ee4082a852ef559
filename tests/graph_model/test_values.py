from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values import LONGEST_TEXT, BadValue, PropertyType, join, split

LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)


@given(st.lists(LINE))
def test_a_list_cell_reads_back(parts: list[str]) -> None:
    assert split(join(parts)) == parts


@given(LINE)
def test_text_reads_back(text: str) -> None:
    kind = PropertyType("note")
    assert kind.parse(kind.format(text)) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back(number: float) -> None:
    kind = PropertyType("share", "number")
    assert kind.parse(kind.format(number)) == number


@given(st.integers(-(10**17), 10**17))
def test_an_integer_reads_back(number: int) -> None:
    kind = PropertyType("count", "integer")
    assert kind.parse(kind.format(number)) == number


@pytest.mark.parametrize("value", [True, False])
def test_a_boolean_reads_back(value: bool) -> None:
    kind = PropertyType("open", "boolean")
    assert kind.parse(kind.format(value)) is value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("integer", "1,500"), ("integer", "1.5"), ("integer", "٣"), ("integer", "9" * 40), ("number", "1e999"),
        ("number", "nan"), ("number", "12 km"), ("number", "1_0"), ("boolean", "1"), ("date", "soon"),
        ("url", "www.example.org"), ("url", "javascript:alert(1)"), ("url", "https://a b"), ("text", "a\nb"),
        ("text", "a\x00b"), ("text", "x" * (LONGEST_TEXT + 1)), ("text", "a\u2028b"), ("text", "\ud800"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_a_remedy(kind: str, cell: str) -> None:
    with pytest.raises(BadValue) as raised:
        PropertyType("x", kind).parse(cell)
    assert raised.value.remedy


def test_an_unusual_value_is_a_warning_and_a_closed_one_an_error() -> None:
    _, (fault,) = PropertyType("tier", values=("full",)).check("golden")
    assert fault.severity == "warning"
    _, (fault,) = PropertyType("tier", values=("full",), closed=True).check("golden")
    assert fault.severity == "error"
