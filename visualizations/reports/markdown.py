"""A report as Markdown (CommonMark with tables), to go on writing in: all but the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from visualizations.reports.document import Report, Section, TableOfTexts

WITHOUT_FIGURES = "The figures stand in the report as HTML: they show what the tables hold."

# What CommonMark could take for markup within a line, and line ends, which would end a row.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_LINE_END = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")
_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")  # at the start of a line: a list, a heading underlined


def report_markdown(report: Report) -> str:
    """Return a report as Markdown; no name in it can become markup."""
    lines = [f"# {_plain(report.title)}", *map(_plain, report.about), WITHOUT_FIGURES]
    for section in report.sections:
        lines += _of_section(section)
    lines += ["---", *map(_plain, report.colophon)]
    return "\n\n".join(lines) + "\n"


def _of_section(section: Section) -> Iterator[str]:
    yield f"## {_plain(section.heading)}"
    yield _plain(" ".join(section.says))
    if section.table:
        yield _table(section.table)
        if section.table.caption:
            yield _plain(section.table.caption)
    if section.computed:
        yield "How this was computed:"
        yield "\n".join(f"- {_plain(each)}" for each in section.computed)


def _table(table: TableOfTexts) -> str:
    rule = ["---:" if numeric else "---" for numeric in table.numeric]
    rows = [_row(map(_plain, table.headings)), _row(rule), *(_row(map(_plain, row)) for row in table.rows)]
    return "\n".join(rows)


def _row(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text that reads as it is, on one line."""
    escaped = _MARKUP.sub(r"\\\1", _LINE_END.sub(" ", text))
    return _BLOCK.sub(lambda found: f"{found[1]}{_escaped_block(found[2])}", escaped)


def _escaped_block(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
