"""A picture from the command line is drawn by the page: SVG that opens by itself, PNG at the resolution of print."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Browser

import interurban
from graph_model import Graph, InterurbanError
from tests.visualizations.conftest import CHROMIUM, page_of
from visualizations.pictures import draw_picture
from visualizations.rendering import page_html

pytestmark = pytest.mark.long

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def g() -> interurban.UrbanGraph:
    return interurban.load("citynet")


@pytest.fixture(autouse=True)
def _the_browser_of_the_tests(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw with the browser that the tests have, and where there is none, be skipped as they are."""
    del browser
    monkeypatch.setenv("INTERURBAN_BROWSER", CHROMIUM)


def texts(path: Path) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.parse(path).getroot().iter(f"{SVG}text")]


def test_a_picture_of_the_network_has_title_names_and_legend(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    told = texts(g.view(tmp_path / "network.svg", ego="Seoul", at="2014"))
    assert {"Seoul", "CITYNET", "City", "Organisation"} <= {*told}
    assert any(text.startswith("Seoul: ") for text in told)


def test_a_picture_of_another_tab(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    assert "Yokohama" in texts(g.view(tmp_path / "map.svg", first="map"))
    assert "President of CITYNET" in " ".join(texts(g.view(tmp_path / "timeline.svg", first="timeline")))


def test_a_png_has_the_dots_of_print(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    written = g.view(tmp_path / "seoul.png", ego="Seoul").read_bytes()
    assert written.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", written[16:24])
    drawn = ElementTree.parse(g.view(tmp_path / "seoul.svg", ego="Seoul")).getroot()
    assert (width, height) == pytest.approx([float(drawn.get(each)) * 300 / 96 for each in ("width", "height")], abs=2)


def test_the_same_page_gives_the_same_picture(graph: Graph) -> None:
    html = page_html(page_of(graph, "Cities"))
    assert draw_picture(html, "svg") == draw_picture(html, "svg")


def test_what_has_no_picture_says_so(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    with pytest.raises(InterurbanError, match="no picture"):
        g.view(tmp_path / "table.svg", first="table")
    nowhere = Graph()
    nowhere.add_node("City", "a", "A")
    with pytest.raises(InterurbanError, match="no map, for none of it has coordinates; it has: network"):
        interurban.UrbanGraph(nowhere).view(tmp_path / "map.svg", first="map")
    assert list(tmp_path.iterdir()) == []


def test_without_a_browser_or_what_drives_it_the_remedy_is_said(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    html = page_html(page_of(graph, "Cities"))
    monkeypatch.setenv("INTERURBAN_BROWSER", "/nowhere/chromium")
    with pytest.raises(InterurbanError, match="install Chromium, Chrome or Edge"):
        draw_picture(html, "svg")
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(InterurbanError, match=r"pip install 'interurban\[pictures\]'"):
        draw_picture(html, "png")
