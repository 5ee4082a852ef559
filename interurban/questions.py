"""Commands made of the facade's methods: a question is described once, in `UrbanGraph`, and asked in both ways.

A parameter without a default is an argument of the command, one that is spelt without a flag an argument that may be
left out, any other an option with the same default; what it is for is read from the method's docstring. How it is
spelt and what it takes on the command line stands in `spellings.OPTIONS`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import click

from interurban.data import Data
from interurban.facade import OpenedGraph, UrbanGraph
from interurban.facade.given import SCOPE_DEFAULTS, ScopeOptions, takes_scope
from interurban.output import answers
from interurban.progress import working
from interurban.spellings import OPTIONS

_SECTION = re.compile(r"\n\n(?=(?:Args|Returns|Raises):\n|>>> )")
_ARGUMENT = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Description:
    """What a docstring says: its text without sections, and each parameter."""

    text: str
    parameters: dict[str, str]


def describe(method: Callable[..., Any]) -> Description:
    """Return what the docstring of a question says; `Return the profile ...` becomes `The profile ...`."""
    text, *sections = _SECTION.split(inspect.getdoc(method) or "")
    stated = text.removeprefix("Return ")
    if takes_scope(method):
        sections += _SECTION.split(inspect.getdoc(ScopeOptions) or "")[1:]
    found = [_ARGUMENT.findall(section) for section in sections if section.startswith("Args:")]
    parameters = {name: " ".join(words.split()) for matches in found for name, words in matches}
    return Description(stated[:1].upper() + stated[1:], parameters)


def question(name: str, doing: str = "asking") -> click.Command:
    """Return the command that asks what a method of the facade asks; `doing` is shown while it takes long."""

    @click.pass_obj
    @answers
    def ask(data: Data, **given: Any) -> Any:
        data.connect()
        with working(doing):
            return getattr(OpenedGraph(data), name)(**given)

    return command_of(name, ask)


def command_of(name: str, run: Callable[..., Any], *, given: Collection[str] = ()) -> click.Command:
    """Return a command with the help, the arguments and the options of a method of the facade.

    `given` names the parameters that the command has in a way of its own.
    """
    method = getattr(UrbanGraph, name)
    described = describe(method)
    command: Any = run
    for parameter in reversed(parameters_of(method)):
        if parameter.name not in given:
            if parameter.name not in described.parameters:
                raise TypeError(f"UrbanGraph.{name}: say under Args: what {parameter.name} is for")
            command = _declare(name, parameter, described.parameters[parameter.name])(command)
    made: click.Command = click.command(name, help=described.text)(command)
    return made


def parameters_of(method: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return the parameters of a question, without `self`; those that say whose ties count one by one."""
    found = [*inspect.signature(method).parameters.values()][1:]
    named = [each for each in found if each.kind is not inspect.Parameter.VAR_KEYWORD]
    if len(named) == len(found) or not takes_scope(method):
        return named
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [*named, *(inspect.Parameter(name, keyword, default=value) for name, value in SCOPE_DEFAULTS.items())]


def _declare(command: str, parameter: inspect.Parameter, about: str) -> Callable[[Any], Any]:
    """Return the decorator that gives a command the argument or the option of a parameter."""
    spelling = OPTIONS.get(f"{command}.{parameter.name}") or OPTIONS.get(parameter.name)
    if spelling is None:
        raise TypeError(f"say in interurban/spellings.py how {parameter.name} is spelt on the command line")
    required = parameter.default is parameter.empty
    if required and parameter.kind is parameter.KEYWORD_ONLY:
        return click.option(
            *spelling.flags, parameter.name, type=spelling.type(), metavar=spelling.metavar, required=True, help=about
        )
    if required or not spelling.flags:
        return click.argument(parameter.name, type=spelling.type(), required=required)
    if isinstance(parameter.default, bool):
        return click.option(*spelling.flags, parameter.name, is_flag=True, help=about)
    several = isinstance(parameter.default, tuple)
    default = parameter.default if spelling.default is None else spelling.default
    return click.option(
        *spelling.flags,
        parameter.name,
        type=spelling.type(),
        metavar=spelling.metavar,
        multiple=several,
        default=list(default) if several else default,
        show_default=default not in (None, ()),
        help=" ".join(filter(None, (about, spelling.about, "Repeatable." if several else ""))),
    )
