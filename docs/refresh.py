"""Run every command shown in the documents again and put in what it prints.

    python docs/refresh.py            # rewrites the blocks
    python docs/refresh.py --check    # only says which differ; exit code 1 if any does

A block begins with ```console and a line `$ interurban ...`; `| head -n 12` keeps the first lines of what is printed.
The walk, your-data.md, is run in one folder, with the files that it shows below their names.
The pages in MADE are made whole: from the headers of the stock queries, the examples, and the registries.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import io
import json
import os
import pkgutil
import re
import runpy
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from graph_model.values import PropertyType
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary
from graph_model.vocabulary_reading import BUNDLED, BUNDLED_READ, bundled_vocabulary
from graph_model.yaml_reading import read_yaml
from interurban.command import interurban
from loaders.formats.registry import FORMATS as DATA_FORMATS
from loaders.mapping.grammar import (
    MAPPING,
    NODE,
    RELATIONSHIP,
    SOURCE,
    SPELLS,
    TABLE,
    UNFOLD,
    VALUE_RECORD,
    mapping_schema,
)
from loaders.mapping.shapes import Text
from loaders.values.dates import FORMS
from queries import analysis
from queries.analysis.measures.measure import Definition
from queries.analysis.measures.registry import MEASURES
from queries.analysis.methods import Method
from queries.analysis.projection import WEIGHINGS
from queries.cypher.catalogue import read_catalogue

ROOT = Path(__file__).resolve().parents[1]
WALK = ROOT / "docs" / "your-data.md"
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "docs" / "commands.md",
    ROOT / "docs" / "analysis.md",
    ROOT / "docs" / "automation.md",
    ROOT / "docs" / "partners.md",
]
STOCK = ROOT / "docs" / "stock-queries.md"
GALLERY = ROOT / "docs" / "gallery.md"
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
# how a folder or a module of queries/analysis is headed, where its name says it otherwise
SUBJECTS = dict.fromkeys(("partitions", "cluster_answers", "cluster_comparison", "clustering"), "clusters") | {
    "yearly": "growth",
    "backbones": "backbone",
}
BLOCK = re.compile(
    r"^(?P<head>```console\n\$ (?P<command>interurban [^\n]*)\n)(?P<printed>(?:(?!```).*\n)*)(?P<end>```\n)",
    re.MULTILINE,
)
FILE = re.compile(r"^`(?P<name>[\w.-]+)`:\n```\w+\n(?P<text>(?:(?!```).*\n)*)```\n", re.MULTILINE)
CUT = re.compile(r"(?P<command>.*?) \| head -n (?P<lines>\d+)")


def refreshed(text: str) -> str:
    """Return a document with what its commands print now."""
    return BLOCK.sub(lambda block: block["head"] + printed_by(block["command"]) + block["end"], text)


def walked(text: str) -> str:
    """Return a document with what its commands print now, run one after the other in one folder with its files."""
    with tempfile.TemporaryDirectory() as folder:
        for file in FILE.finditer(text):
            Path(folder, file["name"]).write_text(file["text"], "utf-8")
        return BLOCK.sub(lambda block: block["head"] + printed_in(folder, block["command"]) + block["end"], text)


def printed_by(command: str) -> str:
    """Return what a command prints on the bundled data, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        return printed_in(folder, command)


def printed_in(folder: str, command: str) -> str:
    """Return what a command prints in a folder; it may be refused, but not be misspelt."""
    cut = CUT.fullmatch(command)
    words = shlex.split(cut["command"] if cut else command)[1:]
    with contextlib.chdir(folder):
        result = CliRunner().invoke(interurban, words, catch_exceptions=False)
        printed = result.output.replace(f"{Path(folder).resolve()}{os.sep}", "")
    if result.exit_code not in (0, 1):
        raise click.ClickException(f"{command}\n{result.output}")
    lines = printed.splitlines(keepends=True)
    return "".join(lines[: int(cut["lines"])] if cut else lines)


def stock_queries() -> str:
    """Return the page that describes every stock query, from their headers."""
    queries = sorted(read_catalogue().values(), key=lambda query: (query.theme, query.name))
    lines = [
        "# Stock queries",
        "",
        "Made by `python docs/refresh.py` from the headers of `queries/cypher/stock/*.cypher`.",
        "",
    ]
    for theme in dict.fromkeys(query.theme for query in queries):
        lines += [f"## {theme.capitalize()}", ""]
        for query in (query for query in queries if query.theme == theme):
            lines += [f"### {query.name}", f"**{query.title}.** {query.about}", ""]
            lines += [f"- `{each.name}` ({each.type}, `{each.default}`): {each.about}" for each in query.parameters]
            columns = [f"`{name}`" + (f" {about}" if about else "") for name, about in query.columns.items()]
            lines += [f"- columns: {', '.join(columns)}", ""]
    return "\n".join(lines)


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


