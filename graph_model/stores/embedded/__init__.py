"""The embedded store: Cypher on a laptop by ArcadeDB in this process."""
