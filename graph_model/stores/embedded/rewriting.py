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

from graph_model.stores.embedded.refusals import refuse_what_differs
from graph_model.stores.embedded.syntax_tree import all_of, end_of, start_of, variable_of

Edit = tuple[int, int, str]  # the first character, the one after the last, and what stands there instead


def rewrite(text: str, tree: Any) -> str:
    """Return the text of a well-formed query, given its parse tree, as the embedded engine shall have it.

    Raises:
        QueryRefused: the engine would answer otherwise than Neo4j, whatever the spelling.
    """
    refuse_what_differs(tree)
    edits = [*_comprehensions(tree), *_conditions(text, tree), *_lone_nodes(tree), *_filters_after_cuts(tree)]
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _comprehensions(tree: Any) -> Iterator[Edit]:
    """`[(c)--(x) WHERE ... | x.id]` becomes `COLLECT { MATCH (c)--(x) WHERE ... RETURN x.id }`."""
    for each in all_of(tree, "patternComprehension"):
        bar = each.BAR().getSymbol().getStartIndex()
        yield start_of(each), start_of(each) + 1, "COLLECT { MATCH "
        yield bar, bar + 1, " RETURN "
        yield end_of(each) - 1, end_of(each), " }"


def _conditions(text: str, tree: Any) -> Iterator[Edit]:
    """`WHERE (c)--(x)` becomes `WHERE EXISTS { (c)--(x) }`, and so does `exists((c)--(x))`."""
    for each in all_of(tree, "patternExpression"):
        start, end = start_of(each), end_of(each)
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if before.endswith("(") and before[:-1].rstrip().lower().endswith("exists") and after.startswith(")"):
            yield len(before) - 1, len(before), " { "
            yield len(text) - len(after), len(text) - len(after) + 1, " }"
        else:
            yield start, start, "EXISTS { "
            yield end, end, " }"


def _lone_nodes(tree: Any) -> Iterator[Edit]:
    """`MATCH (c)` becomes `MATCH (c:%)` if something before may have left `c` missing."""
    variables = [(start_of(each), str(each.getText())) for each in all_of(tree, "variable")]
    for element in all_of(tree, "patternElement"):
        node = element.getChild(0)
        alone = element.getChildCount() == 1 and node.getChildCount() == 3
        if alone and any(start < start_of(node) and name == variable_of(node) for start, name in variables):
            yield end_of(node) - 1, end_of(node) - 1, ":%"


def _filters_after_cuts(tree: Any) -> Iterator[Edit]:
    """`WITH c ORDER BY c.id LIMIT 5 WHERE c.x > 1` becomes `WITH c ORDER BY c.id LIMIT 5 WITH * WHERE c.x > 1`."""
    for each in all_of(tree, "withClause"):
        body, where = each.returnBody(), each.whereClause()
        if where is not None and (body.skip() is not None or body.limit() is not None):
            yield start_of(where), start_of(where), "WITH * "