def commands_shown() -> Iterator[str]:
    """Yield the commands of all blocks."""
    for document in DOCUMENTS:
        yield from (block["command"] for block in BLOCK.finditer(document.read_text("utf-8")))


def methods() -> str:
    """Return the page that defines every measure, from the registry, and every other method of analysis."""
    lines = [
        "# Methods",
        "",
        "Made by `python docs/refresh.py` from `queries/analysis/`. Each answer repeats what it computed, by which",
        "method, and gives a sentence to cite. Where nothing weighs ties, v(a,t) and w(a,b) are 1 for each tie.",
        "",
        "## Measures",
        "",
        "`interurban rank --measure NAME` ranks by one (repeat it for several), `--projected` measures actors tied by",
        "what they share, `interurban view --size NAME` draws one.",
        "",
    ]
    for measure in MEASURES:
        about = inspect.getdoc(sys.modules[measure.two_mode.compute.__module__]) or ""
        weights = "The weights of ties count." if measure.weighted else "The weights of ties do not count."
        lines += [f"### {measure.name}", "", f"{about.partition(chr(10) * 2)[0]} {weights}", ""]
        modes: dict[str, Definition[Any]] = {
            "Two-mode data": measure.two_mode,
            "On the projection": measure.projection,
            "One-mode data": measure.one_mode,
        }
        for mode, definition in modes.items():
            parameters = ", ".join(f"{name} {value:g}" for name, value in definition.parameters.items())
            lines += [f"**{mode}**: {definition.text}", "", *described(definition, parameters), ""]
    lines += ["## Weights of the projection", "", "w(a,b), where a and b share things:", ""]
    lines += [f"- {name}: {text}" for name, text in WEIGHINGS.items()]
    for subject, found in methods_by_subject().items():
        lines += ["", f"## {subject.replace('_', ' ').capitalize()}", ""]
        for method in found:
            lines += [
                f"### {method.heading or method.name.replace('_', ' ')}",
                "",
                f"{method.text[:1].upper()}{method.text[1:]}",
                "",
                *described(method),
                "",
            ]
    return "\n".join(lines).rstrip() + "\n"


def described(method: Method | Definition[Any], parameters: str = "") -> list[str]:
    """Return the lines that say the formula of a method, its normalisation, its source, and when not to use it."""
    parts = {
        "formula": f"`{method.formula}`",
        "normalised": method.normalisation,
        "parameters": parameters,
        "source": method.source,
        "not when": method.not_when,
    }
    return [f"- {name}: {text}" for name, text in parts.items() if text]


def methods_by_subject() -> dict[str, list[Method]]:
    """Return every method that a module of analysis defines, by the folder or module that it is in."""
    found: dict[str, list[Method]] = {}
    seen: set[int] = set()
    for module in sorted(each.name for each in pkgutil.walk_packages(analysis.__path__, f"{analysis.__name__}.")):
        subject = module.split(".")[2]
        for value in vars(importlib.import_module(module)).values():
            for each in value.values() if isinstance(value, dict) else [value]:
                if isinstance(each, Method) and id(each) not in seen:
                    seen.add(id(each))
                    found.setdefault(SUBJECTS.get(subject, subject), []).append(each)
    return found


def measures() -> str:
    """Return the page that stands where methods.md was before."""
    apart = "---\norphan: true\n---\n"  # no table of contents leads there
    return f"{apart}# Measures\n\nThey are described with the other methods of analysis: [methods](methods.md).\n"


def formats() -> str:
    """Return the page that lists every format, from the registry."""
    lines = [
        "# Formats",
        "",
        "Made by `python docs/refresh.py` from `loaders/formats/`. `interurban export -o FILE` writes the format that",
        "the ending of the file says, or `--format NAME`.",
        "",
        "What is read back is data wherever a folder is: `interurban --data FILE rank`, `interurban.load(FILE)`.",
        "It is known by what it holds, whatever its ending. A file that interurban wrote gives the data set that",
        "was written. In a file of another program, a node whose attribute `type` names a type of ours (`City`) is",
        "of that type, and any other a `Node` of a `kind`; likewise an edge, by `relationship` or `type`",
        "(`MEMBER_OF`), or else it is a `TIED_TO` of a `kind`. An attribute that the type has, and whose values",
        "all fit, is that property; any other is added to the vocabulary of the data. `interurban check FILE` says",
        "all that was taken so, changed or left out, with counts. The ids of edges are not kept, and edges that",
        "say the same are one.",
        "",
        "| name | what for | ending | what it cannot carry | read back |",
        "|---|---|---|---|---|",
    ]
    for each in DATA_FORMATS:
        endings = ", ".join(each.suffixes) or "a folder"
        lines.append(
            f"| {each.name} | {each.about} | {endings} | {each.loses or '–'} | {'yes' if each.read else 'no'} |"
        )
    for each in DATA_FORMATS:
        if each.details:
            lines += ["", f"## {each.name}", "", each.details.rstrip()]
    return "\n".join([*lines, ""])


