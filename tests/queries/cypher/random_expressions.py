"""Expressions drawn at random, each of a kind: number, text, boolean, date, texts (a list).

Lists whose order is nobody's only count, or are ordered.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.queries.cypher.random_patterns import Patterns, Scope

KINDS = ("number", "text", "boolean", "date", "texts")
LABELS = ("City", "Organisation", "Role", "Person", "Forum", "MOU", "Country", "Initiative")
NUMBERS = {"Organisation": "members", "Forum": "attendees", "City": "latitude"}
DATED_NODES = ("Forum", "MOU")
DATED_TIES = ("MEMBER_OF", "HOLDS", "")
TEXTS = ("seoul", "busan", "citynet", "network", "bank", "mayor", "2013", "role-1", "org-2", "city-1", "forum-3", "")
DAYS = ("1987-01-01", "2013-11-04", "2013-01-01", "2014-06-30")
COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")

Option = Callable[[], str]


class Expressions(Patterns):
    """Draws expressions over the variables of a scope, nested to a depth."""

    def value(self, kind: str, scope: Scope, depth: int) -> str:
        simple, deep = getattr(self, f"_{kind}")(scope, depth - 1)
        known = [name for name, each in scope.values.items() if each == kind] * 2
        options: list[Option] = [*simple, *(deep if depth > 0 else ()), *(name.__str__ for name in known)]
        return self.chance.choice(options)()

    def aggregate(self, scope: Scope, kind: str) -> str:
        value = self.value(kind, scope, 1)
        distinct = self.pick("", "DISTINCT ")
        if kind == "number":
            thing = self.pick(*scope.nodes, *scope.ties, value)
            counts = ("count(*)", f"count({distinct}{thing})", f"size(collect({distinct}{value}))")
            return self.pick(*counts, f"sum({distinct}{value})", f"max({value})", f"avg({value})")
        if kind == "boolean":
            return f"count({distinct}{value}) > 1"
        if kind == "texts":
            return f"[w IN collect({distinct}{self.value('text', scope, 1)}) WHERE w IS NULL | w]"
        return f"{self.pick('min', 'max')}({value})"

    def match(self, scope: Scope, *, optional: bool = False) -> str:
        patterns = [self.pattern(scope, inner=False)]
        if self.some(0.15):
            patterns.append(self.pattern(scope, inner=False, anchored=True))
        where = f" WHERE {self.value('boolean', scope, 2)}" if self.some(0.4) else ""
        return f"{'OPTIONAL ' if optional else ''}MATCH {', '.join(patterns)}{where}"

    def pick(self, *words: str) -> str:
        return self.chance.choice(words)

    def _number(self, scope: Scope, depth: int) -> tuple[list[Option], list[Option]]:
        simple: list[Option] = [lambda: self.pick("0", "1", "2", "7", "-3", "2.5", "null")]
        simple += [f"{name}.{NUMBERS.get(label, 'members')}".__str__ for name, label in scope.nodes.items()]
        return simple, [
            lambda: f"size({self.value(self.pick('text', 'texts'), scope, depth)})",
            lambda: f"({self._two('number', scope, depth, self.pick('+', '-', '*'))})",
            lambda: f"coalesce({self.value('number', scope, depth)}, -1)",
            lambda: f"abs({self.value('number', scope, depth)})",
            lambda: f"toInteger({self.value('text', scope, depth)})",
            lambda: f"{self.value('date', scope, depth)}.{self.pick('year', 'month', 'dayOfWeek')}",
            lambda: self._case("number", scope, depth),
            lambda: f"reduce(s = 0, w IN {self.value('texts', scope, depth)} | s + size(w))",
            lambda: f"COUNT {{ {self.pick(self.pattern(scope, inner=True), self.match(scope.copy()))} }}",
            lambda: f"size([{self._comprehended(scope)} | 1])",
            lambda: f"head([w IN [1, 2, 3] WHERE {self.value('boolean', scope, 0)} | w])",
        ]

    def _text(self, scope: Scope, depth: int) -> tuple[list[Option], list[Option]]:
        simple: list[Option] = [lambda: f"'{self.pick(*TEXTS)}'", "null".__str__]
        simple += [f"{name}.{word}".__str__ for name in scope.nodes for word in ("id", "name", "kind")]
        simple += [f"type({name})".__str__ for name in scope.ties]
        simple += [f"{name}.since".__str__ for name, kind in scope.ties.items() if kind in DATED_TIES]
        deep: list[Option] = [
            lambda: f"{self.pick('toUpper', 'toLower', 'trim', 'reverse')}({self.value('text', scope, depth)})",
            lambda: f"({self._two('text', scope, depth, '+')})",
            lambda: f"left({self.value('text', scope, depth)}, {self.chance.randrange(4)})",
            lambda: f"substring({self.value('text', scope, depth)}, {self.chance.randrange(3)}, 3)",
            lambda: f"replace({self.value('text', scope, depth)}, 'o', '0')",
            lambda: f"split({self.value('text', scope, depth)}, '-')[{self.pick('0', '1', '-1')}]",
            lambda: f"toString({self.value(self.pick('boolean', 'date'), scope, 0)})",
            lambda: f"coalesce({self._two('text', scope, depth, ',')})",
            lambda: f"head({self.value('texts', scope, depth)})",
            lambda: self._case("text", scope, depth),
        ]
        deep += [f"labels({name})[0]".__str__ for name in scope.nodes]
        deep += [f"{end}({name}).id".__str__ for name in scope.ties for end in ("startNode", "endNode")]
        return simple, deep

    def _boolean(self, scope: Scope, depth: int) -> tuple[list[Option], list[Option]]:
        simple: list[Option] = [lambda: self.pick("true", "false", "null")]
        simple += [f"{name}:{self.pick(*LABELS)}".__str__ for name in scope.nodes]
        simple += [f"{name} IS {self.pick('', 'NOT ')}NULL".__str__ for name in (*scope.nodes, *scope.ties)]
        deep: list[Option] = [
            lambda: self._two(self.pick("number", "text", "date"), scope, depth, self.pick(*COMPARISONS)),
            lambda: self._two("text", scope, depth, self.pick("STARTS WITH", "ENDS WITH", "CONTAINS")),
            lambda: f"{self.value('text', scope, depth)} =~ '.*{self.pick('o', 'i-', '[0-9]')}.*'",
            lambda: f"{self.value('text', scope, depth)} IN {self.value('texts', scope, depth)}",
            lambda: f"NOT ({self.value('boolean', scope, depth)})",
            lambda: f"({self._two('boolean', scope, depth, self.pick('AND', 'OR', 'XOR'))})",
            lambda: (
                f"{self.pick('any', 'all', 'none', 'single')}(w IN {self.value('texts', scope, depth)} "
                f"WHERE w {self.pick('=', '<>', '>')} {self.value('text', scope, 0)})"
            ),
            lambda: f"EXISTS {{ {self.pick(self.pattern(scope, inner=True), self.match(scope.copy()))} }}",
            lambda: f"{self.value(self.pick('number', 'text', 'date'), scope, depth)} IS {self.pick('', 'NOT ')}NULL",
        ]
        if scope.nodes:
            deep += [lambda: self._condition(scope)] * 2
        if len(scope.nodes) > 1:
            deep += [lambda: " = ".join(self.chance.sample(list(scope.nodes), 2))]
        return simple, deep

    def _date(self, scope: Scope, depth: int) -> tuple[list[Option], list[Option]]:
        simple: list[Option] = [lambda: f"date('{self.pick(*DAYS)}')"]
        nodes = [name for name, label in scope.nodes.items() if label in DATED_NODES]
        ties = [name for name, kind in scope.ties.items() if kind in DATED_TIES]
        simple += [f"{name}.{day}".__str__ for name in nodes for day in ("on_earliest", "on_latest")]
        simple += [f"{name}.{day}".__str__ for name in ties for day in ("since_earliest", "until_latest")]
        return simple, [
            lambda: f"({self.value('date', scope, 0)} + duration('{self.pick('P1D', 'P1M', 'P1Y2M')}'))",
            lambda: f"date.truncate('{self.pick('month', 'year')}', {self.value('date', scope, 0)})",
            lambda: self._case("date", scope, depth),
        ]

    def _texts(self, scope: Scope, depth: int) -> tuple[list[Option], list[Option]]:
        simple: list[Option] = ["['a', 'seoul', null]".__str__, lambda: f"[{self._two('text', scope, 0, ',')}]"]
        simple += [f"{name}.aliases".__str__ for name in scope.nodes]
        return simple, [
            lambda: f"split({self.value('text', scope, depth)}, '-')",
            lambda: f"({self._two('texts', scope, depth, '+')})",
            lambda: f"{self.value('texts', scope, depth)}[..{self.pick('1', '2', '-1')}]",
            lambda: f"tail({self.value('texts', scope, depth)})",
            lambda: (
                f"[w IN {self.value('texts', scope, depth)} WHERE w <> {self.value('text', scope, 0)} | toUpper(w)]"
            ),
            lambda: f"COLLECT {{ {self._collected(scope)} }}",
        ]

    def _two(self, kind: str, scope: Scope, depth: int, between: str) -> str:
        return f"{self.value(kind, scope, depth)} {between} {self.value(kind, scope, depth)}"

    def _case(self, kind: str, scope: Scope, depth: int) -> str:
        one, other = self.value(kind, scope, depth), self.value(kind, scope, depth)
        if self.some(0.5):
            return f"CASE WHEN {self.value('boolean', scope, depth)} THEN {one} ELSE {other} END"
        return (
            f"CASE {self.value('text', scope, depth)} WHEN {self.value('text', scope, 0)} THEN {one} ELSE {other} END"
        )

    def _condition(self, scope: Scope) -> str:
        """Return a pattern as a condition."""
        pattern = self.pattern(scope, inner=True)
        return self.pick(pattern, f"NOT {pattern}", f"exists({pattern})")

    def _comprehended(self, scope: Scope) -> str:
        """Return what stands before the bar of a pattern comprehension."""
        inner = scope.copy()
        pattern = self.pattern(inner, inner=self.some(0.5), anchored=True)
        if pattern.count("(") == 1:
            pattern += "-->()"
        return pattern + (f" WHERE {self.value('boolean', inner, 1)}" if self.some(0.4) else "")

    def _collected(self, scope: Scope) -> str:
        inner = scope.copy()
        match = self.match(inner)
        return f"{match} RETURN {self.value('text', inner, 1)} AS w ORDER BY w"
