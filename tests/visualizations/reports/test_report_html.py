"""A report in a real browser: names are text, figures are as long as their numbers, and axe-core finds no fault."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Page as Tab

from tests.visualizations.conftest import Tabs
from tests.visualizations.test_accessibility import AXE
from tests.visualizations.test_hostile_names import HOSTILE
from visualizations.reports.bars import Bar, Bars
from visualizations.reports.document import Figure, Report, Section, TableOfTexts
from visualizations.reports.html import report_html
from visualizations.reports.matrix import Matrix
from visualizations.reports.years import Series, Years

NAMES = ["Seoul", "서울특별시", "القاهرة", "काशी"]


def report_of(name: str) -> Report:
    """Return a report in which a name stands wherever one can stand."""
    table = TableOfTexts([name, "count"], [[name, "3"], [f"{name}!", "1"]], [False, True], name)
    figures: tuple[Figure, ...] = (
        Bars(name, [Bar(name, 3, "3", expected=1), Bar("other", 1.5, "1.5")]),
        Years(name, 1990, [Series(name, [0, 1, 2], [4, 4, 2])]),
        Matrix(name, [name, "other"], [[0.5, 0.1], [0.1, 0.25]]),
    )
    sections = [Section(f"{name} {place}", [name], figure, table, [name]) for place, figure in enumerate(figures)]
    return Report(name, [name], sections, [name])


@pytest.fixture
def opened(tabs: Tabs, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """Return a function that opens HTML; the test fails if it asked any host or complained."""
    lent, told = ExitStack(), []
    heard: dict[Any, Any] = {
        "console": lambda message: told.append(message.text),
        "request": lambda request: None if request.url.startswith("file:") else told.append(request.url),
    }

    def open_html(html: str, width: int = 1280, scheme: Any = "light", *, judged: bool = False) -> Tab:
        path = tmp_path / "report.html"
        path.write_text(html, "utf-8")
        tab = lent.enter_context(tabs.taken(width, judged=judged))
        tab.emulate_media(color_scheme=scheme)
        for event, hear in heard.items():
            tab.on(event, hear)
            lent.callback(tab.remove_listener, event, hear)
        tab.goto(path.as_uri())
        return tab

    with lent:
        yield open_html
    assert told == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_becomes_markup(opened: Callable[..., Tab], text: str) -> None:
    tab = opened(report_html(report_of(text)))
    assert tab.locator("script, img, b, iframe, body style").count() == 0
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("document.querySelector('h1').textContent") == text
    assert tab.evaluate("document.querySelector('td').textContent") == text


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark"), (320, "light")])
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_window(
    opened: Callable[..., Tab], width: int, scheme: str, name: str
) -> None:
    if not AXE.is_file() and not os.environ.get("CI"):
        pytest.skip("axe-core is not installed (npm install)")
    tab = opened(report_html(report_of(name)), width, scheme, judged=True)
    tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.evaluate(AXE.read_text("utf-8"))
    found = tab.evaluate("axe.run(document).then((found) => found.violations)")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [1280, 360])
def test_bars_are_as_long_as_their_numbers_and_letters_keep_their_size(opened: Callable[..., Tab], width: int) -> None:
    bars = Bars("Shares", [Bar("a", 0.25, "25%", expected=0.5), Bar("b", 1, "100%")], whole=1)
    years = Years("Years", 2000, [Series("ties", [1, 1], [4, 4])])
    tab = opened(report_html(Report("Bars", [], [Section("One", [], bars), Section("Two", [], years)])), width)
    measured = "(all) => all.map((each) => { const box = each.getBoundingClientRect(); return [box.x, box.width]; })"
    (left, quarter), (_, full) = tab.locator(".bar").evaluate_all(measured)
    assert quarter == pytest.approx(full / 4, abs=0.5)
    ((tick, _),) = tab.locator(".expected").evaluate_all(measured)
    assert tick - left == pytest.approx(full / 2, abs=2)
    high = "(all) => all.map((each) => each.getBoundingClientRect().height)"
    (certain,), (at_most,) = (tab.locator(f"path.{held}").evaluate_all(high) for held in ("definitely", "possibly"))
    assert certain == pytest.approx(at_most / 4, abs=0.5)
    sizes = tab.locator("svg text").evaluate_all(
        "(all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 12


def test_a_figure_is_well_formed_whatever_a_name_holds() -> None:
    name = "a\x00b\ud800\ufffe <&>\"' " + "long " * 40
    for section in report_of(name).sections:
        assert section.figure
        ElementTree.fromstring(section.figure.svg())


def test_a_long_name_is_cut_and_told_in_full() -> None:
    name = "International Network of Cities " * 3
    svg = Bars("", [Bar(name, 1, "1")]).svg()
    assert f"<title>{name}</title>" in svg
    assert "…" in svg


def test_a_paper_has_the_methods_too(opened: Callable[..., Tab]) -> None:
    tab = opened(report_html(report_of("Seoul")))
    assert not tab.locator("details li").first.is_visible()
    tab.emulate_media(media="print")
    height = tab.locator("details li").first.evaluate("(each) => each.getBoundingClientRect().height")
    assert height > 10
    assert not tab.locator("nav").is_visible()
