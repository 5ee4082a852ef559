"""Neo4j databases that others have written, read by a small YAML file that says which label is what."""
