"""What the embedded engine would answer otherwise than Neo4j, whatever the spelling, and so is refused."""

from __future__ import annotations

from typing import Any

from graph_model.errors import QueryRefused
from graph_model.stores.embedded.syntax_tree import all_of, enclosing, end_of, rule_of, start_of, variable_of

_VALUES = frozenset({"ReturnItemContext", "FunctionInvocationContext", "ListLiteralContext"})  # what holds a value
_NOTHING_ELSE = frozenset({"ParenthesizedExpressionContext"})
_AGGREGATES = frozenset(
    {"avg", "collect", "count", "max", "min", "percentilecont", "percentiledisc", "stdev", "stdevp", "sum"}
)


def refuse_what_differs(tree: Any) -> None:
    """Refuse a query of this tree that the engine would answer otherwise than Neo4j.

    Raises:
        QueryRefused: it would, and this is how to write it.
    """
    _refuse_loops(tree)
    _refuse_missing_relationships(tree)
    _refuse_forgotten_variables(tree)


def find_pattern_as_value(tree: Any) -> bool:
    """Tell whether a query has a pattern where a value is wanted, as in `RETURN (c)--(x)`, which is no Cypher."""
    for each in all_of(tree, "patternExpression"):
        around = each.getParent()
        while rule_of(around) not in _VALUES and (around.getChildCount() == 1 or rule_of(around) in _NOTHING_ELSE):
            around = around.getParent()
        if rule_of(around) in _VALUES and str(around.getChild(0).getText()).lower() != "exists":
            return True
    return False


def find_unbound(tree: Any) -> str | None:
    """Return a variable that a query uses and that nothing in it binds, wherever it stands; None if there is none.

    The engine takes such a variable for one without a value but where rows are filtered right after a MATCH.
    """
    if any(all_of(tree, "procedureName")):  # may bind what the text does not name
        return None
    variables = [(str(each.getText()), each.getParent()) for each in all_of(tree, "variable")]
    bound = {name for name, parent in variables if not _uses(parent)}
    return next((name for name, _ in variables if name not in bound and not name.startswith("`")), None)


def _uses(parent: Any) -> bool:
    """Tell whether a variable there must be bound already: in an expression, and in a pattern that is a condition."""
    rule = rule_of(parent)
    if rule in ("NodePatternContext", "RelationshipPatternContext"):
        return enclosing(parent, "PatternExpressionContext", "ExpressionContext") is not None
    return rule in ("Expression1Context", "MapProjectionContext", "MapProjectionElementContext", "SubqueryScopeContext")


def _refuse_loops(tree: Any) -> None:
    """Refuse a relationship between a node and itself, whose label and whose far end the engine forgets at times."""
    for each in all_of(tree, "relationshipPattern"):
        siblings = list(each.getParent().children)
        place = siblings.index(each)
        ends = [siblings[place - 1], next((node for node in siblings[place + 1 :] if hasattr(node, "variable")), None)]
        names = {variable_of(end) if end is not None else "" for end in ends}
        if len(names) == 1 and (name := names.pop()):
            raise QueryRefused(
                "the embedded engine does not find relationships of a node with itself as Neo4j does: give the far "
                f"end of ({name})--({name}) another name, as in ({name})--(other) WHERE other = {name}"
            )


def _refuse_missing_relationships(tree: Any) -> None:
    """Refuse to look again for a relationship that OPTIONAL MATCH may not have found: the engine takes any then."""
    optional: dict[str, tuple[int, int, int]] = {}  # where the clause ends, and the query in which it stands
    for each in all_of(tree, "relationshipPattern"):
        name, at = variable_of(each), start_of(each)
        if name in optional:
            end, first, last = optional[name]
            if end < at and first <= at < last:
                raise QueryRefused(
                    f"the embedded engine does not look for [{name}] again as Neo4j does, after an OPTIONAL MATCH: use "
                    f"startNode({name}) and endNode({name})"
                )
        clause = enclosing(each, "MatchClauseContext")
        if name and clause is not None and clause.OPTIONAL() is not None:
            query = enclosing(clause, "SingleQueryContext")
            optional.setdefault(name, (end_of(clause), start_of(query), end_of(query)))


def _refuse_forgotten_variables(tree: Any) -> None:
    """Refuse a WHERE behind a WITH that cuts or counts, if it speaks of what the WITH does not carry on.

    There the engine has forgotten it, and finds nothing.
    """
    for each in all_of(tree, "withClause"):
        body, where = each.returnBody(), each.whereClause()
        if where is None or not (body.skip() is not None or body.limit() is not None or _aggregates(each)):
            continue
        variables = [(str(found.getText()), found.getParent()) for found in all_of(where, "variable")]
        within = {name for name, parent in variables if not _uses(parent)}
        items = [item for item in all_of(body, "returnItem") if enclosing(item, "WithClauseContext") == each]
        carried = {variable_of(item) or str(item.getText()) for item in items}
        for name, _ in variables:
            if name not in within | carried and not str(body.returnItems().getText()).startswith("*"):
                raise QueryRefused(
                    f"the embedded engine does not let the WHERE of a WITH that counts or cuts speak of {name} "
                    f"as Neo4j does: give {name} a place in the WITH, or use a name that the WITH gives"
                )


def _aggregates(clause: Any) -> bool:
    calls = {str(each.getText()).lower() for each in all_of(clause.returnBody(), "functionName")}
    return any(all_of(clause.returnBody(), "countStar")) or not calls.isdisjoint(_AGGREGATES)
