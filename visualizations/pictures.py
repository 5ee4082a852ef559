"""A picture of a page for papers and slides: the page draws it itself, in a browser of this machine that nobody sees.

So a picture has what the page shows, and there is one way to draw. The browser is driven by Playwright, an extra.
"""

from __future__ import annotations

import base64
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph_model.errors import InterurbanError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

Form = Literal["svg", "png"]
WIDTH, HEIGHT = 1600, 1000  # pixels of the window; of a PNG, 300 dots are an inch of 96 of these

_PROGRAMS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
_NO_BROWSER = (
    "a picture needs a browser, and none was found: install Chromium, Chrome or Edge, name one as INTERURBAN_BROWSER, "
    "or run: playwright install chromium; or write the page (.html), open it anywhere, and use Take away"
)
_NO_PLAYWRIGHT = (
    "a picture needs playwright, which has the browser draw it; install it: pip install 'interurban[pictures]'; or "
    "write the page (.html), open it, and use Take away"
)


def draw_picture(html: str, form: Form) -> bytes:
    """Return the first view of a page as a picture: an SVG in UTF-8, or a PNG of 300 dots to the inch.

    Raises:
        InterurbanError: there is no browser, or nothing to drive it; or the view has no picture (the table).
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise InterurbanError(_NO_PLAYWRIGHT) from None

    def draw() -> bytes:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "page.html")
            path.write_text(html, "utf-8")
            browser = _start_browser(playwright)
            try:
                return _drawn(browser, path, form)
            finally:
                browser.close()

    logging.getLogger("asyncio").addFilter(_says_more_than_an_end)
    with ThreadPoolExecutor(1) as aside:  # a notebook runs an event loop in its own thread, which Playwright refuses
        return aside.submit(draw).result()


def _says_more_than_an_end(record: logging.LogRecord) -> bool:
    """Tell whether a message says more than that Ctrl-C, which the driver of the browser hears too, has ended it."""
    error = record.exc_info[1] if record.exc_info else None
    return "Connection closed while reading from the driver" not in str(error)


def _drawn(browser: Browser, path: Path, form: Form) -> bytes:
    tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    tab.goto(path.as_uri())
    tab.wait_for_function("() => document.documentElement.dataset.begun")  # what is in the page is unpacked first
    drawn: str | None = tab.evaluate("(form) => interurban.picture(form)", form)
    if not drawn:
        raise InterurbanError("this view has no picture; the network, the map and the timeline have one")
    return base64.b64decode(drawn.partition(",")[2]) if form == "png" else drawn.encode()


def _start_browser(playwright: Playwright) -> Browser:
    from playwright.sync_api import Error

    for how in _browsers():
        try:
            return playwright.chromium.launch(**how)
        except Error:
            continue
    raise InterurbanError(_NO_BROWSER)


def _browsers() -> Iterator[dict[str, Any]]:
    """Yield how each browser that may be there is started: one that the user names, those on the path, the others."""
    if chosen := os.environ.get("INTERURBAN_BROWSER"):
        yield {"executable_path": chosen}
        return
    yield from ({"executable_path": found} for name in _PROGRAMS if (found := shutil.which(name)))
    yield from ({"channel": name} for name in ("chrome", "msedge"))
    yield {}
