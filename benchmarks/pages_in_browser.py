"""A page in headless Chromium, beside pyvis's own with physics off: seconds of the processor on the page's main thread.

Until the first frame in which the picture is seen with its names has been painted, and until all of the page can be
used; a step of panning; selecting a node, which opens the group that it is in; a step of the year.
"""

from __future__ import annotations

import json
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
# The first mark stands before the page is read: the start of the browser's own does not count, and no script of ours
# asks meanwhile whether the page is there.
MARKS = """const MARK = (name) => { performance.mark(name); if (name === "usable") console.info(name); };
    MARK("opened");
"""
# Ours tells both by attributes, which are set between frames; pyvis can be used once it is seen.
SEEN = {
    "ours": """new MutationObserver(() => {
        for (const [told, mark] of [["painted", "seen"], ["begun", "usable"]]) {
            const isThere = document.documentElement?.dataset[told] && !performance.getEntriesByName(mark).length;
            if (isThere) MARK(mark);
        }
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-painted", "data-begun"] });""",
    "pyvis": """const look = () => requestAnimationFrame(() => {
        if (typeof network !== "object" || !network.body) return look();
        setTimeout(() => { MARK("seen"); MARK("usable"); }); // behind what this frame draws
    });
    look();""",
}
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
                with opened(chromium, path, SEEN[name]) as (tab, told, spent):
                    steps = _steps(tab, name, nodes, spent)
                    print(f"  {name:<6} {nodes:>7,} nodes  {told}  {steps}", flush=True)
        chromium.close()


@contextmanager
def opened(chromium: Any, path: Path, seen: str) -> Iterator[tuple[Any, str, Callable[[], float]]]:
    """Show a page, and return with it what its opening took, and what tells how long its main thread has worked."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.add_init_script(MARKS + seen)
    session = context.new_cdp_session(tab)
    session.send("Performance.enable")

    def spent() -> float:
        tab.evaluate(DRAWN)
        found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        return float(found["ThreadTime"])

    chromium.start_tracing(page=tab, categories=["blink.user_timing"])
    with tab.expect_console_message(lambda message: message.text == "usable", timeout=600_000):
        tab.goto(path.as_uri(), wait_until="commit", timeout=600_000)
    marks = _marks(chromium.stop_tracing())
    told = f"first frame {marks['seen'] - marks['opened']:6.3f} s  usable {marks['usable'] - marks['opened']:6.3f} s"
    yield tab, told, spent
    context.close()


def _marks(trace: bytes) -> dict[str, float]:
    """Return how many seconds the thread that sets them had worked at each mark."""
    events = json.loads(trace)["traceEvents"]
    return {each["name"]: each["tts"] / 1e6 for each in events if each["name"] in ("opened", "seen", "usable")}


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
