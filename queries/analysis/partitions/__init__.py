"""Partitions of actors: found (Leiden, bipartite, cores), agreed upon over many runs, named, and compared."""
