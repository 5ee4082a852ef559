"""A page in headless Chromium, beside pyvis's own with physics off: seconds of the processor on the page's main thread.

Until the first frame; a step of panning; selecting a node, which opens the group that it is in; a step of the year.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.pages import cities_of, page_of, planted

SIZES = ((200, 600), (5_000, 15_000), (20_000, 60_000))
STEPS = 10
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined))))"
BEGUN = "() => document.documentElement.dataset.begun || (typeof network === 'object' && network.body)"
YEAR_BACK = "document.getElementById('year-before').click()"  # by a pointer, some 6 ms more
PYVIS_SELECT = """(node) => { network.selectNodes([node]); network.redraw(); }"""


def run() -> None:
    """Print a line for each size and page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for nodes, ties in SIZES:
            graph = planted(nodes, ties)
            for name, html in (("ours", page_of(cities_of(graph, dated=True), dated=True)), ("pyvis", _pyvis(graph))):
                path = Path(folder, f"{name}.html")
                path.write_text(html, "utf-8")
                with opened(chromium, path) as (tab, spent):
                    first, steps = spent(), _steps(tab, name, nodes, spent)
                    print(f"  {name:<6} {nodes:>7,} nodes  first frame {first:6.2f} s  {steps}", flush=True)
        chromium.close()


@contextmanager
def opened(chromium: Any, path: Path) -> Iterator[tuple[Any, Callable[[], float]]]:
    """Show a page, and return with it what tells how long its main thread has worked."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Performance.enable")

    def spent() -> float:
        tab.evaluate(DRAWN)
        found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        return float(found["ThreadTime"])

    tab.goto(path.as_uri(), timeout=600_000)
    tab.wait_for_function(BEGUN, timeout=600_000)
    yield tab, spent
    context.close()


def _steps(tab: Any, name: str, nodes: int, spent: Callable[[], float]) -> str:
    draw = random.Random(1)
    some = [draw.randrange(nodes) for _ in range(STEPS)]
    select = PYVIS_SELECT if name == "pyvis" else "(node) => interurban.select(`c${node}`)"
    tab.mouse.move(700, 400)
    tab.mouse.down()
    pan = _median(spent, lambda at: tab.mouse.move(700 + 7 * at, 400 + 3 * at), range(STEPS))
    tab.mouse.up()
    told = f"pan step {pan:6.3f} s  selecting {_median(spent, lambda node: tab.evaluate(select, node), some):6.3f} s"
    if name == "pyvis":
        return told
    tab.evaluate("interurban.clear()")
    return f"{told}  a year {_median(spent, lambda _: tab.evaluate(YEAR_BACK), range(STEPS)):6.3f} s"


def _median(spent: Callable[[], float], act: Callable[[int], object], times: Iterable[int]) -> float:
    """Return the median of what an act takes, each time until it is drawn."""
    seconds = []
    for each in times:
        before = spent()
        act(each)
        seconds.append(spent() - before)
    return statistics.median(seconds)


def _pyvis(graph: Any) -> str:
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.toggle_physics(status=False)
    network.add_nodes(list(graph), label=[f"Town {node}" for node in graph])
    network.edges = [{"from": one, "to": other} for one, other in graph.edges]  # add_edge looks through all before it
    return str(network.generate_html())
