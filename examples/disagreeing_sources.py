"""What the sources do not agree on.

Two accounts of one thing stand side by side, each with its source. None overwrites the other.
"""

import interurban

g = interurban.load("citynet")

for node in g.graph.nodes("Forum"):
    for statement in node.statements:
        if statement.property in node.properties:
            print(f"{node.name}: {statement.property} {node.properties[statement.property]}")
            print(f"    {', '.join(statement.sources)} has {statement.value}: {statement.note}")
