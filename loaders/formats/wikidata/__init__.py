"""Wikidata: items as entity JSON has them, and rows as its query service answers (SPARQL JSON results)."""
