"""Cypher: running a query, the catalogue of stock queries, what can be asked."""
