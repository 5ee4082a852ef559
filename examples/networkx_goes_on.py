"""Any NetworkX function, on the graph itself.

`g.nx` is an ordinary MultiDiGraph: ids are its nodes, attributes are plain data. Make of it what a function asks for.
"""

import networkx as nx

import interurban

g = interurban.load("citynet")

simple = nx.Graph(g.nx)  # without direction and parallel ties
core = nx.k_core(simple.subgraph(node.id for node in g.graph.nodes("City", "Organisation", "Forum")))
least = min(degree for _, degree in core.degree)
print(f"the innermost core has {len(core)} actors and forums, each tied to {least} or more of the others")
print(sorted(g.node(node).name for node in core if g.node(node).type == "City"))
