"""What the documents show is what the commands print."""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import interurban
from interurban.command import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def refresh() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "docs")
        yield importlib.import_module("refresh")


@pytest.mark.parametrize("document", ["README.md", "docs/commands.md", "docs/automation.md"])
def test_every_block_shows_what_its_command_prints(refresh: ModuleType, document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    assert refresh.refreshed(text) == text, "run python docs/refresh.py"


@pytest.mark.xdist_group("engines")
def test_the_walk_from_a_spreadsheet_to_a_page_prints_what_it_shows(refresh: ModuleType) -> None:
    text = refresh.WALK.read_text("utf-8")
    assert refresh.walked(text) == text, "run python docs/refresh.py"
    assert "1 error" in text
    assert "loaded into ports: 10 rows read = 9 loaded + 0 merged + 1 skipped" in text


def test_what_is_made_from_registries_is_fresh(refresh: ModuleType) -> None:
    for name in ("methods.md", "measures.md", "formats.md", "mapping-keys.md", "mapping.schema.json", "vocabulary.md"):
        page = refresh.ROOT / "docs" / name
        assert page.read_text("utf-8") == refresh.MADE[page](), "run python docs/refresh.py"


def test_the_readme_names_every_command() -> None:
    _, _, behind = (ROOT / "README.md").read_text("utf-8").partition("shows them all with what they print:")
    listed, _, _ = behind.partition(".\n")
    assert set(re.findall(r"`(\w+)`", listed)) == set(COMMANDS)


def test_every_stock_query_is_described(refresh: ModuleType) -> None:
    page = (ROOT / "docs" / "stock-queries.md").read_text("utf-8")
    assert page == refresh.stock_queries(), "run python docs/refresh.py"


def test_the_gallery_shows_every_example_and_what_it_prints(refresh: ModuleType) -> None:
    assert (ROOT / "docs" / "gallery.md").read_text("utf-8") == refresh.gallery(), "run python docs/refresh.py"


@pytest.mark.usefixtures("refresh")
def test_every_example_is_named_in_the_docs() -> None:
    in_the_gallery = importlib.import_module("reference.gallery").EXAMPLES
    documents = "".join(path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md"))
    for example in (ROOT / "examples").glob("*.py"):
        assert f"examples/{example.name}" in documents
        if example.stem in in_the_gallery:
            assert len(example.read_text("utf-8").splitlines()) <= 30, f"{example.name} is no short example"


def test_every_command_is_shown_in_the_docs(refresh: ModuleType) -> None:
    shown = {word for command in refresh.commands_shown() for word in command.split()}
    assert set(COMMANDS) - {"demo", "push", "pull", "datasets", "drop", "shell", "review", "merge"} <= shown
    commands = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert all(f"interurban {name}" in commands for name in ("demo", "push", "pull", "shell", "review", "merge"))


def test_links_between_documents_lead_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == interurban.__version__
    assert citation["license"] == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["license"]


def test_every_decision_stands_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "index.md").read_text("utf-8")
    pages = [page for page in folder.glob("*.md") if page.name != "index.md"]
    for page in pages:
        assert f"]({page.name})" in index
        headings = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "What it costs", "When to look at it again"], page.name
