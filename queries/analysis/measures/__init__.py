"""Measures of how central an actor is: one module each, and `MEASURES`, which lists them."""
