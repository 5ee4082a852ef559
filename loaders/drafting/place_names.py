"""Names with more in them than a name: `City of Lyon`, `Seoul (서울)`."""

from __future__ import annotations

import re

from graph_model.folding import folded_words
from graph_model.wording import counted
from loaders.drafting.guess import Node, doubt
from loaders.drafting.profiles import Column
from loaders.resolution.place_names import core_name

MOST_ARE_CIVIC = 0.5
SOME_ARE_CIVIC = 0.2  # of the names of cities; then what says so is taken off
_CIVIC = re.compile(
    r"(?P<words>(?:(?:The )?(?:City|Town|Municipality|Metropolitan City|Borough|Village|District|Commune) of"
    r"|Ville de|Commune de|Stadt|Gemeinde|Comune di|Ayuntamiento de|Prefeitura de|Municipio de|Gemeente)) (?P<name>.+)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\S.*\(([^)]+)\)")


def is_of_civic_names(column: Column) -> bool:
    """Tell whether most of the names of a column say that they are cities."""
    names = list(column.values)
    civic = [name for name in names if _CIVIC.fullmatch(name) or core_name(name) != folded_words(name)]
    return len(civic) > MOST_ARE_CIVIC * len(names)


def take_off_civic_words(node: Node) -> None:
    """Call cities by what is left without `City of`; the whole stays as another name."""
    names = [match for name in node.column.values if (match := _CIVIC.fullmatch(name))]
    if (
        node.type != "City"
        or node.split
        or node.template
        or len(names) < max(1, SOME_ARE_CIVIC * len(node.column.values))
    ):
        return
    words = dict.fromkeys(match["words"] for match in names)
    node.match = f"(?:(?:{'|'.join(map(re.escape, words))}) )?(.+)".replace("\\ ", " ")
    node.properties.setdefault("aliases", {"column": node.column.name})
    doubt(node, f"{next(iter(words))} and the like are taken off; the whole name stays as another name")


def doubt_brackets(node: Node) -> None:
    """Ask what stands in brackets behind names: another name, or what tells it apart."""
    names = [name for name in node.column.values if _BRACKETS.fullmatch(name)]
    if not names or node.type in ("MOU", "Forum", "Role", "Topic") or node.match:
        return
    which = f"{counted(len(names), 'name')} with brackets, as in {names[0]}"
    if node.split:
        doubt(node, f"{which}; if that is another name, part it into a column of its own")
        return
    column = node.column.name
    name = f'name: {{column: {column}, match: "([^(]+)"}}'
    alias = f'aliases: {{column: {column}, match: "\\\\(([^)]+)"}}'
    doubt(node, f"{which}; if that is another name, say {name}, {alias}")
