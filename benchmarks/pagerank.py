"""PageRank of actors on their weighted projection: through the incidence matrix, against building the projection."""

from __future__ import annotations

import random

import networkx as nx

from benchmarks.timing import compare
from queries.analysis.measures.pagerank import TOLERANCE, co_affiliation_pagerank
from queries.analysis.two_mode import TwoMode

ACTORS, THINGS, TIES = 2_000, 300, 20_000


def run() -> None:
    chance = random.Random(1)
    rows = [chance.randrange(ACTORS) for _ in range(TIES)]
    columns = [chance.randrange(THINGS) for _ in range(TIES)]
    data = TwoMode.of_pairs([f"a{i}" for i in range(ACTORS)], [f"t{i}" for i in range(THINGS)], rows, columns)

    def projected() -> None:
        actors = [("actor", actor) for actor in data.actors]
        projection = nx.bipartite.collaboration_weighted_projected_graph(data.nx, actors)
        nx.pagerank(projection, tol=TOLERANCE, max_iter=1000)

    print(f"  {ACTORS:,} actors, {THINGS} things, {TIES:,} ties drawn")
    compare({"networkx: project, then pagerank": projected, "ours": lambda: co_affiliation_pagerank(data)}, 3)
