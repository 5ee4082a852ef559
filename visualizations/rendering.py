"""One page as one offline HTML file: its views, and the libraries that they need, in a template of our own.

pyvis's own page loads style sheets from other hosts and runs markup found in names. Here a name can only ever be text:
the template escapes, the data is JSON that the page writes with `textContent`, and a Content-Security-Policy lets only
the page's own scripts run, each named by its hash. Data and scripts stand in it compressed (`compression`).
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph_model.folding import FOLDING
from visualizations.backbone import describe_backbone
from visualizations.bundling import join_scripts
from visualizations.changes import describe_change_rules
from visualizations.columns import as_columns
from visualizations.compression import pack_text
from visualizations.content_policy import content_security_policy
from visualizations.elements import describe_edges, describe_nodes
from visualizations.encoding import ON_DARK, node_sizes
from visualizations.glossary import describe_glossary
from visualizations.languages import LANGUAGES, find_language
from visualizations.legend import cluster_entries, node_type_entries, relationship_type_entries
from visualizations.page import Page
from visualizations.partners import describe_partners
from visualizations.path_rules import describe_path_rules
from visualizations.payload import source_details, years
from visualizations.profile_rows import encode_profiles
from visualizations.tenures import Tenures
from visualizations.trusted import Trusted, without_half_letters
from visualizations.views.registry import VIEWS
from visualizations.views.view import View

HERE = Path(__file__).parent

_NOT_IN_A_SCRIPT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def page_html(page: Page, views: Sequence[View] = VIEWS) -> str:
    """Return the HTML of a page: one file that asks nothing of any other host.

    Use it to show a graph of up to some 5,000 nodes to someone who has nothing but a browser. The same graph and page
    give the same bytes. Of several views the first is seen at first, and tabs lead to the others; those that have
    nothing to show of this page are left out.

    Raises:
        ValueError: `page.at` is no EDTF date.
    """
    from jinja2 import Environment, PackageLoader

    views = [view for view in views if view.suits(page)]
    environment = Environment(loader=PackageLoader("visualizations"), autoescape=True, trim_blocks=True)
    libraries = [each.text() for each in dict.fromkeys(library for view in views for library in view.libraries)]
    script = join_scripts([*(view.script for view in views), HERE / "scripts" / "start.js"])
    unpacking = (HERE / "scripts" / "unpack.js").read_text("utf-8")
    style = "\n".join(path.read_text("utf-8") for path in _style_sheets(views))
    with _no_garbage_sought():
        data = _page_data(page, views)
    language = find_language(page.language)
    bounds = data["tenures"]["bounds"] if data["tenures"] else []
    html = environment.get_template("page.html.j2").render(
        language=page.language,
        say=language.say,
        label=language.label,
        title=page.title,
        subtitle=page.subtitle,
        why_empty=page.why_empty,
        views=views,
        policy=content_security_policy([*libraries, script, unpacking], [style]),
        style=Trusted(style),
        script=pack_text(script),
        libraries=[pack_text(each) for each in libraries],
        unpacking=Trusted(unpacking),
        data=pack_text(_script_safe_json(data)),
        is_timed=bool(bounds),
        first_year=bounds[0] if bounds else "",
        last_year=bounds[1] if bounds else "",
    )
    return without_half_letters(html)


@contextmanager
def _no_garbage_sought() -> Iterator[None]:
    """Let Python seek no circles of garbage meanwhile: what a page is made of stays until it is written."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _style_sheets(views: Sequence[View]) -> list[Path]:
    """Return the page's style sheet, and after it those of views, which may overrule it."""
    return [HERE / "templates" / "page.css", *(view.style for view in views if view.style)]


def _script_safe_json(data: Any) -> str:
    """Return JSON that can stand in a script element: also in a copy that a browser saves, it cannot end it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _NOT_IN_A_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _page_data(page: Page, views: Sequence[View]) -> dict[str, Any]:
    """Return what the scripts are given; visualizations/scripts/data.js says what each part is."""
    vocabulary = page.graph.vocabulary
    tenures = Tenures(page) if page.is_timed else None
    profiles = encode_profiles(page, tenures)
    paths = describe_path_rules(
        page.paths, page.numbers, page.relationships, tenures.number if tenures else lambda _: 0
    )
    return {
        "language": page.language,
        "texts": {code: find_language(code).texts for code in LANGUAGES},
        "glossary": describe_glossary(page),
        "version": version("interurban"),
        "licences": page.licences,
        "title": page.title,
        "subtitle": page.subtitle,
        "at": page.at or "",
        "focus": page.focus or "",
        "years": [] if page.at else years(page.graph, [*page.nodes, *page.relationships]),
        "sizeLabel": page.size_label,
        "moreSizes": {label: _radii(page, sizes) for label, sizes in page.more_sizes.items()},
        "seed": page.seed,
        "nodes": as_columns(describe_nodes(page)),
        "edges": as_columns(describe_edges(page)),
        "profiles": profiles,
        "paths": paths,
        "sides": page.sides,
        "backbone": describe_backbone(page.backbone, page.numbers, page.radii, page.seed),
        "partners": describe_partners(page.partners, page.numbers),
        "changes": describe_change_rules(page.changes, page, tenures),
        "tenures": tenures.described() if tenures else None,
        "sources": source_details(page.sources),
        "types": node_type_entries(vocabulary),
        "relationshipTypes": relationship_type_entries(vocabulary),
        "clusters": cluster_entries(page),
        "onDark": ON_DARK,
        "folding": {part: rule for part, rule in FOLDING.items() if part != "about"},
        "views": [{"name": view.name, "label": view.label, "data": view.describe(page)} for view in views],
    }


def _radii(page: Page, sizes: Mapping[str, float]) -> list[float]:
    """Return how large each node is drawn where sizes stand for another measure, in the order of the nodes."""
    radii = node_sizes(sizes, page.neighbours)
    return [radii[node.id] for node in page.nodes]
