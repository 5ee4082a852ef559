"""The command and the facade ask the same questions: the same parameters, the same defaults, the same words."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import click
import pytest

from interurban.command import COMMANDS, SECTIONS, interurban
from interurban.facade import UrbanGraph
from interurban.questions import describe, parameters_of

QUESTIONS = [
    "find",
    "lookup",
    "ties",
    "path",
    "compare",
    "match",
    "rank",
    "interlocking",
    "clusters",
    "brokers",
    "equivalent",
    "backbone",
    "changes",
    "growth",
    "quality",
    "schema",
    "view",
    "report",
    "export",
]
# How an answer is printed and where, which Python needs no option for.
FORM = {"style", "output", "for_spreadsheets", "documented"}
SHOWN_ON_A_TERMINAL = {
    ("rank", "limit"),
    ("interlocking", "limit"),
    ("clusters", "limit"),
    ("brokers", "limit"),
    ("equivalent", "limit"),
    ("backbone", "limit"),
    ("growth", "limit"),
}  # a terminal shows the first twenty, Python all
ELSEWHERE = {
    "query": "cypher",
    "stock": "stock",
    "push": "push",
    "pull": "load",
    "datasets": "datasets",
    "drop": "drop",
    "info": "info",
    "duplicates": "duplicates",
    "diff": "diff",
    "merge": "merge",
}


def command(name: str) -> click.Command:
    found = interurban.get_command(click.Context(interurban), name)
    assert isinstance(found, click.Command)
    return found


def parameters(name: str) -> dict[str, inspect.Parameter]:
    return {p.name: p for p in parameters_of(getattr(UrbanGraph, name))}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_parameters_and_defaults(name: str) -> None:
    form = FORM if name in ("view", "report", "export") else FORM | {"replace"}
    options = {p.name: p for p in command(name).params if p.name not in form}
    asked = {key: value for key, value in parameters(name).items() if key != "path"}
    assert set(options) == set(asked)
    for key, parameter in asked.items():
        if (name, key) not in SHOWN_ON_A_TERMINAL:
            assert _default(options[key]) == (None if parameter.default is parameter.empty else parameter.default)


def _default(option: click.Parameter) -> Any:
    default = option.get_default(click.Context(click.Command("any")))
    return tuple(default) if isinstance(default, list | tuple) else default if _is_given(default) else None


def _is_given(default: Any) -> bool:
    return default is not None and not str(default).startswith("Sentinel")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_described_once(name: str) -> None:
    described = describe(getattr(UrbanGraph, name))
    assert command(name).help == described.text
    options = {p.name: p for p in command(name).params if isinstance(p, click.Option)}
    for key, about in described.parameters.items():
        if key in options:
            assert str(options[key].help).startswith(about)
    assert {key for key in parameters(name) if key != "path"} <= set(described.parameters)


def test_every_command_but_those_of_the_shell_alone_has_a_method() -> None:
    alone = {"demo", "check", "load", "new", "shell", "review"}
    assert set(COMMANDS) == {*QUESTIONS, *ELSEWHERE, *alone}, "name a new command in QUESTIONS or in ELSEWHERE"
    assert all(hasattr(UrbanGraph, method) for method in ELSEWHERE.values())


def test_every_command_has_its_place_in_the_help() -> None:
    places = [name for names in SECTIONS.values() for name in names]
    assert set(COMMANDS) <= set(places), "name a new command in SECTIONS"
    assert len(places) == len(set(places))


def test_an_error_names_options_only_on_the_command_line() -> None:
    from graph_model import Fault, InvalidData, Report, errors
    from interurban.remedies import REMEDIES, in_full

    samples: dict[type[errors.InterurbanError], errors.InterurbanError] = {
        errors.ProjectionTooLarge: errors.ProjectionTooLarge(47_000_000),
        errors.TooManyPairs: errors.TooManyPairs(1_000_000_000, 1, 300_000_000, 4_000),
        errors.NoTies: errors.NoTies("City tied through Forum", ["TWINNED_WITH"]),
        errors.ForeignFiles: errors.ForeignFiles(Path("folder"), ["city.csv"]),
        errors.NothingJoins: errors.NothingJoins("Seoul", "Busan", "2014"),
        errors.NothingHeld: errors.NothingHeld("Busan", "2013", 2),
        errors.QueryTimedOut: errors.QueryTimedOut(1.5),
        errors.UnknownTypesKept: errors.UnknownTypesKept(["Street"]),
        errors.DatasetNotChosen: errors.DatasetNotChosen("neo4j://x", ["a", "b"]),
        errors.DatasetChanged: errors.DatasetChanged("neo4j://x", "an id is missing"),
        errors.TiedByOthers: errors.TiedByOthers("neo4j://x", "a", ["1 PAYS"]),
        InvalidData: InvalidData(Report([Fault("is empty")])),
    }
    assert set(samples) == set(REMEDIES) - {errors.NoData}
    for error in samples.values():
        assert "--" not in str(error)
        assert "`" not in str(error)
        assert in_full(error).startswith(str(error))
        assert "--" in in_full(error) or "`interurban" in in_full(error)
