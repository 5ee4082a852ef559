"""GraphML, for Gephi and others, and back into NetworkX.

Dates and lists become text in GraphML, and nothing else is lost. `interurban export --help` lists the other formats.
"""

import subprocess
import sys

import networkx as nx

export = ["export", "--format", "graphml", "--output", "citynet.graphml"]
subprocess.run([sys.executable, "-m", "interurban", *export], check=True, capture_output=True)

graph = nx.read_graphml("citynet.graphml")
print(graph)
print({key: graph.nodes["seoul"][key] for key in ("name", "type", "latitude")})
