"""The parse tree of a query, by the engine's own grammar: making it, and finding what stands in it."""

from __future__ import annotations

from typing import Any

from graph_model.stores.embedded.java import java_class

_GRAMMAR = "com.arcadedb.query.opencypher.grammar.Cypher25Parser"


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
    for clause in all_of(tree, "returnClause"):
        query = enclosing(clause, "SingleQueryContext")
        if enclosing(query.getParent(), "SingleQueryContext") is None:
            items = [each for each in all_of(clause, "returnItem") if enclosing(each, "ReturnClauseContext") == clause]
            return [text[start_of(each) : end_of(each)] for each in items]
    return []


def gives_rows(tree: Any) -> bool:
    """Tell whether a query ends with what it returns, or calls a procedure, whose rows are then the answer."""
    ends = (enclosing(each, "SingleQueryContext").getParent() for each in all_of(tree, "returnClause"))
    return any(enclosing(end, "SingleQueryContext") is None for end in ends) or any(all_of(tree, "procedureName"))


def find_calls(tree: Any, what: str) -> list[str]:
    """Return the names of what a query calls, wherever it does; `what` is `procedure` or `function`."""
    return [str(each.getText()).replace("`", "") for each in all_of(tree, f"{what}Name")]


def all_of(tree: Any, rule: str) -> list[Any]:
    """Return the nodes of the tree that a rule of the grammar made, in the order of the text."""
    number = getattr(java_class(_GRAMMAR), f"RULE_{rule}")
    found = java_class("org.antlr.v4.runtime.tree.Trees").findAllRuleNodes(tree, number)
    return sorted(found, key=start_of)


def enclosing(node: Any, rule: str, within: str = "") -> Any:
    """Return the nearest node of a rule around one, or None; `within` is a rule beyond which it is not looked for."""
    while node is not None and (name := rule_of(node)) != rule:
        node = node.getParent() if name != within else None
    return node


def rule_of(node: Any) -> str:
    """Return the rule of the grammar that made a node of the tree."""
    return str(node.getClass().getSimpleName())


def variable_of(node: Any) -> str:
    """Return the variable that a node of the tree names, or "" if it names none."""
    variable = node.variable()
    return "" if variable is None else str(variable.getText())


def start_of(node: Any) -> int:
    """Return where a node of the tree begins in the text."""
    return int(node.getStart().getStartIndex())


def end_of(node: Any) -> int:
    """Return where a node of the tree ends in the text: the place after its last character."""
    return int(node.getStop().getStopIndex()) + 1
