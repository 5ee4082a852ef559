"""The reference holds every public name and no other, and what it holds does not change by accident."""

from __future__ import annotations

import doctest
import inspect
from typing import Any

import pytest

import graph_model
import interurban
from tests.interurban.public_api import SNAPSHOT, described, documented, public_members

REFRESH = "python -m tests.interurban.public_api"

# What is not of these kinds has an example: records that one is handed, errors, and these.
WITHOUT_EXAMPLE = {
    "interurban.__version__": "a text",
    "interurban.facade.given.ScopeOptions": "options, each shown where it is taken",
    "interurban.UrbanGraph.push": "needs a server",
    "interurban.UrbanGraph.datasets": "needs a server",
    "interurban.UrbanGraph.drop": "needs a server",
    "interurban.UrbanGraph.store": "for other stores and shells, not for analysts",
}


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    return documented()


@pytest.mark.parametrize("package", [interurban, graph_model], ids=lambda package: package.__name__)
def test_every_public_name_stands_in_the_reference(package: Any, names: dict[str, Any]) -> None:
    missing = {f"{package.__name__}.{name}" for name in package.__all__} - names.keys()
    assert not missing, f"docs/api.md lacks {sorted(missing)}"


def test_every_method_of_the_facade_stands_in_the_reference(names: dict[str, Any]) -> None:
    of_load = {"interurban.UrbanGraph.load"}  # stands there as interurban.load
    methods = {f"interurban.UrbanGraph.{name}" for name in public_members(interurban.UrbanGraph)}
    missing = methods - of_load - names.keys()
    assert not missing, f"docs/api.md lacks {sorted(missing)}"


def test_what_stands_in_the_reference_is_public(names: dict[str, Any]) -> None:
    hidden = {
        name
        for name in names
        for package in (interurban, graph_model)
        if name.startswith(f"{package.__name__}.")
        and name.count(".") == 1
        and name.split(".")[1] not in package.__all__
    }
    assert not hidden, f"{sorted(hidden)}: put it into __all__, or take it out of docs/api.md"


def test_every_name_in_the_reference_says_what_it_is(names: dict[str, Any]) -> None:
    silent = [name for name, thing in names.items() if not isinstance(thing, str) and not _doc(thing).strip()]
    assert not silent


def test_what_is_asked_or_called_has_an_example(names: dict[str, Any]) -> None:
    wanted = {
        name: thing
        for name, thing in names.items()
        if name.startswith("interurban.") or (inspect.isfunction(thing) and name.count(".") == 1)
    }
    without = {name for name, thing in wanted.items() if not doctest.DocTestParser().get_examples(_doc(thing))}
    assert without == set(WITHOUT_EXAMPLE)


def test_the_public_surface_changes_only_on_purpose() -> None:
    assert described() == SNAPSHOT.read_text("utf-8"), (
        f"names or signatures have changed. If that is meant: run `{REFRESH}`, "
        "and where a user must change something, write it under 'Upgrading' in CHANGELOG.md"
    )


def _doc(thing: Any) -> str:
    return inspect.getdoc(getattr(thing, "__func__", thing)) or ""
