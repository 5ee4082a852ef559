"""What is written in a mapping, part by part: its tables, nodes, relationships, sources and values."""
