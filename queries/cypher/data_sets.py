"""Which data set a query asks. One database may hold several, and what other people keep there.

What a data set wrote bears its name in `dataset`. So `$dataset` is given to a query that speaks of it, and `$labels`
and `$types`, the node and relationship types of its vocabulary: `MATCH (c:City {dataset: $dataset})` asks one data set
wherever it is kept. The stock queries are written so. Cypher of one's own that does not speak of `dataset` asks all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph_model.stores.contract import CypherStore
from graph_model.stores.records import dataset_name
from graph_model.wording import listed
from queries.cypher.texts import without_quoted

GIVEN = ("dataset", "labels", "types")
SEVERAL = "this asks all data sets of the database at once"

_ASKED_FOR = re.compile(r"\$(dataset|labels|types)\b")
_NARROWED = re.compile(r"\bdataset\b")


def data_set_parameters(store: CypherStore) -> dict[str, Any]:
    """Return the parameters by which a query asks one data set of a store.

    Raises:
        NoData: there is no such data set, or a push of it was cut off.
        DatasetNotChosen: there are several, and none is named.
    """
    view = store.view()
    vocabulary = view.vocabulary
    return {"dataset": dataset_name(view), "labels": list(vocabulary.nodes), "types": list(vocabulary.relationships)}


def with_data_set(store: CypherStore, text: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a query, with those of `GIVEN` that it asks for and was not given.

    Raises:
        NoData, DatasetNotChosen: as `data_set_parameters` says, if it asks for one.
    """
    wanted = set(_ASKED_FOR.findall(without_quoted(text))) - parameters.keys()
    given = data_set_parameters(store) if wanted else {}
    return {**{name: given[name] for name in GIVEN if name in wanted}, **parameters}


def warn_of_several(store: CypherStore, text: str) -> list[str]:
    """Return a line that says so where a query asks several data sets at once."""
    if _NARROWED.search(without_quoted(text)):
        return []
    names = store.datasets()
    if len(names) < 2:
        return []
    remedy = "{dataset: $dataset} in its patterns asks the one that is chosen"
    return [f"{SEVERAL} ({listed(names)}); {remedy}"]
