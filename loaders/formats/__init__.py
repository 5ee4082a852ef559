"""Formats other than our own tables: one module each."""
