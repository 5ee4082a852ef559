"""What is taken away of a page: pictures with every name that is seen, and JSON with all that is shown."""

from __future__ import annotations

import json
import math
import struct
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from graph_model import Graph
from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of, search
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html

pytestmark = pytest.mark.long

SVG = "{http://www.w3.org/2000/svg}"
# The texts that the view's own canvas writes when it is drawn anew with nothing upon it, each as often as it does.
WRITTEN = """async () => {
    const { prototype } = CanvasRenderingContext2D, { fillText } = prototype, texts = [];
    document.getElementById("details").hidden = true;
    prototype.fillText = function (text, ...where) { texts.push(text); return fillText.call(this, text, ...where); };
    interurban.views.network.network.redraw();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    prototype.fillText = fillText;
    document.getElementById("details").hidden = false;
    return texts;
}"""


def taken(tab: Tab, button: str, folder: Path) -> Path:
    tab.click("#take-away")
    with tab.expect_download() as download:
        tab.click(f"#content button >> text={button}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def texts_of(path: Path) -> list[str]:
    return [each.text or "" for each in ElementTree.parse(path).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def citynet() -> str:
    return page_html(shown(open_graph("citynet")))


def test_the_picture_of_the_network_has_all_that_is_seen(
    citynet: str, open_page: Callable[..., Watched], tmp_path: Path, browser: Browser
) -> None:
    tab = open_page(citynet).tab
    tab.uncheck("#keys input[data-name=Topic]")
    tab.click("#year-before")
    search(tab, "seoul")
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(500)
    path = taken(tab, "SVG", tmp_path)
    written = Counter(tab.evaluate(WRITTEN))
    texts = Counter(texts_of(path))
    assert len(written) > 5
    assert not written - texts
    below = texts - written
    assert tab.inner_text("#counts") in below
    assert {"City", "Organisation"} <= set(below)
    assert "Topic" not in below
    # Chromium alone draws it, as large as the view and the lines below it.
    judge = browser.new_page(viewport={"width": 1280, "height": 900})
    judge.goto(path.as_uri())
    assert judge.evaluate("document.querySelectorAll('text').length") == sum(texts.values())
    assert judge.evaluate("""() => [...document.querySelectorAll("text")]
        .every((each) => each.getBoundingClientRect().width > 0)""")
    judge.close()


def test_marks_and_lines_of_the_picture_are_as_many_as_are_seen(
    graph: Graph, open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    path = taken(tab, "SVG", tmp_path)
    paths = ElementTree.parse(path).findall(f".//{SVG}path")
    fills = [each.get("fill") for each in paths if each.get("fill") != "none"]
    colours = tab.evaluate("interurban.views.network.nodes.get().map((each) => each.color.background)")
    nodes = [f"rgb({','.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})" for colour in colours]
    assert {colour: count for colour, count in Counter(fills).items() if colour in nodes} == dict(Counter(nodes))
    legend = Counter(colours) & Counter(fills)
    assert legend == Counter(set(colours))


def test_the_picture_of_the_map_has_all_that_is_seen(
    citynet: str, open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    tab = open_page(citynet, fragment="#&view=map").tab
    path = taken(tab, "SVG", tmp_path)
    drawn = tab.evaluate("interurban.views.map.sceneNow().marks.length")
    numbers = [text for text in texts_of(path) if text.replace(",", "").isdigit()]
    groups = tab.evaluate("interurban.views.map.sceneNow().marks.filter((each) => each.members.length > 1).length")
    assert 0 < groups <= len(numbers)
    assert drawn >= groups
    assert "Seoul" in texts_of(path)
    land = [each for each in ElementTree.parse(path).iter(f"{SVG}path") if len(each.get("d", "")) > 5_000]
    assert land


def test_the_picture_of_the_timeline_has_every_line(
    citynet: str, open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    tab = open_page(citynet, fragment="#&view=timeline").tab
    texts = texts_of(taken(tab, "SVG", tmp_path))
    for row in tab.locator("#view-timeline tbody tr:not(.section)").all()[:40]:
        when = row.locator("td").first.inner_text()
        assert not when or when in texts
    sections = tab.locator("#view-timeline .section").all_inner_texts()
    assert set(sections) <= set(texts)


def test_a_png_has_the_dots_of_print(graph: Graph, open_page: Callable[..., Watched], tmp_path: Path) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    svg = ElementTree.parse(taken(tab, "SVG", tmp_path)).getroot()
    head = taken(tab, "PNG", tmp_path).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    wanted = [math.floor(float(svg.get(side, "0")) * 300 / 96 + 0.5) for side in ("width", "height")]
    assert list(struct.unpack(">II", head[16:24])) == wanted
    assert "300 to the inch" in tab.inner_text("#content")


def test_json_has_what_is_shown(citynet: str, open_page: Callable[..., Watched], tmp_path: Path) -> None:
    graph = open_graph("citynet")
    tab = open_page(citynet).tab
    whole = json.loads(taken(tab, "JSON", tmp_path).read_text("utf-8"))
    assert {each["id"] for each in whole["nodes"]} == {node.id for node in graph.nodes() if node.type != "Source"}
    assert Counter(each["type"] for each in whole["relationships"]) == Counter(
        each.type for each in graph.relationships() if graph.type_of(each.end) != "Source"
    )
    cited = {each["source"] for thing in whole["relationships"] for each in thing.get("sources", [])}
    assert cited <= {each["id"] for each in whole["sources"]}
    tab.uncheck("#keys input[data-name=City]")
    tab.click("#year-before")
    part = json.loads(taken(tab, "JSON", tmp_path).read_text("utf-8"))
    assert "City" not in {each["type"] for each in part["nodes"]}
    assert part["counts"] == {"nodes": len(part["nodes"]), "relationships": len(part["relationships"])}
    assert tab.inner_text("#counts").startswith(
        f"As of {part['as_of']} · {len(part['nodes'])} of 252 nodes and {len(part['relationships'])} of 473"
    )
    assert {each["held"] for each in part["relationships"]} == {"possibly", "definitely"}


@pytest.mark.parametrize(
    "text", ["</text><script>window.hacked=1</script>", "a\x00b\x1b&<>\"'", "ab\ud83d", "مدينة \u202e"]
)
def test_no_name_becomes_markup_in_a_picture(
    graph: Graph, open_page: Callable[..., Watched], tmp_path: Path, text: str
) -> None:
    graph.add_node("City", "hostile", text if text.isprintable() else "ab")  # a title may have what no name may
    graph.add_relationship("hostile", "MEMBER_OF", "citynet")
    tab = open_page(page_html(page_of(graph, text))).tab
    path = taken(tab, "SVG", tmp_path)
    kinds = {each.tag.removeprefix(SVG) for each in ElementTree.parse(path).iter()}
    assert kinds == {"svg", "title", "rect", "path", "text"}
    data = json.loads(taken(tab, "JSON", tmp_path).read_text("utf-8"))
    assert any(node["name"][:2] in text + "ab" for node in data["nodes"])


def test_the_table_has_no_picture_and_says_so(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#&view=table").tab
    tab.click("#take-away")
    assert "This tab has no picture" in tab.inner_text("#content")
    tab.click("#tab-network")
    assert tab.is_visible("#content button >> text=SVG")
