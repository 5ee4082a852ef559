from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, sync_playwright
from playwright.sync_api import Page as Tab

from graph_model import Graph
from queries.lookups.profile_lines import profile_lines
from queries.lookups.profile_times import ProfileTimes
from visualizations.page import Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Where a node, or the middle of the line between two, is on the screen.
PLACE = """([one, other]) => {
        const box = document.getElementById("view-network").getBoundingClientRect();
        [one, other] = [`node ${one}`, `node ${other}`];
        const places = interurban.views.network.network.getPositions([one, other]);
        const middle = { x: (places[one].x + places[other].x) / 2, y: (places[one].y + places[other].y) / 2 };
        const point = interurban.views.network.network.canvasToDOM(one === other ? places[one] : middle);
        return [point.x + box.x, point.y + box.y];
    }"""

# What was shown a moment ago can be clicked only when it has been drawn, in the next frame.
DRAWN = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))))"


def page_of(graph: Graph, title: str, **how: Any) -> Page:
    """Return a page whose details are those of a look-up, as `interurban view` makes it."""
    return Page(graph, title, profile=partial(profile_lines, graph), times=ProfileTimes(graph).profile, **how)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the tests are skipped, but on CI they fail."""
    if not Path(CHROMIUM).exists() and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


class Tabs:
    """Tabs that are used again once they are empty: opening one costs twice what showing a page in it does."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[bool, list[Tab]] = {False: [], True: []}

    @contextmanager
    def taken(self, width: int, height: int = 800, *, judged: bool = False) -> Iterator[Tab]:
        """Lend an empty tab of some size; in a judged one other scripts may run beside those of the page."""
        idle = self._idle[judged]
        tab = idle.pop() if idle else self._browser.new_context(bypass_csp=judged).new_page()
        tab.set_viewport_size({"width": width, "height": height})
        try:
            yield tab
        except BaseException:
            tab.context.close()
            raise
        tab.goto("about:blank")
        tab.mouse.move(0, 0)
        tab.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
        idle.append(tab)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


class Watched:
    """A tab, and what it asked for and complained about."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._heard: dict[Any, Any] = {
            "request": lambda request: self.requests.append(request.url),
            "console": lambda message: self.complaints.append(message.text),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "dialog": self.refuse,
        }
        for event, hear in self._heard.items():
            tab.on(event, hear)

    def leave(self) -> None:
        """Listen no longer."""
        for event, hear in self._heard.items():
            self.tab.remove_listener(event, hear)

    def refuse(self, dialog: Dialog) -> None:
        """Note a dialog, which no page of ours opens, and dismiss it."""
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def open_page(tabs: Tabs, tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens HTML in a new tab, and fail the test if the page asked or complained."""
    opened: list[Watched] = []
    lent = ExitStack()

    def open_html(html: str, width: int = 1280, fragment: str = "") -> Watched:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8")
        watched = Watched(lent.enter_context(tabs.taken(width)))
        opened.append(watched)
        watched.tab.goto(f"{path.as_uri()}{fragment}")
        watched.tab.wait_for_function("() => document.documentElement.dataset.begun")
        return watched

    with lent:
        yield open_html
        for watched in opened:
            watched.leave()
    for watched in opened:
        assert watched.complaints == []
        assert all(url.startswith(("file:", "data:")) for url in watched.requests)


@pytest.fixture
def graph() -> Graph:
    graph = Graph()
    graph.add_node("Source", "gazette", "The Gazette", {"published": "2014", "url": "https://example.org/gazette"})
    graph.add_node("City", "seoul", "Seoul", {"latitude": 37.5}, aliases=["서울@ko", "SMG"], sources=["gazette#page 1"])
    graph.add_node("City", "sao-paulo", "São Paulo")
    graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "network"})
    graph.add_node("Forum", "congress", "Congress", {"on": "2013-11-04/2013-11-07"})
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06", sources=["gazette#page 2"], note="a day earlier")
    graph.add_relationship(
        "seoul", "MEMBER_OF", "citynet", {"since": "2013-11", "tier": "full"}, sources=["gazette#page 3"]
    )
    graph.add_relationship("sao-paulo", "MEMBER_OF", "citynet", {"until": "2010"})
    graph.add_relationship("seoul", "ORGANISED", "congress", {"as": "host"})
    return graph


def search(tab: Tab, text: str) -> list[str]:
    tab.fill("#query", text)
    return tab.locator("#results li span").all_inner_texts()
