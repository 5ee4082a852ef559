"""Reading composite ties from a vocabulary: chains of relationship types, written as property paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from graph_model.property_reading import Parts
from graph_model.vocabulary import Affiliation, RelationshipType, Step

_STEP = re.compile(r"(?P<inverse>\^?)(?P<type>\w+)(?P<repeated>\+?)")


def read_affiliation(name: str, body: Any, relationships: Mapping[str, RelationshipType], parts: Parts) -> Affiliation:
    """Return the composite tie of this name; what contradicts itself is added to the faults of `parts`.

    A path is written as in SPARQL: `HOLDS+/ROLE_IN`, `^` before a step that is gone against its direction, `+` after
    one that is gone once or more.
    """
    given = parts.mapping(body, name, {"about", "paths", "reads"})
    reads = parts.mapping(given.get("reads"), f"{name}.reads", {"forward", "backward"})
    texts = [str(text) for text in parts.sequence(given.get("paths"), f"{name}.paths")]
    if not texts:
        parts.faults.append(f"{name}: has no paths; add paths: [HOLDS/ROLE_IN]")
    paths = [path for text in texts if (path := _path(name, text, relationships, parts.faults))]
    words = name.lower().replace("_", " ")
    return Affiliation(
        name,
        str(given.get("about", "")),
        tuple(paths),
        tuple((_ends(path[0], relationships)[0], _ends(path[-1], relationships)[1]) for path in paths),
        str(reads.get("forward", words)),
        str(reads.get("backward", f"{words} (from)")),
    )


def _path(
    name: str, text: str, relationships: Mapping[str, RelationshipType], faults: list[str]
) -> tuple[Step, ...] | None:
    """Return the steps of a path; None, with the fault, where they do not make one."""
    found = [_STEP.fullmatch(part.strip()) for part in text.split("/")]
    steps = [Step(m["type"], bool(m["inverse"]), bool(m["repeated"])) for m in found if m]
    if len(steps) < len(found):
        faults.append(f"{name}.paths: {text!r} is no path; write it as HOLDS+/ROLE_IN")
        return None
    unknown = [step.type for step in steps if step.type not in relationships]
    faults += [f"{name}.paths: {step!r} is no relationship type" for step in unknown]
    if unknown:
        return None
    apart = list(_gaps(steps, relationships))
    faults += [f"{name}.paths: {text!r}: {one} leads to nothing at which {two} begins" for one, two in apart]
    return None if apart else tuple(steps)


def _gaps(steps: list[Step], relationships: Mapping[str, RelationshipType]) -> Iterator[tuple[Step, Step]]:
    """Yield the steps between which a path does not go on, a repeated one with itself."""
    joints = [*pairwise(steps), *((step, step) for step in steps if step.repeated)]
    for one, two in joints:
        if not _ends(one, relationships)[1] & _ends(two, relationships)[0]:
            yield one, two


def _ends(step: Step, relationships: Mapping[str, RelationshipType]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the node types at which a step may begin, and to which it may lead."""
    ends = relationships[step.type].ends
    starts = frozenset[str]().union(*(start for start, _ in ends))
    stops = frozenset[str]().union(*(stop for _, stop in ends))
    return (stops, starts) if step.inverse else (starts, stops)
