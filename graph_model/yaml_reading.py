"""YAML as a person writes it: `on` is a word and not a boolean, and a name given twice is a fault.

Aliases (`*a`) are refused: no vocabulary needs them, and a few that name one another stand for millions of values.
"""

from __future__ import annotations

import re
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


def _find_aliases(text: str) -> list[str]:
    """Return one fault for all aliases, which stands where the first does: there may be thousands."""
    events = yaml.parse(text, Loader=_Base)
    aliases = [event for event in events if isinstance(event, yaml.AliasEvent)]
    if not aliases:
        return []
    first = f"line {getattr(aliases[0].start_mark, 'line', 0) + 1}: *{aliases[0].anchor} is an alias"
    more = f", and so are {len(aliases) - 1:,} more" if len(aliases) > 1 else ""
    return [f"{first}{more}; write out what it stands for"]
