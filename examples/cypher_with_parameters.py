"""Cypher with parameters, embedded.

Values go in as parameters, never into the text. The same query runs on a Neo4j server: only `load` changes.
"""

import interurban

g = interurban.load("citynet")

FORUMS = """
MATCH (o)-[:ORGANISED]->(f:Forum)-[:HELD_IN]->(c:City)
WHERE f.on_latest >= date({year: $since})
RETURN c.name AS city, count(DISTINCT f) AS forums, collect(DISTINCT o.name) AS organisers
ORDER BY forums DESC, city LIMIT $most
"""

for row in g.cypher(FORUMS, since=2010, most=3):
    print(row["city"], row["forums"], sorted(row["organisers"])[:3])
