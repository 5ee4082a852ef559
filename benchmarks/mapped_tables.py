"""Loading a mapped table of a million memberships, against pandas and networkx doing the same, in CPU time and memory.

Both read the table, map the tiers, read the dates, leave out what is repeated, and write nodes and relationships; only
the mapped load checks what it reads, and says where it is wrong. Each runs in a process of its own, its start and
imports included.
"""

from __future__ import annotations

import contextlib
import csv
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.loading import cost, show
from benchmarks.startup import COMMAND

ROWS, CITIES, COUNTRIES, NETWORKS = 1_000_000, 40_000, 150, 2_000

MAPPING = """\
name: million
source: {id: s, name: S}
tables:
  - file: million.csv
    nodes:
      city: {type: City, name: city, apart_by: country}
      country: {type: Country, name: country}
      network: {type: Organisation, name: network, properties: {kind: {constant: network}}}
    relationships:
      - {type: IN_COUNTRY, from: city, to: country}
      - type: MEMBER_OF
        from: city
        to: network
        properties:
          tier: {column: status, values: {Full member: full, Associate: associate, Observer: observer}}
          since: {column: since, date: dmy}
          until: until
"""

BY_HAND = """\
import networkx as nx
import pandas as pd
table = pd.read_csv("million.csv", dtype=str, keep_default_na=False)
table["tier"] = table["status"].map({"Full member": "full", "Associate": "associate", "Observer": "observer"})
table["since"] = pd.to_datetime(table["since"], format="%d.%m.%Y").dt.strftime("%Y-%m-%d")
table["from"] = table["city"] + ", " + table["country"]
columns = ["from", "network", "tier", "since", "until"]
table = table.drop_duplicates(columns)
graph = nx.MultiDiGraph()
for city, country in table[["from", "country"]].drop_duplicates().itertuples(index=False):
    graph.add_node(city, type="City")
    graph.add_node(country, type="Country")
    graph.add_edge(city, country, type="IN_COUNTRY", source="s")
for name in table["network"].unique():
    graph.add_node(name, type="Organisation", kind="network")
for city, network, tier, since, until in table[columns].itertuples(index=False):
    graph.add_edge(city, network, type="MEMBER_OF", tier=tier, since=since, until=until, source="s")
pd.DataFrame([(name, data["type"]) for name, data in graph.nodes(data=True)]).to_csv("nodes.csv", index=False)
edges = [(a, b, *(data.get(key) for key in ("type", "tier", "since", "until", "source")))
         for a, b, data in graph.edges(data=True)]
pd.DataFrame(edges).sort_values([0, 1]).to_csv("edges.csv", index=False)
"""


def run() -> None:
    """Print seconds and megabytes of both ways."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        draw(Path("million.csv"))
        Path("million.yaml").write_text(MAPPING)
        peer = cost([sys.executable, "-c", BY_HAND], Path("cache"))
        show("pandas and networkx", peer, peer)
        show("interurban load", cost([COMMAND, "load", "million.yaml", "-o", "out"], Path("cache")), peer)


def draw(path: Path) -> None:
    """Write a table of memberships."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["city", "country", "network", "status", "since", "until"])
        for _ in range(ROWS):
            city, year = chance.randrange(CITIES), chance.randrange(1950, 2020)
            day = f"{chance.randrange(1, 29):02}.{chance.randrange(1, 13):02}.{year}"
            status = chance.choice(["Full member", "Associate", "Observer"])
            ending = chance.choice(["", str(year + 3)])
            network = f"Network {chance.randrange(NETWORKS)}"
            rows.writerow([f"City {city}", f"Country {city % COUNTRIES}", network, status, day, ending])
