"""Likely partners of an actor, with reasons: as a session that matches donors and partners would want them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.matching.reading import possible_ties, read_surroundings
from queries.analysis.matching.reasons import MOST_REASONS, Reasons, in_one_line
from queries.analysis.matching.scoring import PARTS, Scored, score_candidates
from queries.analysis.matching.surroundings import JOINT, MOST_PARTIES, Surroundings
from queries.analysis.matching.wanted import Wanted, candidate_ids, usual_kind
from queries.answers import Answer, Row
from queries.lookups.lines import citations_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_PARTNERS = 20

_COUNT = {"yes": "count as if they did", "no": "do not count"}  # what is only possible

_HOW_TIED = f"directly, by an office, or by {' or '.join(JOINT)} of at most {MOST_PARTIES} parties"
_WHY = (
    f"why: what carried most of the score; CSV and JSON hold up to {MOST_REASONS} reasons, with shares, and every part"
)


def match(view: GraphView, wanted: Wanted, *, limit: int | None = MOST_PARTNERS) -> Answer:
    """Return the likeliest partners of an actor, those it is tied to already left out.

    Raises:
        InterurbanError: the data holds none of the wanted kind, or the actor has no tie that counts.
    """
    import numpy as np

    chosen = ""
    if not wanted.kinds:
        from dataclasses import replace

        wanted = replace(wanted, kinds=(usual_kind(view, wanted.source),))
        chosen = f"no kind was named: {wanted.kinds[0]} is looked for; --kind names another"
    ids, types = candidate_ids(view, wanted)
    if not ids:
        raise InterurbanError(f"this data holds no {' or '.join(wanted.kinds)} but the actor itself")
    around = read_surroundings(view, wanted, types)
    place = {node_id: number for number, node_id in enumerate(around.ids)}
    source = place.get(wanted.source.id)
    if source is None or not around.degrees[source]:
        name = wanted.source.name
        raise InterurbanError(
            f"nothing ties {name} to anything{wanted.conditions(view)}: there is nothing to match it by"
        )
    candidates = np.array([place[each] for each in ids], dtype=np.int64)
    tied = around.tied_with(source)[candidates]
    scored = score_candidates(around, np.array([source]), candidates, tied[None, :])
    order = _order(scored)
    shown = order[:limit]
    reasons = Reasons(view, wanted, around, source, scored)
    rows = list(_rows(view, around, scored, [int(each) for each in shown], reasons))
    return _answer(view, wanted, around, scored, rows, (len(order), int(tied.sum())), limit).warn(
        *filter(None, [chosen])
    )


def _order(scored: Scored) -> NDArray[np.int64]:
    """Return the columns of the candidates with a score, the likeliest first."""
    import numpy as np

    total = np.nan_to_num(scored.total[0], nan=0.0)
    found = np.flatnonzero(total > 0)
    return found[np.lexsort((found, -np.round(total[found], 12)))]  # candidates stand in the order of their ids


def _rows(view: GraphView, around: Surroundings, scored: Scored, columns: list[int], reasons: Reasons) -> Iterator[Row]:
    for number, column in enumerate(columns, start=1):
        node = view.node(around.ids[int(scored.candidates[column])])
        found = reasons.of(column)
        why, cited = in_one_line(found)
        yield {
            "rank": number,
            "name": node.name,
            "type": node.type,
            "kind": node.properties.get("kind", ""),
            "score": round(float(scored.total[0, column]), 4),
            "why": why,
            "sources": cited,
            **{part.name: round(float(scored.shares[part.name][0, column]), 4) for part in PARTS},
            "reasons": [str(each) for each in found],
            "explained": round(sum(each.share for each in found), 4),
            "id": node.id,
        }


def _answer(
    view: GraphView,
    wanted: Wanted,
    around: Surroundings,
    scored: Scored,
    rows: list[Row],
    counts: tuple[int, int],
    limit: int | None,
) -> Answer:
    likely, tied = counts
    kinds = " or ".join(wanted.kinds)
    nothing = len(scored.candidates) - likely - tied
    ties = int(around.adjacency.nnz) // 2
    used = [part for part in PARTS if scored.best[part.name][0] > 0]
    title = f"Likely partners of {wanted.source.name}: {kinds}{wanted.conditions(view)}"
    sentence = (
        f"Likely partners of {wanted.source.name} among {counted(len(scored.candidates), 'node')} ({kinds}), by "
        f"{', '.join(part.name for part in used) or 'nothing'}, over {counted(ties, 'tie')} of "
        f"{counted(len(around.ids), 'node')}{wanted.conditions(view)}; data: {_title(view)}; "
        f"software: interurban {version('interurban')}"
    )
    counting = (
        f"{counted(len(scored.candidates), 'candidate')}: {tied:,} tied already and left out ({_HOW_TIED}), "
        f"{likely:,} with a score, {nothing:,} without"
    )
    possible = possible_ties(view, wanted)
    unused = [part.name for part in PARTS if part not in used]
    notes = [
        counting,
        *([f"{possible:,} of the ties held only possibly then, and {_COUNT[wanted.possibly]}"] if possible else []),
        "score: the sum of its parts by weight, each as a share of the best candidate's; 1 is best in all",
        *(str(part) for part in used),
        *([f"nothing to tell by: {', '.join(unused)}"] if unused else []),
        _WHY,
        f"cite as: {sentence}",
    ]
    computed: dict[str, Any] = {
        **wanted.computed(),
        "candidates": len(scored.candidates),
        "tied_already": tied,
        "with_score": likely,
        "without_score": nothing,
        "nodes": len(around.ids),
        "ties": ties,
        **({"possible": possible} if possible else {}),
        "weights": {part.name: part.weight for part in PARTS},
        "parts": {part.name: str(part) for part in used},
        "sentence": sentence,
    }
    answer = Answer(
        title,
        ["rank", "name", "kind", "score", "why", "sources"],
        rows,
        computed,
        notes=notes,
        truncated=len(rows) < likely,
        total=likely if len(rows) < likely else None,
        citations=citations_in(view, rows),
    )
    return answer.warn(f"the first {limit:,} of {counted(likely, 'row')}") if len(rows) < likely else answer


def _title(view: GraphView) -> str:
    return str(view.about.get("title") or view.about.get("name") or "a data set")
