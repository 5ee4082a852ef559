"""The sentence of an answer that a paper can quote."""

from __future__ import annotations

from graph_model import GraphView


def quotable(view: GraphView, what: str) -> str:
    """Return what was computed, of which data, by which software."""
    from importlib.metadata import version  # it loads much

    title = view.about.get("title") or view.about.get("name") or "a data set"
    return f"{what}; data: {title}; software: interurban {version('interurban')}"
