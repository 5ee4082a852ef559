"""How Sphinx makes the site of the Markdown files; `make docs` calls it with the repository as its source folder.

The files stay as they are read elsewhere. What a site needs beyond them is added here: the table of contents behind
the README, and a first page that leads to it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import interurban

project = "interurban"
author = "The interurban developers"
project_copyright = "The interurban developers, Apache-2.0"
version = release = interurban.__version__

CONTENTS = {
    "Use": [
        "docs/installation",
        "docs/commands",
        "docs/analysis",
        "docs/pages",
        "docs/automation",
        "docs/gallery",
        "docs/your-data",
        "docs/data-sets",
        "docs/vocabulary",
        "docs/mappings",
        "docs/mapping-keys",
        "docs/duplicates",
        "docs/partners",
        "docs/dates",
        "docs/cypher",
        "docs/stock-queries",
        "docs/methods",
        "docs/formats",
    ],
    "Reference": ["docs/api"],
    "The project": ["CHANGELOG", "CONTRIBUTING", "docs/decisions/index"],
}

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "README"
include_patterns = ["*.md", "docs/*.md", "docs/decisions/*.md"]
exclude_patterns = [".*", "build", "dist"]

html_theme = "furo"
html_title = f"interurban {release}"
html_theme_options = {"navigation_with_keys": True}
html_additional_pages = {"index": "to-the-readme.html"}
html_copy_source = False
templates_path = ["templates"]

myst_heading_anchors = 3
default_role = "literal"  # docstrings write `name` as Markdown does
highlight_language = "none"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_maximum_signature_line_length = 100


def _with_contents(_app: object, document: str, source: list[str]) -> None:
    """Add the table of contents to the README, and that of the decisions to their list."""
    parts = {root_doc: CONTENTS, "docs/decisions/index": {"Decisions": ["*"]}}.get(document, {})
    for caption, pages in parts.items():
        listed = "\n".join(pages)
        source[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n:caption: {caption}\n{listed}\n```\n"


def setup(app: Any) -> dict[str, bool]:
    """Register what this file adds."""
    app.connect("source-read", _with_contents)
    return {"parallel_read_safe": True}
