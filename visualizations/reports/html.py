"""A report as one HTML file: no script, no request, letters that print, and colours that every eye tells apart."""

from __future__ import annotations

from pathlib import Path

from visualizations.content_policy import content_security_policy
from visualizations.reports.document import Report
from visualizations.trusted import Trusted, without_half_letters

_STYLE = Path(__file__).parent.parent / "templates" / "report.css"


def report_html(report: Report, *, is_framed: bool = False) -> str:
    """Return a report as the text of an HTML file. The same report gives the same bytes.

    One that is framed in another page has no links within it: they would lead to that page.
    """
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("visualizations"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = _STYLE.read_text("utf-8")
    html = environment.get_template("report.html.j2").render(
        report=report,
        has_contents=not is_framed,
        figures=[Trusted(each.figure.svg()) if each.figure else "" for each in report.sections],
        policy=content_security_policy([], [style]),
        style=Trusted(style),
    )
    return without_half_letters(html)
