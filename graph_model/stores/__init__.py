"""Where a graph can be kept and asked: in memory, in an embedded Cypher engine, on a Neo4j server; one contract."""
