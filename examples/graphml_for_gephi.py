"""GraphML, for Gephi and others, and back into NetworkX.

Cities and what they shared in 2014, with measures and clusters as attributes. `interurban export --help` lists the
formats.
"""

import networkx as nx

import interurban

g = interurban.load("citynet")
written = g.export("citynet.graphml", at=2014, of="City", through="Organisation", with_=["degree", "clusters"])
print(written)

graph = nx.read_graphml(written)
print({key: graph.nodes["seoul"][key] for key in ("name", "type", "latitude", "degree", "cluster")})
