"""Pages and files for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replaced
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Unpack, overload

from interurban.facade.asked import Asked
from interurban.facade.given import Names, ScopeOptions, date_of, is_only_a_time
from interurban.pages import DEFAULT_COLOUR, DEFAULT_LANGUAGE, DEFAULT_RADIUS, DEFAULT_SIZE, DEFAULT_TAB, Tab

if TYPE_CHECKING:
    from interurban.exports import Export
    from queries.answers import Answer
    from visualizations.inline import InlinePage
    from visualizations.languages import LanguageCode
    from visualizations.page import Colour


class ReportOptions(ScopeOptions, total=False):
    """What a report can be told: see `Outputs.report`."""

    title: str | None
    replace: bool


class ViewOptions(ReportOptions, total=False):
    """What a page can be told: see `Outputs.view`."""

    colour: Colour
    size: str
    ego: str | None
    radius: int
    first: Tab
    with_: Names
    language: LanguageCode


class Outputs(Asked):
    """What is written of a graph, or of a part of it."""

    @overload
    def view(self, path: str | Path, **how: Unpack[ViewOptions]) -> Path: ...
    @overload
    def view(self, path: None = None, **how: Unpack[ViewOptions]) -> InlinePage: ...
    def view(  # noqa: PLR0913 -- a keyword for each option of the command
        self,
        path: str | Path | None = None,
        *,
        colour: Colour = DEFAULT_COLOUR,
        size: str = DEFAULT_SIZE,
        ego: str | None = None,
        radius: int = DEFAULT_RADIUS,
        first: Tab = DEFAULT_TAB,
        with_: Names = (),
        language: LanguageCode = DEFAULT_LANGUAGE,
        title: str | None = None,
        replace: bool = False,
        **scope: Unpack[ScopeOptions],
    ) -> Path | InlinePage:
        """Write an interactive page: one HTML file that works offline and can be mailed; or a picture for a paper.

        A file that ends in .svg or .png is a picture of the tab that is seen first, drawn by a browser of this machine.
        Without a path, in Python, the page is returned for a notebook, which shows it where it is the value of a cell.
        Where colours stand for clusters, what is shared and by what says how they are found, as in `clusters`.

        Args:
            path: The file to write.
            colour: What colours stand for: type or cluster.
            size: What sizes stand for: a measure of `rank`.
            ego: Show one actor and those around it.
            radius: Steps around the ego.
            first: The tab that is seen first: network, map, timeline or table.
            with_: What the page is made with besides: backbone, the ties that are more than size explains; match, the
                likely partners of the ego, or of each actor; or measures of `rank`, which sizes can stand for.
            language: The language of the page at first: en or ko; a button in the page leads to the other.
            title: The page's title.
            replace: Write over a file that was not written by interurban, or edited since.

        Returns:
            The path of the file, or the page.

        Raises:
            graph_model.InterurbanError: a name, type or measure is unknown, the page has no such tab, or the file
                cannot be written.

        >>> g.view("seoul.html", ego="Seoul", at="2014").name
        'seoul.html'
        """
        from interurban.pages import describe_page, page_beginning_with, write_page
        from queries.lookups.ego import ego_network

        picture = None
        if ego is not None and colour == "type" and not with_ and is_only_a_time(scope):
            # It has two sides, which are of what it shows: for them nobody waits until all of a server is read.
            picture = ego_network(self.graph, ego, radius, date_of(scope.get("at")))
        asked = self._scope(scope, picture)
        page = describe_page(
            self.graph, asked, colour=colour, size=size, ego=ego, radius=radius, title=title, with_=with_
        )
        page = replaced(page, language=language)
        if path is None:
            from visualizations.inline import InlinePage

            return InlinePage(page.title, page_beginning_with(page, first))
        return write_page(page, Path(path), first=first, replace=replace)

    @overload
    def report(self, path: str | Path, **how: Unpack[ReportOptions]) -> Path: ...
    @overload
    def report(self, path: None = None, **how: Unpack[ReportOptions]) -> InlinePage: ...
    def report(
        self,
        path: str | Path | None = None,
        *,
        title: str | None = None,
        replace: bool = False,
        **scope: Unpack[ScopeOptions],
    ) -> Path | InlinePage:
        """Write a report: what the data is, growth, central actors, clusters, backbone, brokers, mixing, weaknesses.

        Each part has a figure, sentences that say what was found, its table, and how it was computed. HTML is one file
        that works offline and prints well; Markdown (.md) has all but the figures. Without a path, in Python, it is
        returned for a notebook, which shows it where it is the value of a cell.

        Args:
            path: The file to write; its ending says the format.
            title: The report's title.
            replace: Write over a file that was not written by interurban, or edited since.

        Returns:
            The path of the file, or the report.

        Raises:
            graph_model.InterurbanError: a name or type is unknown, or the file cannot be written.

        >>> g.report("report.html", through="Organisation").name
        'report.html'
        """
        from interurban.reports import Subject, describe_report, write_report

        subject = Subject(self.graph, self._view(), self._scope(scope), self.faults)
        told = describe_report(subject, title)
        if path is None:
            from visualizations.inline import InlinePage
            from visualizations.reports.html import report_html

            return InlinePage(told.title, report_html(told, is_framed=True))
        return write_report(told, Path(path), replace=replace)

    def export(
        self,
        path: str | Path | BinaryIO,
        format: str | None = None,  # noqa: A002 -- as the option is called
        *,
        with_: Names | Sequence[str | Answer] = (),
        replace: bool = False,
        **scope: Unpack[ScopeOptions],
    ) -> Export:
        """Write the graph for other programs, as a whole or a part of it, as of a date, with results beside it.

        The ending of the name says the format, if nothing else does; a name without an ending is a folder of tables.
        Where anything but a date says whose ties count, only those relationships are written that `rank` would count,
        and the nodes they join.

        Args:
            path: The file or the folder to write, or a binary stream.
            format: The format, if the name does not say it.
            with_: Results to write as attributes of nodes: rank (the usual measures), one measure, clusters, backbone
                (how many ties are kept), brokers. In Python answers of these, too.
            replace: Write over what was not written by interurban, or edited since.

        Returns:
            What was written: its path, how many nodes and relationships, and notes of what the format does not carry.

        Raises:
            graph_model.InterurbanError: a name, type, format or result is unknown, or it cannot be written.

        >>> g.export("members.graphml", of="City", through="Organisation", with_=["degree", "clusters"]).relationships
        66
        """
        from interurban.exports import export

        to = Path(path) if isinstance(path, str | Path) else path
        return export(self.graph, to, format, self._scope(scope), with_, whole=is_only_a_time(scope), replace=replace)
