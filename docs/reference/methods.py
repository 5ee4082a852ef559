"""The page that defines every measure and every other method of analysis."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from typing import Any

from queries import analysis
from queries.analysis.measures.measure import Definition, Measure
from queries.analysis.measures.registry import MEASURES
from queries.analysis.methods import Method
from queries.analysis.projection import WEIGHINGS

# how a folder or a module of queries/analysis is headed, where its name says it otherwise
SUBJECTS = dict.fromkeys(("partitions", "cluster_answers", "cluster_comparison", "clustering"), "clusters") | {
    "yearly": "growth",
    "backbones": "backbone",
}


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
        lines += defined(measure)
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


def defined(measure: Measure) -> list[str]:
    """Return the lines that define a measure, for each sort of data."""
    about = inspect.getdoc(sys.modules[measure.two_mode.compute.__module__]) or ""
    weights = "The weights of ties count." if measure.weighted else "The weights of ties do not count."
    lines = [f"### {measure.name}", "", f"{about.partition(chr(10) * 2)[0]} {weights}", ""]
    modes: dict[str, Definition[Any]] = {
        "Two-mode data": measure.two_mode,
        "On the projection": measure.projection,
        "One-mode data": measure.one_mode,
    }
    for mode, definition in modes.items():
        parameters = ", ".join(f"{name} {value:g}" for name, value in definition.parameters.items())
        lines += [f"**{mode}**: {definition.text}", "", *described(definition, parameters), ""]
    return lines


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
