"""A page in a notebook: its frame works as the file does, and reaches nothing outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph_model import Graph
from tests.visualizations.conftest import page_of
from tests.visualizations.reports.test_report_html import report_of
from visualizations.inline import InlinePage
from visualizations.rendering import page_html
from visualizations.reports.html import report_html

pytestmark = pytest.mark.long

HOSTILE = '"></iframe><img src=x onerror="window.hacked=1">\x00'


@pytest.fixture
def notebook(tmp_path: Path, graph: Graph) -> Path:
    """A page with two cells: a page and a report, of hostile names."""
    cells = [
        InlinePage(HOSTILE, page_html(page_of(graph, HOSTILE))),
        InlinePage(HOSTILE, report_html(report_of(HOSTILE), is_framed=True)),
    ]
    path = tmp_path / "notebook.html"
    shown = "".join(f"<div>{each._repr_html_()}</div>" for each in cells)
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>Notebook</title>{shown}", "utf-8")
    return path


def test_the_frame_works_as_the_file_does_and_reaches_nothing_outside(browser: Browser, notebook: Path) -> None:
    tab = browser.new_page()
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.goto(notebook.as_uri())
    _, page, report = tab.frames
    page.wait_for_function("() => document.documentElement.dataset.begun")
    page.fill("#query", "SMG")
    page.press("#query", "Enter")
    assert page.inner_text("#content h2") == "Seoul"
    page.click("#content a.node-link >> text=CITYNET")
    assert page.inner_text("#content h2") == "CITYNET"
    assert page.evaluate("[origin, location.href]") == ["null", "about:srcdoc"]
    assert report.locator("section").count() == 3
    assert report.locator("a").count() == 0
    for frame in (page, report):
        assert frame.evaluate("() => { try { return parent.document.title; } catch { return 'out of reach'; } }") == (
            "out of reach"
        )
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("img").count() == 0
    assert told == []
    tab.close()


def test_elsewhere_it_says_what_it_is() -> None:
    assert repr(InlinePage("Seoul", "<p>")) == (
        "<Seoul: a page; in a notebook it is shown, elsewhere name a file to write>"
    )
