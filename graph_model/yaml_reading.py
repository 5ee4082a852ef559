"""YAML as a person writes it: `on` is a word and not a boolean, and a name given twice is a fault.

Aliases (`*a`) are refused: no vocabulary needs them, and a few that name one another stand for millions of values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe loading with YAML 1.2's booleans; gathers names that stand twice in one mapping."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.faults: list[str] = []

    def construct_mapping(self, node: Any, deep: Any = None) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = key_node.value
            if isinstance(key, str) and key in seen:
                self.faults.append(f"line {key_node.start_mark.line + 1}: the name {key!r} stands twice")
            seen.add(str(key))
        return dict(super().construct_mapping(node, deep=bool(deep)))


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$", re.IGNORECASE), list("tTfF"))


def read_yaml(text: str) -> tuple[Any, list[str]]:
    """Return the data of a YAML text and the faults in its form."""
    loader = _Loader(text)
    try:
        if "*" in text and (aliases := _find_aliases(text)):
            return None, aliases
        return loader.get_single_data(), loader.faults
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        return None, [f"{place}is not YAML: {getattr(error, 'problem', None) or error}"]
    finally:
        loader.dispose()


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of a YAML text with the line on which it stands (0, if it comes of no text).

    A scalar is the text as it was written (`2024-02-01` and `007` stay so), or None where nothing is.
    """

    value: str | list[Placed] | dict[str, Placed] | None
    line: int = 0

    @property
    def plain(self) -> Any:
        """The value as texts, lists and dicts."""
        if isinstance(self.value, dict):
            return {name: each.plain for name, each in self.value.items()}
        return [each.plain for each in self.value] if isinstance(self.value, list) else self.value


def read_placed(text: str) -> tuple[Placed, list[tuple[int, str]]]:
    """Return the data of a YAML text with its lines, and the faults in its form, each with its line.

    >>> read_placed("known_on: 2024-02-01")[0].value["known_on"]
    Placed(value='2024-02-01', line=1)
    """
    data, faults = read_yaml(text)
    if faults and data is None:
        return Placed(None), [_placed_fault(fault) for fault in faults]
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        return (Placed(None) if root is None else _place(root)), [_placed_fault(fault) for fault in faults]
    finally:
        loader.dispose()


def place(data: Any) -> Placed:
    """Return plain data, such as a dict written in Python, as if it had been read from a YAML text.

    >>> place({"header": 2}).value["header"].value
    '2'
    """
    if isinstance(data, dict):
        return Placed({str(name): place(each) for name, each in data.items()})
    if isinstance(data, list | tuple):
        return Placed([place(each) for each in data])
    if isinstance(data, bool):
        return Placed(str(data).lower())
    return Placed(None if data is None else str(data))


def _place(node: Any) -> Placed:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Placed({str(key.value): _place(each) for key, each in node.value}, line)
    if isinstance(node, yaml.SequenceNode):
        return Placed([_place(each) for each in node.value], line)
    return Placed(None if node.tag == "tag:yaml.org,2002:null" else node.value, line)


def _placed_fault(fault: str) -> tuple[int, str]:
    match = re.match(r"line (\d+): (.*)", fault, re.DOTALL)
    return (int(match[1]), match[2]) if match else (0, fault)


def _find_aliases(text: str) -> list[str]:
    """Return one fault for all aliases, which stands where the first does: there may be thousands."""
    events = yaml.parse(text, Loader=_Base)
    aliases = [event for event in events if isinstance(event, yaml.AliasEvent)]
    if not aliases:
        return []
    first = f"line {getattr(aliases[0].start_mark, 'line', 0) + 1}: *{aliases[0].anchor} is an alias"
    more = f", and so are {len(aliases) - 1:,} more" if len(aliases) > 1 else ""
    return [f"{first}{more}; write out what it stands for"]
