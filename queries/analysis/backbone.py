"""The backbone of a network: which ties are more than size explains, and what carries each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.backbones.correction import find_correction
from queries.analysis.backbones.fdsm import TRADES
from queries.analysis.backbones.models import FDSM, Model, find_model
from queries.analysis.defaults import ALPHA, SAMPLES, SEED
from queries.analysis.gathering import Gathered, gather
from queries.analysis.scope import Scope
from queries.analysis.told_apart import tell_apart
from queries.analysis.two_mode import TwoMode
from queries.answers import Answer, Row

if TYPE_CHECKING:
    from queries.analysis.backbones.disparity import TieTests
    from queries.analysis.backbones.keeping import Backbone, Testing
    from queries.analysis.two_mode import FloatArray, IntArray

Tail = Literal["stronger", "weaker", "both"]
Tests = Literal["possible", "all"]
_TAILS: dict[str, str] = {
    "stronger": "one tail: stronger than expected",
    "weaker": "one tail: weaker than expected",
    "both": "two tails: stronger and weaker than expected, p twice that of the smaller tail",
}

_TESTS: dict[str, str] = {
    "possible": "pairs that could be significant by their degrees, whether they share something or not; of the others, "
    "nothing they could share would be (Tarone 1990; Gilbert 2005)",
    "all": "every pair of actors, whether it shares something or not (Saracco et al. 2017)",
}


def backbone(  # noqa: PLR0913 -- a keyword for each part of the test
    view: GraphView,
    scope: Scope,
    *,
    model: str | None = None,
    alpha: float = ALPHA,
    correction: str | None = None,
    tests: Tests = "possible",
    tail: Tail = "stronger",
    samples: int = SAMPLES,
    seed: int = SEED,
    exact: bool = False,
    limit: int | None = None,
) -> Answer:
    """Return the ties that are more than size explains, the most telling first, with what carries each.

    Actors that share in exactly the same things stand in one row. A row has who is tied with whom (names, and ids), how
    many ties that is, how many things each of these pairs shares and would be expected to share, the p-value, the same
    corrected for many tests, and the things shared, the rarest first. Of direct ties it has their weight and the weight
    that is expected. `exact` looks at all pairs, however many there are.

    Raises:
        NoTies: the scope holds no tie.
        TooManyPairs: it would not end within a minute or so, and nobody insists.
        InterurbanError: there is no such model, correction or tail, the model does not suit the data, or a number makes
            no sense.
    """
    from queries.analysis.backbones.effort import require_affordable
    from queries.analysis.backbones.keeping import Testing

    gathered = gather(view, scope)
    found = find_model(model, two_mode=isinstance(gathered.data, TwoMode))
    if not 0 < alpha < 1:
        raise InterurbanError(f"alpha: {alpha:g} makes no sense; give a number between 0 and 1")
    if samples < 1:
        raise InterurbanError(f"samples: {samples} makes no sense; give 1 or more")
    if tail not in get_args(Tail):
        raise InterurbanError(f"tail: {tail!r} is not known; write one of {', '.join(get_args(Tail))}")
    if tests not in get_args(Tests):
        raise InterurbanError(f"tests: {tests!r} is not known; write one of {', '.join(get_args(Tests))}")
    testing = Testing(found, alpha, find_correction(correction or found.correction).name, tests, tail, samples, seed)
    if isinstance(gathered.data, TwoMode) and not exact:
        require_affordable(gathered.data, testing)
    ask = _of_shared_things if isinstance(gathered.data, TwoMode) else _of_direct_ties
    return ask(gathered, testing).limited(limit)


def _of_shared_things(gathered: Gathered, testing: Testing) -> Answer:
    from queries.analysis.backbones.keeping import keep_pairs

    data = gathered.data
    assert isinstance(data, TwoMode)  # noqa: S101 -- asked before
    kept = keep_pairs(data, testing)
    rows = _rows_of_pairs(gathered.view, data, kept, testing.tail)
    counts = {"pairs": kept.all_pairs, "sharing": kept.sharing, "tests": kept.tests, "kept": kept.ties}
    tested = f"{counted(kept.all_pairs, 'pair')} of actors, of which {kept.sharing:,} share something"
    notes = [
        f"{tested}; {counted(kept.ties, 'tie')} kept{_smallest(kept.p, kept.corrected, kept.ties)}",
        *_method_notes(testing),
        *_what_was_counted(data, testing, kept),
    ]
    some = any(row["ties"] > 1 for row in rows)
    if any(len(row["who"]) > 1 or len(row["with"]) > 1 for row in rows):
        notes.append(
            "actors that share in exactly the same things stand together: each of who is tied to each of with, and "
            "where both name the same, each to the others"
        )
    if rows:
        notes.append("through: what both share, the rarest first")
    signs = ["tie"] if testing.tail == "both" else []
    columns = ["who", "with", *(["ties"] if some else []), *signs, "shared", "expected", "p", "p_corrected", "through"]
    return _answer(gathered, testing, columns, rows, counts, notes, list(_warnings(kept, testing)))


def _rows_of_pairs(view: GraphView, data: TwoMode, kept: Backbone, tail: str) -> list[Row]:
    """Return a row for each pair of classes that is kept, the smallest p-value first."""
    import numpy as np

    pairs, classes = kept.pairs, kept.classes
    members = np.split(np.argsort(classes.of, kind="stable"), np.cumsum(classes.sizes)[:-1])
    named: dict[int, tuple[list[str], list[str]]] = {}

    def named_class(number: int) -> tuple[list[str], list[str]]:
        if number not in named:
            ids = [data.actors[each] for each in members[number]]
            both = sorted(zip(tell_apart(view, ids), ids, strict=True))
            named[number] = [name for name, _ in both], [each for _, each in both]
        return named[number]

    names = {thing: view.node(node_id).name for thing, node_id in enumerate(data.things)} if len(pairs.kind) else {}
    starts, things = classes.incidence.indptr, classes.incidence.indices
    shares = [things[start:end] for start, end in pairwise(starts)]
    expected, p, corrected = (each[pairs.kind] for each in (kept.expected, kept.p, kept.corrected))
    stronger = pairs.shared >= expected
    rows = []
    for place in np.lexsort((expected - pairs.shared, p, corrected)).tolist():
        first, second = int(pairs.first[place]), int(pairs.second[place])
        (who, ids), (others, other_ids) = named_class(first), named_class(second)
        if (others, other_ids) < (who, ids):
            who, ids, others, other_ids = others, other_ids, who, ids
        shared = np.intersect1d(shares[first], shares[second], assume_unique=True).tolist()
        shared.sort(key=lambda thing: (data.sizes[thing], names[thing], data.things[thing]))
        rows.append(
            {
                "who": who,
                "with": others,
                "ties": len(who) * (len(who) - 1) // 2 if first == second else len(who) * len(others),
                **({"tie": "stronger" if stronger[place] else "weaker"} if tail == "both" else {}),
                "shared": int(pairs.shared[place]),
                "expected": float(expected[place]),
                "p": float(p[place]),
                "p_corrected": float(corrected[place]),
                "through": [names[thing] for thing in shared],
                "ids": ids,
                "with_ids": other_ids,
                "through_ids": [data.things[thing] for thing in shared],
            }
        )
    return rows


def _of_direct_ties(gathered: Gathered, testing: Testing) -> Answer:
    import numpy as np

    from queries.analysis.backbones.correction import adjust
    from queries.analysis.backbones.disparity import weigh_ties

    data = gathered.data
    assert not isinstance(data, TwoMode)  # noqa: S101 -- asked before
    ties = weigh_ties(data)
    p = ties.expected.p_values(testing.tail)
    corrected = adjust(testing.correction, p, np.ones(len(p), np.int64), len(p))
    kept = np.flatnonzero(corrected <= testing.alpha)
    kept = kept[np.lexsort((-ties.weight[kept], p[kept]))]
    rows = _rows_of_ties(gathered, ties, p, corrected, kept)
    tested = f"{counted(len(p), 'tie')} tested, each at the end where it is more of a surprise, which stands under who"
    notes = [
        f"{tested}; {counted(len(rows), 'tie')} kept{_smallest(p, corrected, len(rows))}",
        "expected: what a tie of who weighs on average",
        *_method_notes(testing),
        "pairs without a tie are not tested, and do not count in the correction",
    ]
    counts = {"tested": len(p), "kept": len(rows)}
    columns = ["who", "with", "weight", "expected", "p", "p_corrected"]
    alike = "all ties weigh the same, so that none can stand out: give a weight (--weight PROPERTY, or spells)"
    return _answer(gathered, testing, columns, rows, counts, notes, [] if data.weighted else [alike])


def _rows_of_ties(
    gathered: Gathered, ties: TieTests, p: FloatArray, corrected: FloatArray, kept: IntArray
) -> list[Row]:
    rows, view, actors = [], gathered.view, gathered.data.actors
    for place in kept.tolist():
        who, other = actors[ties.first[place]], actors[ties.second[place]]
        name, others_name = tell_apart(view, (who, other))
        rows.append(
            {
                "who": name,
                "with": others_name,
                "weight": float(ties.weight[place]),
                "expected": float(ties.expected.expected[place]),
                "p": float(p[place]),
                "p_corrected": float(corrected[place]),
                "id": who,
                "with_id": other,
            }
        )
    return rows


def _answer(
    gathered: Gathered,
    testing: Testing,
    columns: list[str],
    rows: list[Row],
    counts: dict[str, int],
    notes: list[str],
    warnings: list[str],
) -> Answer:
    model = testing.model
    sampled = {"samples": testing.samples, "seed": testing.seed} if model is FDSM else {}
    computed = {
        **gathered.computed(),
        **counts,
        "model": model.name,
        "method": f"{model.title} ({model.source})",
        "alpha": testing.alpha,
        "tail": testing.tail,
        "correction": testing.correction,
        "tests_counted": testing.tests,
        **sampled,
    }
    warned = [*filter(None, [gathered.scope.chosen]), *warnings]
    sentence = gathered.sentence(f"The backbone of {counted(counts['kept'], 'tie')} ({_in_short(testing)})")
    return Answer(
        f"Backbone: {gathered.scope.in_words()}",
        columns,
        rows,
        {**computed, "sentence": sentence},
        notes=[*gathered.notes(), *notes, *warned, f"cite as: {sentence}"],
        warnings=warned,
    )


def _smallest(p: FloatArray, corrected: FloatArray, kept: int) -> str:
    """Return, where nothing is kept, how near the nearest came."""
    return "" if kept or not len(p) else f" (the smallest p is {p.min():.2g}, corrected {corrected.min():.2g})"


def _method_notes(testing: Testing) -> Iterator[str]:
    """Yield the definition of the model and of the correction, each with its source."""
    model, correction = testing.model, find_correction(testing.correction)
    yield f"{model.name}: {model}"
    if model is FDSM:
        yield (
            f"{counted(testing.samples, 'sample')}, seed {testing.seed}, {TRADES} trades for each row between two; "
            "pairs of equal degrees have one distribution, from all of them"
        )
    source = f" ({correction.source})" if correction.source else ""
    yield f"alpha {testing.alpha:g}; {_TAILS[testing.tail]}; correction {correction.name}: {correction.text}{source}"


def _what_was_counted(data: TwoMode, testing: Testing, kept: Backbone) -> Iterator[str]:
    if data.weighted:
        yield "weights do not count: the test is of how many things two share"
    if testing.correction != "none":
        yield f"{counted(kept.tests, 'test')} in the correction: {_TESTS[testing.tests]}"


def _warnings(kept: Backbone, testing: Testing) -> Iterator[str]:
    """Yield why nothing is kept, if it could not have been otherwise."""
    if kept.ties or kept.possible <= testing.alpha:
        return
    if testing.model is FDSM:
        samples = counted(testing.samples, "sample")
        yield f"nothing can be significant with {samples}: there are too few (--samples N), or too few things"
    else:
        even = {"stronger": "all they can", "weaker": "nothing", "both": "all they can, or nothing"}[testing.tail]
        yield (
            f"nothing can be significant here, not even pairs that share {even}: there are too few things, or too many "
            "actors for them"
        )


def _in_short(testing: Testing) -> str:
    model: Model = testing.model
    sampled = f", {counted(testing.samples, 'sample')}, seed {testing.seed}" if model is FDSM else ""
    correction = find_correction(testing.correction)
    corrected = f"{correction.name} correction ({correction.source})" if correction.source else "no correction"
    return f"{model.title}: {model.source}{sampled}; alpha {testing.alpha:g}, {_TAILS[testing.tail]}, {corrected}"
