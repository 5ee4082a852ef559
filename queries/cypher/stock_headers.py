"""The head of a stock query: comments that say what it tells, what it is asked with, and what its columns are.

    // title: Members of a network at a date
    // theme: membership
    // about: Who belonged to a network then.
    // param network: Organisation = <most members> -- the network
    // default network: ()-[:MEMBER_OF {dataset: $dataset}]->(it:Organisation)
    // param at: date = 2014 -- as-of date (EDTF)
    // column member: name of the member

A parameter is text, integer, number, date, or a node: a node type (`City`), several (`City|Organisation`), or `node`
for any. A node is given by its id or any of its names and reaches the query as its id: `MATCH (c:City {id: $city})`. A
date reaches it as days: `at` as `$at_first` and `$at_last`, its first and last day. Where it is qualified (`2013?`)
these are the outermost that it may mean, and `$at_first_latest` and `$at_last_earliest` the innermost; otherwise the
same. A default between `<` and `>` is found in the data by the pattern in a line `default`, or where that finds nothing
by the next such line, as `queries/cypher/stock_parameters.py` says. What a line `instead` says is said where the query
takes too long or too much memory: what can answer in a network that is so large. A line `pairs` is a query that soon
says how many pairs (`pairs`) it would look at; where they are more than can be looked at in time, it is not begun.

`$dataset` is the name of the data set that is asked, `$labels` and `$types` are its node and relationship types
(`queries/cypher/data_sets.py`). A query of ours asks that data set and nothing else: what it matches by itself bears
`{dataset: $dataset}`, a relationship whose type it leaves open is among `$types`, a node that no relationship of ours
joins has a text as id (`n.id STARTS WITH ''`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from queries.cypher.stock_parameters import TYPES, Parameter, is_type

_LINE = re.compile(r"// (title|theme|about|instead|pairs|param|default|column)(?: ([a-z_]+))?: ?(.*)")
_PARAMETER = re.compile(r"(\S+) = (.*?)(?: -- (.*))?")


@dataclass(slots=True)
class Header:
    """What stands at the head of a stock query: `plain` are those of its lines that come once, as far as there."""

    plain: dict[str, str] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)


def read_header(text: str, file: str, faults: list[str]) -> Header:
    """Return the head of a stock query; what is not written as it should be is added to the faults."""
    header = Header()
    patterns: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            break
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            faults.append(
                f"{file}:{number}: is none of title, theme, about, instead, pairs, param, default and column: {line}"
            )
        elif match[1] == "param":
            header.parameters += _parameter(str(match[2]), match[3], f"{file}:{number}", faults)
        elif match[1] == "default":
            patterns.setdefault(str(match[2]), []).append(match[3])
        elif match[1] == "column":
            header.columns[str(match[2])] = match[3]
        else:
            header.plain[match[1]] = match[3]
    if "title" not in header.plain:
        faults.append(f"{file}: has no title; begin it with // title: ...")
    header.parameters = list(_with_patterns(header.parameters, patterns, file, faults))
    return header


def _with_patterns(
    parameters: list[Parameter], patterns: Mapping[str, list[str]], file: str, faults: list[str]
) -> Iterator[Parameter]:
    """Yield the parameters, each with the patterns by which its default is found."""
    unknown = patterns.keys() - {each.name for each in parameters}
    faults.extend(f"{file}: says how {name} is found by default, and has no such parameter" for name in sorted(unknown))
    for each in parameters:
        ways = tuple(patterns.get(each.name, ()))
        if bool(ways) != (each.default.startswith("<") and each.default.endswith(">")):
            faults.append(
                f"{file}: the default of {each.name}: write what is found in the data in words, as in <most members>, "
                f"and how in a line of its own, as in // default {each.name}: ()-[:MEMBER_OF]->(it:Organisation)"
            )
        yield replace(each, patterns=ways)


def _parameter(name: str, described: str, place: str, faults: list[str]) -> list[Parameter]:
    match = _PARAMETER.fullmatch(described)
    if match is None or not is_type(match[1]):
        faults.append(
            f"{place}: write a parameter as `// param at: date = 2014 -- what it means`; "
            f"types: {', '.join(TYPES)}, or node types such as City|Organisation"
        )
        return []
    return [Parameter(name, match[1], match[2].strip(), match[3] or "")]
