"""The page that shows every example and what it prints."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import runpy
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


EXAMPLES = (
    "who_held_an_office",
    "path_between_actors",
    "two_measures",
    "partnership_clusters",
    "networkx_goes_on",
    "cypher_with_parameters",
    "disagreeing_sources",
    "ego_page",
    "own_tables",
    "graphml_for_gephi",
)


def gallery() -> str:
    """Return the page that shows every example and what it prints."""
    lines = [
        "# Gallery",
        "",
        "Made by `python docs/refresh.py` from the files in `examples/`. Each runs as it stands, in any folder:",
        "`python examples/who_held_an_office.py`. The tests run them too.",
        "",
        "Two notebooks, for Jupyter, VS Code or marimo, are kept as they were run;",
        "`python -m tests.interurban.notebooks` runs them anew:",
        "",
    ]
    for path in sorted((ROOT / "examples" / "notebooks").glob("*.ipynb")):
        title = json.loads(path.read_text("utf-8"))["cells"][0]["source"][0].strip().removeprefix("# ")
        lines.append(f"- [{title}](../examples/notebooks/{path.name}): `examples/notebooks/{path.name}`")
    lines.append("")
    for name in EXAMPLES:
        text = (ROOT / "examples" / f"{name}.py").read_text("utf-8")
        title, about, code = parts_of(text)
        lines += [f"## {title}", about, "", f"[examples/{name}.py](../examples/{name}.py)", ""]
        lines += ["```python", code, "```", "```text", printed_by_example(name).rstrip(), "```", ""]
    return "\n".join(lines)


def parts_of(example: str) -> tuple[str, str, str]:
    """Return an example's title and description, from its docstring, and the code after it."""
    tree = ast.parse(example)
    title, _, about = (ast.get_docstring(tree) or "").partition("\n\n")
    return title.removesuffix("."), about, example.split('"""\n', 1)[1].strip()


def printed_by_example(name: str) -> str:
    """Return what an example prints, run in an empty folder."""
    printed = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        runpy.run_path(str(ROOT / "examples" / f"{name}.py"))
    return printed.getvalue()
