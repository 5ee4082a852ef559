"""What the page needs to say what changed between two years, besides when everything held."""

from __future__ import annotations

from typing import Any

from graph_model import Node, Relationship
from graph_model.tenure import FIRST_YEAR, LAST_YEAR, Tenure
from visualizations.change_rules import ChangeRules
from visualizations.page import Page
from visualizations.tenures import Tenures


def describe_change_rules(rules: ChangeRules | None, page: Page, tenures: Tenures | None) -> dict[str, Any] | None:
    """Return the rules, and what the tenures do not tell; None for a page that knows no years.

    `ofNodes` has of each node that is dated its number, that of its tenure, whether its beginning and its end are
    stated (1 or 0) and its dates in words. Of relationships, by their numbers, `lent` are those that have no dates but
    those of the node that dates them; in `begins` and `ends` it is otherwise stated than bounds show: a beginning (an
    end) is stated where a year bounds it.
    """
    if rules is None or tenures is None:
        return None
    timing, types = page.graph.timing, {**rules.states, **rules.events}
    of_nodes: list[list[Any]] = []
    lent: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    for number, node in enumerate(page.nodes):
        tenure = Tenure.of(timing, [node]) if node.type in rules.nodes else Tenure()
        if tenure.claims:
            of_nodes.append([number, tenures.number(tenure), *_stated(page, node), timing.in_words(node)])
    for number, each in enumerate(page.relationships):
        tenure_number = tenures.of_edges[number]
        if each.type not in types or not tenure_number:
            continue
        known = page.graph.vocabulary.relationships[each.type]
        if known.dated_by and not any(each.attributes.get(part) for part in known.dates.properties()):
            lent.append(number)
        for told, bounded, found in zip(
            _stated(page, each), _bounded(tenures.get(tenure_number)), (begins, ends), strict=True
        ):
            if told != bounded:
                found.append(number)
    return {
        "kinds": rules.kinds,
        "states": rules.states,
        "events": rules.events,
        "nodes": rules.nodes,
        "belonging": rules.belonging,
        "ofNodes": of_nodes,
        "lent": lent,
        "begins": begins,
        "ends": ends,
    }


def _stated(page: Page, thing: Node | Relationship) -> tuple[int, int]:
    """Tell whether a source says anything of the beginning, and of the end."""
    dates = page.graph.timing.dates(thing)
    return int(not dates.keys().isdisjoint({"on", "since"})), int(not dates.keys().isdisjoint({"on", "until"}))


def _bounded(tenure: Tenure) -> tuple[int, int]:
    """Tell whether a year bounds the beginning, and the end, on all accounts."""
    spans = [span for claim in tenure.claims for span in claim]
    return (
        int(all(span[0] > FIRST_YEAR for span in spans)),
        int(all(span[3] < LAST_YEAR for span in spans)),
    )
