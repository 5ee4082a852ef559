"""In Python, an option is a name that is checked, and a year may be a number wherever a date is taken."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import interurban
from interurban import UrbanGraph
from interurban.facade.given import ScopeOptions
from interurban.questions import parameters_of

MISSPELT = {
    "rank": ((), "measre"),
    "clusters": ((), "resoltion"),
    "backbone": ((), "alfa"),
    "lookup": (("Seoul",), "att"),
    "ties": (("Seoul", "Yokohama"), "att"),
    "path": (("Seoul", "Microsoft"), "vya"),
    "find": (("Seoul",), "limt"),
    "view": (("page.html",), "colr"),
    "report": (("report.html",), "titel"),
    "export": (("graph.gexf",), "whith"),
}
DATED: dict[str, tuple[Any, ...]] = {
    "rank": (),
    "clusters": (),
    "backbone": (),
    "growth": (),
    "lookup": ("Seoul",),
    "ties": ("Seoul", "Yokohama"),
    "path": ("Seoul", "Microsoft"),
    "stock": ("members-at",),
}


@pytest.fixture(scope="module")
def citynet() -> UrbanGraph:
    return interurban.load("citynet")


@pytest.mark.parametrize("question", MISSPELT)
def test_a_misspelt_option_is_refused_at_run_time(citynet: UrbanGraph, question: str) -> None:
    given, option = MISSPELT[question]
    with pytest.raises(TypeError, match=option):
        getattr(citynet, question)(*given, **{option: 1})


@pytest.mark.long
def test_a_misspelt_option_is_refused_by_mypy(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    calls = [f"g.{name}(*{given!r}, {option}=1)" for name, (given, option) in MISSPELT.items()]
    program.write_text("\n".join(["import interurban", 'g = interurban.load("citynet")', *calls, "g.rank(at=2014)"]))
    # In a process of its own, for mypy raises the recursion limit of the one that it runs in, for good.
    options = ["--strict", "--no-error-summary", f"--cache-dir={tmp_path / 'cache'}", str(program)]
    ended = subprocess.run([sys.executable, "-m", "mypy", *options], capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    faults = [line for line in ended.stdout.splitlines() if "Unexpected keyword argument" in line]
    assert len(faults) == len(MISSPELT), ended.stdout


@pytest.mark.parametrize("question", DATED)
def test_a_year_may_be_a_number(citynet: UrbanGraph, question: str) -> None:
    ask, given = getattr(citynet, question), DATED[question]
    assert ask(*given, at=2014).to_dicts() == ask(*given, at="2014").to_dicts()


def test_every_method_that_takes_a_date_takes_a_number() -> None:
    methods = dict(inspect.getmembers(UrbanGraph, inspect.isfunction)).items()
    public = {name: method for name, method in methods if not name.startswith("_")}
    dated = {name: method for name, method in public.items() if "at" in {p.name for p in parameters_of(method)}}
    assert {*DATED, "view", "export"} - {"stock"} <= dated.keys()
    for name, method in dated.items():
        stated = inspect.signature(method).parameters
        types = stated["at"].annotation if "at" in stated else ScopeOptions.__annotations__["at"]
        assert "Moment" in str(types), name