def mapping_keys() -> str:
    """Return the page that lists every key of a mapping and every form of dates, from the grammar."""
    lines = [
        "# Every key of a mapping",
        "",
        "Made by `python docs/refresh.py` from `loaders/mapping/grammar.py`; how they go together:",
        "[mappings](mappings.md).",
    ]
    parts = {
        "The mapping": MAPPING,
        "A table": TABLE,
        "A node": NODE,
        "A relationship": RELATIONSHIP,
        "A value": VALUE_RECORD,
        "spells": SPELLS,
        "unfold": UNFOLD,
        "source": SOURCE,
    }
    for title, shape in parts.items():
        lines += ["", f"## {title}", "", "| key | |", "|---|---|"]
        for name, each in shape.fields.items():
            needed = " (needed)" if name in shape.required else ""
            words = (
                f": {', '.join(f'`{one}`' for one in each.choices)}" if isinstance(each, Text) and each.choices else ""
            )
            lines.append(f"| `{name}` | {(each.about or each.kind).replace('|', chr(92) + '|')}{needed}{words} |")
    lines += ["", "## Forms of dates", "", "| form | reads | for example |", "|---|---|---|"]
    for form in FORMS.values():
        shown = "; ".join(f"`{written}` is {read or 'unknown'}" for written, read in form.examples.items())
        lines.append(f"| `{form.name}` | {form.about} | {shown} |")
    return "\n".join([*lines, ""])


def vocabulary_page() -> str:
    """Return the page that lists the types of the bundled vocabulary, their properties, and what joins what."""
    found = bundled_vocabulary()
    lines = [
        "# The vocabulary",
        "",
        "Made by `python docs/refresh.py` from [vocabulary.yaml](../graph_model/vocabulary.yaml). A data set widens it",
        "by a `vocabulary.yaml` of its own ([data sets](data-sets.md)), a mapping under `vocabulary:`",
        "([mappings](mappings.md)); `interurban schema` shows which of it are in your data.",
        "",
        "## What runs from what to what",
        "",
        "| relationship | from | to | |",
        "|---|---|---|---|",
    ]
    for each in found.relationships.values():
        lines += [
            f"| `{each.name}` | {_types(starts, found)} | {_types(ends, found)} | {each.about} |"
            for starts, ends in each.ends
        ]
    lines += ["", "## Nodes", "", *_types_with_properties(found.nodes.values(), found)]
    lines += ["", "## Relationships", "", *_types_with_properties(found.relationships.values(), found)]
    shared = ", ".join(f"`{name}`" for name in found.shared)
    lines += [
        "",
        f"All have {shared} and `sources`, too. Values that are listed are the usual ones; others are a warning.",
    ]
    return "\n".join([*lines, ""])


def _types_with_properties(types: Iterable[NodeType | RelationshipType], vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("| type | | properties |", "|---|---|---|")
    for each in types:
        own = [_property(value) for name, value in each.properties.items() if name not in vocabulary.shared]
        yield f"| `{each.name}` | {each.about} | {'; '.join(own)} |"


def _types(types: frozenset[str], vocabulary: Vocabulary) -> str:
    if len(types) == len(vocabulary.nodes):
        return "any"
    return ", ".join(name for name in vocabulary.nodes if name in types)


def _property(each: PropertyType) -> str:
    several = "list of " if each.many else ""
    values = f": {', '.join(each.values)}" if each.values else ""
    about = f" ({each.about})" if each.about else ""
    return f"`{each.name}` {several}{each.type}{about}{values}"


def mapping_schema_text() -> str:
    """Return the JSON Schema of a mapping."""
    return json.dumps(mapping_schema(), ensure_ascii=False, indent=2) + "\n"


def bundled_vocabulary_text() -> str:
    """Return the bundled vocabulary as JSON, which is read faster than YAML."""
    data, _ = read_yaml(BUNDLED.read_text("utf-8"))
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


MADE = {
    BUNDLED_READ: bundled_vocabulary_text,
    ROOT / "docs" / "mapping-keys.md": mapping_keys,
    ROOT / "docs" / "mapping.schema.json": mapping_schema_text,
    ROOT / "docs" / "vocabulary.md": vocabulary_page,
    STOCK: stock_queries,
    GALLERY: gallery,
    ROOT / "docs" / "methods.md": methods,
    ROOT / "docs" / "measures.md": measures,
    ROOT / "docs" / "formats.md": formats,
}


def main() -> None:
    """Refresh, or check, every document."""
    check = "--check" in sys.argv
    fresh = {path: refreshed(path.read_text("utf-8")) for path in DOCUMENTS}
    fresh[WALK] = walked(WALK.read_text("utf-8"))
    fresh |= {page: make() for page, make in MADE.items()}
    stale = {path: text for path, text in fresh.items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        click.echo(f"{path.relative_to(ROOT)}: {'differs' if check else 'refreshed'}")
        if not check:
            path.write_text(text, "utf-8")
    sys.exit(1 if stale and check else 0)


if __name__ == "__main__":
    main()
