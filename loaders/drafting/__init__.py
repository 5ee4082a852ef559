"""A first mapping of a table, drafted from what stands in it, with comments on what is unsure."""
