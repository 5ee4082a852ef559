"""The Neo4j store: a server, a cluster or Aura."""
