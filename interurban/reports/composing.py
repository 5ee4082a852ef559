"""A report as a whole: its sections in the order in which they are read, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from interurban.reports.central import between, central
from interurban.reports.growing import growing
from interurban.reports.holdings import holdings, weaknesses
from interurban.reports.together import backbone, clusters, mixing

if TYPE_CHECKING:
    from interurban.reports.subject import Subject
    from visualizations.reports.document import Report, Section

    Describe = Callable[[Subject], Section]

SECTIONS: tuple[tuple[str, Describe], ...] = (
    ("What the data holds", holdings),
    ("Growth", growing),
    ("Central actors", central),
    ("Partnership clusters", clusters),
    ("Backbone", backbone),
    ("Brokers", between),
    ("Mixing by country", mixing),
    ("What is weak in the data", weaknesses),
)


def describe_report(subject: Subject, title: str | None = None) -> Report:
    """Return a report: what the data is, growth, central actors, clusters, backbone, brokers, mixing, weaknesses.

    A section that has no answer (no date, no country is known), or none that ends in a minute or so, says why.
    """
    from visualizations.reports.document import Report

    about = subject.graph.about
    described = [str(about["description"])] if about.get("description") else []
    return Report(
        title or str(about.get("title") or about.get("name") or "interurban"),
        [*described, f"Whose ties count: {subject.scope.in_words()}."],
        [_section(subject, heading, describe) for heading, describe in SECTIONS],
        list(_colophon(subject)),
    )


def _section(subject: Subject, heading: str, describe: Describe) -> Section:
    from graph_model.errors import InterurbanError, TooManyPairs
    from interurban.remedies import in_full
    from visualizations.reports.document import Section

    try:
        return describe(subject)
    except TooManyPairs as error:
        return Section(heading, [f"Left out, for it would not end soon: {in_full(error)}."])
    except InterurbanError as error:
        return Section(heading, [f"There is no answer: {error}."])


def _colophon(subject: Subject) -> Iterator[str]:
    from importlib.metadata import version

    about = subject.graph.about
    named = str(about.get("title") or about.get("name") or "")
    told = [f"{word} {about[word]}" for word in ("version", "licence", "license") if about.get(word)]
    yield f"Data: {', '.join(filter(None, (named, *told)))}. Software: interurban {version('interurban')}."
    yield "The methods, their sources and a sentence to cite stand under each table."


def write_report(report: Report, path: Path, *, replace: bool = False) -> Path:
    """Write a report as HTML or as Markdown, as the ending of the name says, whole or not at all.

    Raises:
        graph_model.ForeignFiles: a file is there that we did not write, or that was edited since.
        graph_model.InterurbanError: the ending is another, or the file cannot be written.
    """
    from loaders.files.atomic_file import write_file

    write_file(path, _renderer(path)(report).encode(), replace=replace)
    return path


def _renderer(path: Path) -> Callable[[Report], str]:
    """Return what renders a report for a file."""
    from graph_model.errors import InterurbanError
    from visualizations.reports.html import report_html
    from visualizations.reports.markdown import report_markdown

    ending = path.suffix.lower()
    if ending in (".html", ".htm"):
        return report_html
    if ending in (".md", ".markdown"):
        return report_markdown
    name = path.with_suffix(".html").name
    raise InterurbanError(f"{path}: a report is HTML or Markdown; name it so, as in {name}")
