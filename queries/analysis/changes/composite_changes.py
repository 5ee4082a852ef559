"""The composite ties of a scope that began or ended between two times, such as an office in a body, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from graph_model import GraphView
from graph_model.wording import first_of
from queries.analysis.changes.changed import CERTAIN, POSSIBLE, Changed, held
from queries.analysis.changes.comparison import Between, Compared, compare, of_groups
from queries.analysis.changes.subject import Subject
from queries.analysis.changes.words import Words, words_of
from queries.analysis.dated_affiliations import chains_of_scope
from queries.analysis.dated_ties import DEFINITELY, Spans
from queries.answers import Row
from queries.composite_ties import Chain

_MOST_NAMED = 4


def add_composite_changes(view: GraphView, found: Changed, subject: Subject, between: Between) -> None:
    """Add what began and ended of the composite ties of a scope; without one its relationships are told themselves.

    Several chains of two ends are one tie: who takes another office in the same body has not joined it anew.
    """
    if (scope := subject.scope) is None:
        return
    for name in scope.affiliation_types(view.vocabulary):
        chains = [chain for chain in chains_of_scope(view, scope, name) if subject.concerns(chain.start, chain.end)]
        if chains:
            _add(view, found, words_of(view.vocabulary.affiliations[name]), chains, between)


def _add(view: GraphView, found: Changed, words: Words, chains: Sequence[Chain], between: Between) -> None:
    import numpy as np

    of_pair: dict[tuple[str, str], list[int]] = {}
    for row, chain in enumerate(chains):
        of_pair.setdefault((chain.start, chain.end), []).append(row)
    group = np.empty(len(chains), dtype=np.int64)
    for number, rows in enumerate(of_pair.values()):
        group[rows] = number
    spans = compare(Spans.of_chains(view, chains), between)
    compared = of_groups(spans, np.arange(len(chains)), group, len(of_pair))
    found.add(words.kind, compared)
    told = [[chains[row] for row in rows] for rows in of_pair.values()]
    for change, level in ((words.began, compared.began), (words.ended, compared.ended)):
        for number in np.flatnonzero(level).tolist():
            sure = CERTAIN if level[number] == DEFINITELY else POSSIBLE
            found.rows.append({**_row(view, told[number], words, change, compared, number), "sure": sure})


def _row(view: GraphView, chains: Sequence[Chain], words: Words, change: str, compared: Compared, number: int) -> Row:
    first = chains[0]
    steps = [each for chain in chains for each in chain.relationships]
    when = dict.fromkeys(view.timing.in_words(each) for each in steps)
    return {
        "kind": words.kind,
        "change": change,
        "sure": "",
        "name": view.node(first.start).name,
        "of": view.node(first.end).name,
        "when": "; ".join(text for text in when if text),
        **held(compared, number, is_state=True),
        "details": _through(view, chains),
        "type": first.affiliation,
        "from": first.start,
        "to": first.end,
        "sources": list(dict.fromkeys(str(source) for each in steps for source in each.attributes["sources"])),
    }


def _through(view: GraphView, chains: Sequence[Chain]) -> str:
    """Return through what the chains run: the offices that were held."""
    names = dict.fromkeys(", ".join(view.node(each).name for each in chain.between) for chain in chains)
    return f"as {first_of(list(names), _MOST_NAMED)}"
