from __future__ import annotations

from xml.etree import ElementTree

import interurban
from queries.answers import Answer
from queries.html_tables import as_html
from queries.text_tables import cells

HOSTILE = [
    "<script>alert(1)</script>",
    "a & b",
    '"><img src=x onerror=alert(1)>',
    "]]>",
    "\x00\x1b[31m",
    "\ud800",
    "עיר",
]


def parsed(html: str) -> ElementTree.Element:
    """Return HTML as an XML parser reads it, which stops at anything that is not well-formed."""
    return ElementTree.fromstring(html.encode("utf-8"))  # noqa: S314 - we wrote it


def test_no_name_becomes_markup() -> None:
    for text in HOSTILE:
        answer = Answer(
            text, ["name", text], [{"name": text, text: [text, text]}], notes=[text], citations={text: text}
        )
        found = parsed(answer._repr_html_())
        assert {each.tag for each in found.iter()} <= {
            "div",
            "p",
            "strong",
            "small",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        }
        assert all(set(each.attrib) <= {"dir", "style"} for each in found.iter())


def test_a_notebook_shows_what_a_table_shows() -> None:
    answer = interurban.load("citynet").rank(limit=3)
    rows = [[cell.text or "" for cell in row] for row in parsed(answer._repr_html_()).iter("tr")]
    assert rows[1:] == [cells(answer, row, answer.columns) for row in answer]
    assert "the first 3 of" in answer._repr_html_()


def test_long_answers_are_cut_and_say_so() -> None:
    answer = Answer("Many", ["n"], [{"n": number} for number in range(1000)])
    assert len(list(parsed(as_html(answer, most=10)).iter("td"))) == 10
    assert "the first 10 of 1,000 rows" in as_html(answer, most=10)
    hub = interurban.load("citynet").lookup("CITYNET")
    assert len(list(parsed(hub._repr_html_()).iter("tr"))) < 110


def test_a_graph_shows_what_it_holds() -> None:
    g = interurban.load("citynet")
    found = parsed(g._repr_html_())
    assert ["Nodes", "City", "29"] in [[cell.text for cell in row] for row in found.iter("tr")]


def test_what_joins_letters_or_keeps_them_apart_stays() -> None:
    name = "می\u200cخواهم"  # without the joiner it reads otherwise
    shown = as_html(Answer("t", ["name"], [{"name": f"{name}\x00\ud800"}]))
    assert f">{name}  </td>" in shown
