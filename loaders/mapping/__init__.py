"""Mapped tables: a YAML file says which columns of any table make which nodes and relationships."""
