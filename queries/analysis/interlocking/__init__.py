"""Interlocking connectivity: how strongly actors are linked by the presence of the same things in both."""
