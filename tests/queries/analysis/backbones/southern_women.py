"""Davis's Southern Women: 18 women at 14 events (Davis, Gardner and Gardner 1941), as NetworkX has them."""

from __future__ import annotations

import networkx as nx

from queries.analysis.two_mode import TwoMode


def southern_women() -> TwoMode:
    """Return who was at which event; the women in the order of the published matrix, by their first names."""
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    pairs = [
        (row, column) for row, one in enumerate(women) for column, it in enumerate(events) if graph.has_edge(one, it)
    ]
    rows, columns = zip(*pairs, strict=True)
    return TwoMode.of_pairs([name.split()[0] for name in women], events, rows, columns)
