"""Searches for shortest paths from many nodes at once, over arrays that know nothing of the graph."""
