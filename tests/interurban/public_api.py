"""The public surface as text: every name of docs/api.md with its signature, and every command with its options.

python -m tests.interurban.public_api    # writes public_api.txt anew, after a change that is meant
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from interurban.command import COMMANDS, interurban

SNAPSHOT = Path(__file__).with_name("public_api.txt")
PAGE = Path(__file__).parents[2] / "docs" / "api.md"
PACKAGES = ("graph_model", "loaders", "queries", "visualizations", "interurban")
DIRECTIVE = re.compile(
    r"^(?P<indent> *)\.\. (?:py:)?(?:auto)?(?P<kind>function|class|exception|method|property|data):: (?P<name>[\w.]+)$"
    r"(?:\n +:members:(?P<members>.*))?",
    re.MULTILINE,
)


def documented() -> dict[str, Any]:
    """Return what docs/api.md describes, by the name under which it stands there.

    Raises:
        AttributeError, ImportError: a name stands there that is gone.
    """
    found: dict[str, Any] = {}
    owner = ""
    for directive in DIRECTIVE.finditer(PAGE.read_text("utf-8")):
        name = f"{owner}.{directive['name']}" if directive["indent"] else directive["name"]
        if not directive["indent"]:
            owner = name
        found[name] = named(name)
        if directive["members"] is not None:
            members = re.findall(r"\w+", directive["members"]) or public_members(found[name])
            found.update({f"{name}.{member}": named(f"{name}.{member}") for member in members})
    return found


def named(name: str) -> Any:
    """Return what a dotted name stands for: a module, then attributes of it; a property is not asked for its value."""
    parts = name.split(".")
    thing: Any = import_module(parts[0])
    for index, part in enumerate(parts[1:], 2):
        if inspect.ismodule(thing) and not hasattr(thing, part):
            thing = import_module(".".join(parts[:index]))
        else:
            thing = inspect.getattr_static(thing, part) if inspect.isclass(thing) else getattr(thing, part)
    return thing


def public_members(owner: Any) -> list[str]:
    """Return the methods and properties that a class has for others, those of its bases first."""
    kinds = (property, cached_property, classmethod, staticmethod)
    return [
        name
        for name, value in _members(owner).items()
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, kinds))
    ]


def _members(owner: type) -> dict[str, Any]:
    """Return what a class and those bases of it define that are ours."""
    ours = [each for each in reversed(owner.__mro__) if each.__module__.partition(".")[0] in PACKAGES]
    return {name: value for each in ours for name, value in vars(each).items()}


def described() -> str:
    """Return the snapshot."""
    lines = [f"{name}{_signature(thing)}" for name, thing in sorted(documented().items())]
    return "\n".join([*lines, "", *_commands()]) + "\n"


def _signature(thing: Any) -> str:
    """Return how a thing is called, or what it is."""
    if isinstance(thing, str):
        return ": str"
    if isinstance(thing, property | cached_property):
        getter = thing.fget if isinstance(thing, property) else thing.func
        return f": {getter.__annotations__['return']}"
    if isinstance(thing, classmethod | staticmethod):
        return _signature(thing.__func__)
    if inspect.isclass(thing):
        return _class(thing)
    parameters = inspect.signature(thing)
    shown = [_parameter(each) for each in parameters.parameters.values() if each.name not in ("self", "cls")]
    returned = parameters.return_annotation
    return f"({', '.join(_with_stars(parameters, shown))}) -> {returned if isinstance(returned, str) else 'Any'}"


def _class(thing: type) -> str:
    bases = [base.__name__ for base in thing.__bases__ if base is not object]
    of = f" ({', '.join(bases)})" if bases else ""
    if issubclass(thing, Enum):
        return f"{of}: {', '.join(member.name for member in thing)}"
    if dataclasses.is_dataclass(thing):
        return f"{of}: {', '.join(map(_field, dataclasses.fields(thing)))}"
    return of + (_signature(thing.__init__).removesuffix(" -> None") if "__init__" in vars(thing) else "")


def _field(field: dataclasses.Field[Any]) -> str:
    missing = dataclasses.MISSING
    optional = field.default is not missing or field.default_factory is not missing
    return f"{field.name}: {field.type}{' = ...' if optional else ''}"


def _parameter(parameter: inspect.Parameter) -> str:
    stars = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(parameter.kind.name, "")
    annotation = "" if parameter.annotation is inspect.Parameter.empty else f": {parameter.annotation}"
    default = "" if parameter.default is inspect.Parameter.empty else f" = {parameter.default!r}"
    return f"{stars}{parameter.name}{annotation}{default}"


def _with_stars(parameters: inspect.Signature, shown: list[str]) -> list[str]:
    """Put in `*` before the first parameter that is given by name only, and `/` after those without a name."""
    kinds = [each.kind for each in parameters.parameters.values() if each.name not in ("self", "cls")]
    by_name, unnamed = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_ONLY
    if by_name in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        shown = [*shown[: kinds.index(by_name)], "*", *shown[kinds.index(by_name) :]]
    if unnamed in kinds:
        shown = [*shown[: kinds.count(unnamed)], "/", *shown[kinds.count(unnamed) :]]
    return shown


def _commands() -> Iterator[str]:
    """Yield the command and its subcommands, each with its arguments and options."""
    context = click.Context(interurban, info_name="interurban")
    for name in ("", *COMMANDS):
        command = interurban.get_command(context, name) if name else interurban
        assert command is not None
        words = [_option(each) for each in command.params]
        yield " ".join(["$ interurban", *filter(None, [name]), *words])


def _option(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return f"[{'|'.join((*parameter.opts, *parameter.secondary_opts))}{'...' if parameter.multiple else ''}]"
    return f"{parameter.name}{'...' if parameter.nargs != 1 else ''}".upper()


if __name__ == "__main__":
    SNAPSHOT.write_text(described(), "utf-8")
