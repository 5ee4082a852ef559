"""Query texts put so that the embedded engine answers them as Neo4j does.

Where a variable is missing because OPTIONAL MATCH found nothing, a pattern that speaks of it finds nothing on Neo4j.
The engine takes the variable for a free one in a pattern comprehension and in a pattern that is a condition, though not
in a subquery; so these are written as the subqueries that mean the same. And it filters by the WHERE of a WITH before
it cuts by the SKIP and LIMIT of the same, where Neo4j cuts first; so the WHERE gets a WITH of its own. Found by asking
both engines queries drawn at random, as `tests/queries/random_queries.py` draws them (ArcadeDB 26.10, Neo4j 5.26).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph_model.errors import QueryRefused
from graph_model.stores.embedded.java import java_class

_GRAMMAR = "com.arcadedb.query.opencypher.grammar.Cypher25Parser"
_VALUES = frozenset({"ReturnItemContext", "FunctionInvocationContext", "ListLiteralContext"})  # what holds a value
_NOTHING_ELSE = frozenset({"ParenthesizedExpressionContext"})

Edit = tuple[int, int, str]  # the first character, the one after the last, and what stands there instead


def syntax_tree(text: str) -> Any:
    """Return the parse tree of a query, or None if it is not well-formed."""
    antlr = "org.antlr.v4.runtime."
    characters = java_class(antlr + "CharStreams").fromString(text)
    lexer = java_class("com.arcadedb.query.opencypher.grammar.Cypher25Lexer")(characters)
    parser = java_class(_GRAMMAR)(java_class(antlr + "CommonTokenStream")(lexer))
    for each in (lexer, parser):
        each.removeErrorListeners()
    try:
        tree = parser.statements()
    except java_class("java.lang.StackOverflowError"):  # the engine's own parser says what is nested too deeply
        return None
    return tree if parser.getNumberOfSyntaxErrors() == 0 else None


def find_returned(text: str, tree: Any) -> list[str]:
    """Return the items that a query returns, as they are written; of a UNION those of its first part."""
    for clause in _all(tree, "returnClause"):
        query = _enclosing(clause, "SingleQueryContext")
        if _enclosing(query.getParent(), "SingleQueryContext") is None:
            items = [each for each in _all(clause, "returnItem") if _enclosing(each, "ReturnClauseContext") == clause]
            return [text[_start(each) : _end(each)] for each in items]
    return []


def find_calls(tree: Any, what: str) -> list[str]:
    """Return the names of what a query calls, wherever it does; `what` is `procedure` or `function`."""
    return [str(each.getText()).replace("`", "") for each in _all(tree, f"{what}Name")]


def rewrite(text: str, tree: Any) -> str:
    """Return the text of a well-formed query, given its parse tree, as the embedded engine shall have it.

    Raises:
        QueryRefused: the engine would answer otherwise than Neo4j, whatever the spelling.
    """
    _refuse_loops(tree)
    _refuse_missing_relationships(tree)
    edits = [*_comprehensions(tree), *_conditions(text, tree), *_lone_nodes(tree), *_filters_after_cuts(tree)]
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def find_pattern_as_value(tree: Any) -> bool:
    """Tell whether a query has a pattern where a value is wanted, as in `RETURN (c)--(x)`, which is no Cypher."""
    for each in _all(tree, "patternExpression"):
        around = each.getParent()
        while _rule(around) not in _VALUES and (around.getChildCount() == 1 or _rule(around) in _NOTHING_ELSE):
            around = around.getParent()
        if _rule(around) in _VALUES and str(around.getChild(0).getText()).lower() != "exists":
            return True
    return False


def find_unbound(tree: Any) -> str | None:
    """Return a variable that a query uses and that nothing in it binds, wherever it stands; None if there is none.

    The engine takes such a variable for one without a value but where rows are filtered right after a MATCH.
    """
    if any(_all(tree, "procedureName")):  # may bind what the text does not name
        return None
    variables = [(str(each.getText()), each.getParent()) for each in _all(tree, "variable")]
    bound = {name for name, parent in variables if not _uses(parent)}
    return next((name for name, _ in variables if name not in bound and not name.startswith("`")), None)


def _uses(parent: Any) -> bool:
    """Tell whether a variable there must be bound already: in an expression, and in a pattern that is a condition."""
    rule = _rule(parent)
    if rule in ("NodePatternContext", "RelationshipPatternContext"):
        return _enclosing(parent, "PatternExpressionContext", "ExpressionContext") is not None
    return rule in ("Expression1Context", "MapProjectionContext", "MapProjectionElementContext", "SubqueryScopeContext")


def _comprehensions(tree: Any) -> Iterator[Edit]:
    """`[(c)--(x) WHERE ... | x.id]` becomes `COLLECT { MATCH (c)--(x) WHERE ... RETURN x.id }`."""
    for each in _all(tree, "patternComprehension"):
        bar = each.BAR().getSymbol().getStartIndex()
        yield _start(each), _start(each) + 1, "COLLECT { MATCH "
        yield bar, bar + 1, " RETURN "
        yield _end(each) - 1, _end(each), " }"


def _conditions(text: str, tree: Any) -> Iterator[Edit]:
    """`WHERE (c)--(x)` becomes `WHERE EXISTS { (c)--(x) }`, and so does `exists((c)--(x))`."""
    for each in _all(tree, "patternExpression"):
        start, end = _start(each), _end(each)
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if before.endswith("(") and before[:-1].rstrip().lower().endswith("exists") and after.startswith(")"):
            yield len(before) - 1, len(before), " { "
            yield len(text) - len(after), len(text) - len(after) + 1, " }"
        else:
            yield start, start, "EXISTS { "
            yield end, end, " }"


def _lone_nodes(tree: Any) -> Iterator[Edit]:
    """`MATCH (c)` becomes `MATCH (c:%)` if something before may have left `c` missing."""
    variables = [(_start(each), str(each.getText())) for each in _all(tree, "variable")]
    for element in _all(tree, "patternElement"):
        node = element.getChild(0)
        alone = element.getChildCount() == 1 and node.getChildCount() == 3
        if alone and any(start < _start(node) and name == _variable(node) for start, name in variables):
            yield _end(node) - 1, _end(node) - 1, ":%"


def _filters_after_cuts(tree: Any) -> Iterator[Edit]:
    """`WITH c ORDER BY c.id LIMIT 5 WHERE c.x > 1` becomes `WITH c ORDER BY c.id LIMIT 5 WITH * WHERE c.x > 1`."""
    for each in _all(tree, "withClause"):
        body, where = each.returnBody(), each.whereClause()
        if where is not None and (body.skip() is not None or body.limit() is not None):
            yield _start(where), _start(where), "WITH * "


def _refuse_loops(tree: Any) -> None:
    """Refuse a relationship between a node and itself, whose label and whose far end the engine forgets at times."""
    for each in _all(tree, "relationshipPattern"):
        siblings = list(each.getParent().children)
        place = siblings.index(each)
        ends = [siblings[place - 1], next((node for node in siblings[place + 1 :] if hasattr(node, "variable")), None)]
        names = {_variable(end) if end is not None else "" for end in ends}
        if len(names) == 1 and (name := names.pop()):
            raise QueryRefused(
                "the embedded engine does not find relationships of a node with itself as Neo4j does: give the far "
                f"end of ({name})--({name}) another name, as in ({name})--(other) WHERE other = {name}"
            )


def _refuse_missing_relationships(tree: Any) -> None:
    """Refuse to look again for a relationship that OPTIONAL MATCH may not have found: the engine takes any then."""
    optional: dict[str, tuple[int, int, int]] = {}  # where the clause ends, and the query in which it stands
    for each in _all(tree, "relationshipPattern"):
        name, at = _variable(each), _start(each)
        if name in optional:
            end, first, last = optional[name]
            if end < at and first <= at < last:
                raise QueryRefused(
                    f"the embedded engine does not look for [{name}] again as Neo4j does, after an OPTIONAL MATCH: use "
                    f"startNode({name}) and endNode({name})"
                )
        clause = _enclosing(each, "MatchClauseContext")
        if name and clause is not None and clause.OPTIONAL() is not None:
            query = _enclosing(clause, "SingleQueryContext")
            optional.setdefault(name, (_end(clause), _start(query), _end(query)))


def _all(tree: Any, rule: str) -> list[Any]:
    """Return the nodes of the tree that a rule of the grammar made, in the order of the text."""
    number = getattr(java_class(_GRAMMAR), f"RULE_{rule}")
    found = java_class("org.antlr.v4.runtime.tree.Trees").findAllRuleNodes(tree, number)
    return sorted(found, key=_start)


def _enclosing(node: Any, rule: str, within: str = "") -> Any:
    """Return the nearest node of a rule around one, or None; `within` is a rule beyond which it is not looked for."""
    while node is not None and (name := _rule(node)) != rule:
        node = node.getParent() if name != within else None
    return node


def _rule(node: Any) -> str:
    return str(node.getClass().getSimpleName())


def _variable(node: Any) -> str:
    variable = node.variable()
    return "" if variable is None else str(variable.getText())


def _start(node: Any) -> int:
    return int(node.getStart().getStartIndex())


def _end(node: Any) -> int:
    return int(node.getStop().getStopIndex()) + 1
