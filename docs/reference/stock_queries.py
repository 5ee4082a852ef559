"""The page that describes every stock query."""

from __future__ import annotations

from queries.cypher.catalogue import read_catalogue


def stock_queries() -> str:
    """Return the page that describes every stock query, from their headers."""
    queries = sorted(read_catalogue().values(), key=lambda query: (query.theme, query.name))
    lines = [
        "# Stock queries",
        "",
        "Made by `python docs/refresh.py` from the headers of `queries/cypher/stock/*.cypher`.",
        "",
    ]
    for theme in dict.fromkeys(query.theme for query in queries):
        lines += [f"## {theme.capitalize()}", ""]
        for query in (query for query in queries if query.theme == theme):
            lines += [f"### {query.name}", f"**{query.title}.** {query.about}", ""]
            lines += [f"- `{each.name}` ({each.type}, `{each.default}`): {each.about}" for each in query.parameters]
            columns = [f"`{name}`" + (f" {about}" if about else "") for name, about in query.columns.items()]
            lines += [f"- columns: {', '.join(columns)}", ""]
    return "\n".join(lines)
