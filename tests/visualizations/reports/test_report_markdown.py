"""A report as Markdown: markdown-it, a CommonMark parser, reads back what was written."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.visualizations.reports.test_report_html import report_of
from tests.visualizations.test_hostile_names import HOSTILE
from visualizations.reports.document import Report, Section, TableOfTexts
from visualizations.reports.markdown import WITHOUT_FIGURES, report_markdown

# Line ends and runs of blanks become one blank; what stands at either end of a cell is no part of it.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=30)


def parsed(report: Report) -> tuple[list[str], list[str], set[str]]:
    """Return the texts of the headings, of the cells of tables, and the kinds of inline elements."""
    tokens = MarkdownIt("commonmark").enable("table").parse(report_markdown(report))
    headings, cells, kinds = [], [], set()
    for before, token in pairwise(tokens):
        if token.type != "inline":
            continue
        text = "".join(child.content for child in token.children or ())
        kinds |= {child.type for child in token.children or ()}
        if before.type == "heading_open":
            headings.append(text)
        if before.type in ("th_open", "td_open"):
            cells.append(text)
    return headings, cells, kinds


@given(TEXTS.map(str.strip).filter(bool), TEXTS.map(str.strip).filter(bool))
def test_what_is_written_is_read_back_as_text(one: str, other: str) -> None:
    table = TableOfTexts([one, other], [[other, one]], [False, True])
    headings, cells, kinds = parsed(Report(one, [other], [Section(other, [one], None, table, [other])]))
    assert headings == [one, other]
    assert cells == [one, other, other, one]
    assert kinds <= {"text", "text_special"}


def test_no_name_becomes_markup() -> None:
    for text in HOSTILE:
        _, _, kinds = parsed(report_of(text))
        assert kinds <= {"text", "text_special"}


def test_it_says_that_it_has_no_figures() -> None:
    assert WITHOUT_FIGURES in report_markdown(report_of("Seoul"))
