"""Patterns drawn at random: chains of nodes and relationships that occur in the generated graph of the tests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

TIES = {
    "MEMBER_OF": ("City", "Organisation"),
    "HOLDS": ("Person", "Role"),
    "ROLE_IN": ("Role", "Organisation"),
    "SIGNED": ("City", "MOU"),
    "HELD_IN": ("Forum", "City"),
    "ORGANISED": ("Organisation", "Forum"),
    "PARTICIPATED_IN": ("Organisation", "Forum"),
    "PART_OF": ("Forum", "Forum"),
    "IN_COUNTRY": ("City", "Country"),
    "BASED_IN": ("Organisation", "City"),
    "RUNS": ("City", "Initiative"),
}
IDS = {
    "City": "seoul",
    "Organisation": "citynet",
    "Forum": "forum-3",
    "Role": "role-1",
    "Person": "park",
    "MOU": "mou-2",
}


@dataclass
class Scope:
    """The variables that a clause may speak of, and what they are."""

    nodes: dict[str, str] = field(default_factory=dict)  # their label, empty where it may be any
    ties: dict[str, str] = field(default_factory=dict)  # their type, likewise
    values: dict[str, str] = field(default_factory=dict)  # number, text, boolean, date or texts

    def copy(self) -> Scope:
        return Scope(dict(self.nodes), dict(self.ties), dict(self.values))


class Patterns:
    """Draws patterns; an `inner` one stands in an expression, where it names nothing new."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._named = 0

    def name(self, letter: str) -> str:
        """Return a name that is not taken."""
        self._named += 1
        return f"{letter}{self._named}"

    def some(self, share: float) -> bool:
        return self.chance.random() < share

    def pattern(self, scope: Scope, *, inner: bool, anchored: bool = False) -> str:
        """Return a chain of one to three nodes; an `anchored` one begins with a node that is known, if there is one."""
        start, kind, end = self._step(self.chance.choice([*TIES.values()])[0])
        text = self._first(scope, start, inner=inner, anchored=anchored)
        for _ in range(self.chance.choice((1, 1, 2) if inner else (0, 1, 1, 1, 2))):
            text += self._tie(scope, kind, forward=TIES[kind][0] == start, inner=inner)
            text += self._node(scope, end, inner=inner, before=text)
            start, kind, end = self._step(end)
        return text

    def _step(self, label: str) -> tuple[str, str, str]:
        """Return a label, a type of relationship that nodes of it have, and the label of its other end."""
        kind = self.chance.choice([name for name, ends in TIES.items() if label in ends])
        start, end = TIES[kind]
        return (label, kind, end if start == label else start)

    def _first(self, scope: Scope, label: str, *, inner: bool, anchored: bool) -> str:
        known = list(scope.nodes)
        near = [name for name in known if scope.nodes[name] in (label, "")] or (
            known if inner or self.some(0.2) else []
        )
        if near and (inner or anchored or self.some(0.7)):
            return f"({self.chance.choice(near)})"
        return self._node(scope, label, inner=inner)

    def _node(self, scope: Scope, label: str, *, inner: bool, before: str = "") -> str:
        # The embedded engine refuses a relationship between a node and itself, so a chain names a node once.
        others = [name for name in scope.nodes if f"({name}" not in before]
        if before and others and self.some(0.12):
            return f"({self.chance.choice(others)})"
        shown = self.chance.choice((f":{label}",) * 5 + ("", f":{label}|Country", f":!{label}"))
        name = self.name("n") if not inner and self.some(0.8) else ""
        if name:
            scope.nodes[name] = label if shown == f":{label}" else ""
        where = f" {{id: '{IDS.get(label, 'korea')}'}}" if self.some(0.1) else ""
        return f"({name}{shown}{where})"

    def _tie(self, scope: Scope, kind: str, *, forward: bool, inner: bool) -> str:
        shown = self.chance.choice((f":{kind}",) * 6 + ("", f":{kind}|SIGNED", f":!{kind}"))
        name = self.name("r") if not inner and self.some(0.35) else ""
        if name:
            scope.ties[name] = kind if shown == f":{kind}" else ""
        # A relationship of several steps has no name, and Neo4j takes no ! in its type.
        many = "" if name or "!" in shown else self.chance.choice(("",) * 9 + ("*1..2", "*0..1", "*2"))
        body = f"[{name}{shown}{many}]" if name or shown or many else ""
        arrow = ("-", "->") if forward else ("<-", "-")
        left, right = self.chance.choice((arrow, arrow, arrow, ("-", "-")))
        return f"{left}{body}{right}"
