"""Cypher: queries of one's own, those in stock, and what a first query must know."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interurban.facade.asked import Asked
from queries.answers import Answer
from queries.cypher.running import TIMEOUT_S


class CypherQueries(Asked):
    """Questions in Cypher."""

    def cypher(self, text: str, *, limit: int | None = None, timeout: float = TIMEOUT_S, **parameters: Any) -> Answer:
        """Return the rows of a read-only Cypher query; keyword arguments are its parameters.

        Raises:
            graph_model.InterurbanError: the query is not well-formed, would do more than read, or takes too long.

        >>> text = "MATCH (:City)-[m:MEMBER_OF]->(o {name: $network}) RETURN count(m) AS members"
        >>> g.cypher(text, network="CITYNET").to_dicts()
        [{'members': 16}]
        """
        from queries.cypher.running import cypher

        return cypher(self.store, text, parameters, limit=limit, timeout=timeout)

    def schema(self) -> Answer:
        """Return labels, relationship types and properties for a first query, with types, counts and example values.

        >>> g.schema()[0]["pattern"]
        '(:City) (29)'
        """
        from queries.cypher.schema import describe_schema
        from queries.cypher.schema_of_database import kinds_in_database
        from queries.cypher.schema_of_graph import kinds_of_graph

        there = self._in_database()
        return describe_schema(kinds_of_graph(self.graph) if there is None else kinds_in_database(there))

    def stock(
        self,
        name: str | None = None,
        /,
        *,
        limit: int | None = None,
        timeout: float = TIMEOUT_S,
        stock_folder: Sequence[Path] | None = None,
        **parameters: Any,
    ) -> Answer:
        """Return the catalogue of stock queries, or the rows of one; keyword arguments are its parameters.

        One that is not given is what the data has most of, or another default; the answer says what.

        Queries of your own, in `stock_folder` or the folders of the environment's INTERURBAN_STOCK, are among them.

        Raises:
            graph_model.InterurbanError: there is no such query or parameter, or a value does not fit.

        >>> [row["member"] for row in g.stock("members-at", network="CITYNET", at="2014")][:2]
        ['Asian Coalition of Housing Rights', 'Bangkok']
        """
        from queries.cypher.catalogue import describe_catalogue, read_catalogue, stock_query

        if stock_folder is None:
            stock_folder = [Path(each) for each in os.environ.get("INTERURBAN_STOCK", "").split(os.pathsep) if each]
        queries = read_catalogue(stock_folder)
        if name is None:
            return describe_catalogue(queries)
        return stock_query(queries, name).run(self.store, parameters, limit=limit, timeout=timeout)
