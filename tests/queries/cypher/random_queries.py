"""Read queries drawn at random, in the portable spelling, each with one right bag of rows."""

from __future__ import annotations

from collections.abc import Iterator

from tests.queries.cypher.random_expressions import KINDS, Expressions
from tests.queries.cypher.random_patterns import Scope


def drawn(count: int) -> Iterator[str]:
    """Yield so many queries, always the same."""
    for seed in range(count):
        yield Query(seed).text()


class Query(Expressions):
    """Draws a query, clause by clause; a clause changes the scope of the next."""

    def text(self) -> str:
        scope = Scope()
        steps = (self._match, self._optional_match, self._with, self._with, self._unwind, self._call)
        drawn_steps = [self._match, *self.chance.choices(steps, k=self.chance.choice((0, 0, 1, 1, 2, 3)))]
        clauses = [step(scope) for step in drawn_steps]
        items = self._items(scope, Scope(), whole=self.some(0.3))
        return f"{' '.join(clauses)} RETURN {items}"

    def _match(self, scope: Scope) -> str:
        return self.match(scope)

    def _optional_match(self, scope: Scope) -> str:
        return self.match(scope, optional=True)

    def _with(self, scope: Scope) -> str:
        kept = Scope()
        text = f"WITH {self._items(scope, kept, whole=True)}"
        columns = [*(f"{name}.id" for name in kept.nodes), *kept.values]
        if columns and not kept.ties and self.some(0.3):
            # What is cut is ordered in full.
            text += f" ORDER BY {', '.join(key + self.pick('', ' DESC') for key in columns)}"
            text += self.pick("", " LIMIT 7", " SKIP 2 LIMIT 5")
        scope.nodes, scope.ties, scope.values = kept.nodes, kept.ties, kept.values
        return text + (f" WHERE {self.value('boolean', scope, 1)}" if self.some(0.3) else "")

    def _unwind(self, scope: Scope) -> str:
        name, kind = self.name("u"), self.pick("number", "text")
        values = "[1, null, 3]" if kind == "number" else self.value("texts", scope, 1)
        scope.values[name] = kind
        return f"UNWIND {values} AS {name}"

    def _call(self, scope: Scope) -> str:
        brought = [name for name in scope.nodes if self.some(0.7)][:2]
        inner = Scope({name: scope.nodes[name] for name in brought})
        match = self.match(inner, optional=self.some(0.3))
        name, kind = self.name("v"), self.pick("number", "text")
        value = self.aggregate(inner, kind) if kind == "number" else self.value(kind, inner, 1)
        scope.values[name] = kind
        head = f"({', '.join(brought)}) {{" if self.some(0.6) or not brought else f"{{ WITH {', '.join(brought)}"
        return f"CALL {head} {match} RETURN {self.pick('', 'DISTINCT ')}{value} AS {name} }}"

    def _items(self, scope: Scope, kept: Scope, *, whole: bool) -> str:
        """Return what is projected, some of it `whole` as it is; `kept` gets the names of it."""
        items: list[str] = []
        if whole:
            for names, into in ((scope.nodes, kept.nodes), (scope.ties, kept.ties), (scope.values, kept.values)):
                into.update({name: kind for name, kind in names.items() if self.some(0.6)})
                items += into
        grouping = self.some(0.4)
        for _ in range(self.chance.randrange(0 if items else 1, 3)):
            name, kind = self.name("w"), self.pick(*KINDS)
            value = self.aggregate(scope, kind) if grouping and self.some(0.6) else self.value(kind, scope, 2)
            kept.values[name] = kind
            items.append(f"{value} AS {name}")
        return self.pick("", "", "", "DISTINCT ") + ", ".join(items)
