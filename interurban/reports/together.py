"""Who works together: clusters, the ties that are more than size explains, and how countries mix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interurban.reports.tables import ROWS, first_rows

if TYPE_CHECKING:
    from interurban.reports.subject import Subject
    from visualizations.reports.document import Section

SQUARES = 12  # groups of a matrix that are still read on a telephone

_CLUSTER_COLUMNS = ("cluster", "size", "stability", "held_together_by", "centre", "countries", "period")


def clusters(subject: Subject) -> Section:
    """Return the partnership clusters, what holds each together, and how sure they are."""
    from graph_model.wording import counted
    from visualizations.reports.bars import Bar, Bars
    from visualizations.reports.document import Section

    answer, computed = subject.clusters, subject.clusters.computed
    held = [row["held_together_by"][0] if row.get("held_together_by") else "" for row in answer]
    inside = f"{sum(row['size'] for row in answer):,} of {counted(computed['actors'], 'actor')}"
    says = [f"{inside} are in {counted(len(answer), 'cluster')}, which share more within than with the rest."]
    if held and held[0]:
        says.append(f"The largest has {counted(answer[0]['size'], 'actor')} and is held together by {held[0]}.")
    if computed["agreement"] is not None:
        agree = (
            f"{computed['runs']} runs of the method agree by an adjusted Rand of {computed['agreement']:.2f} on average"
        )
        says.append(f"{agree}: 1 is the same clusters each time, 0 what chance would give.")
    says += [_as_sentence(each) for each in answer.warnings]
    bars = [
        Bar(f"{row['cluster']} · {by}" if by else str(row["cluster"]), row["size"], f"{row['size']:,}")
        for row, by in zip(answer.rows[:ROWS], held, strict=False)
    ]
    figure = Bars("Clusters by size, each with what holds most of its members together.", bars) if bars else None
    table = first_rows(answer.reading or answer, "interurban clusters", _CLUSTER_COLUMNS)
    return Section("Partnership clusters", says, figure, table, answer.notes)


def backbone(subject: Subject) -> Section:
    """Return the ties that are more than size explains."""
    from graph_model.wording import counted
    from queries.analysis.backbone import backbone as find_backbone
    from visualizations.reports.bars import Bar, Bars
    from visualizations.reports.document import Section

    answer = find_backbone(subject.view, subject.scope)
    computed = answer.computed
    if "pairs" in computed:
        sharing = f"{computed['sharing']:,} of {counted(computed['pairs'], 'pair')} of actors"
        says = [f"{sharing} share something; {computed['kept']:,} share more than their sizes explain."]
        measure, what = "shared", "What two actors share, beside what their sizes alone would give"
    else:
        tested = f"Of {counted(computed['tested'], 'tie')} {computed['kept']:,} weigh more"
        says = [
            f"{tested} than an even chance among the ties of an actor explains.",
            *map(_as_sentence, answer.warnings),
        ]
        measure, what = "weight", "What a tie weighs, beside what a tie of that actor weighs on average"
    if not computed["kept"]:
        says += [_as_sentence(note) for note in answer.notes if note.startswith("nothing can be")]
    bars = [
        Bar(f"{_named(row['who'])} – {_named(row['with'])}", row[measure], f"{row[measure]:,g}", row["expected"])
        for row in answer.rows[:ROWS]
    ]
    caption = f"{what} (the tick); the surest first."
    figure = Bars(caption, bars) if bars else None
    return Section("Backbone", says, figure, first_rows(answer, "interurban backbone"), answer.notes)


def mixing(subject: Subject) -> Section:
    """Return how far ties stay within countries."""
    from queries.analysis.defaults import ALPHA
    from visualizations.reports.document import Section
    from visualizations.reports.matrix import Matrix

    answer = subject.clusters.compare("country")
    computed = answer.computed
    found, expected, p = (computed[what] for what in ("e_i_index", "e_i_expected", "p_value"))
    chance = "as chance often has it" if p > ALPHA else "which chance seldom brings about"
    says = [
        f"{computed['internal']:.0%} of what ties weigh is within a country, {computed['external']:.0%} between two.",
        f"Ties stay {'more' if found < expected else 'less'} within countries than if these were dealt out at random",
        f"(E-I index {found:.2f}, {expected:.2f} expected, p = {p:.3f}), {chance}.",
    ]
    names = [row["group"] for row in answer.rows[:SQUARES]]
    shares = [_shares(computed["mixing"][name], names) for name in names]
    of = f"the {len(names)} largest of {len(answer):,} countries" if len(answer) > len(names) else "all countries"
    darkest = max(map(max, shares), default=0.0)
    caption = f"Of each row's ties the share that leads to each column, the darker the more, up to {darkest:.0%}; {of}."
    table = first_rows(answer, "interurban clusters --compare country")
    return Section("Mixing by country", says, Matrix(caption, names, shares), table, answer.notes)


def _shares(weights: dict[str, float], names: list[str]) -> list[float]:
    """Return the shares of a group's ties that lead to each of some groups; what rounding leaves of 0 is 0."""
    total = sum(weights.values()) or 1
    return [max(weights.get(name, 0.0), 0.0) / total for name in names]


def _named(who: Any) -> str:
    """Return whom a row is of: one actor, or several that are structural twins."""
    if isinstance(who, list):
        return f"{who[0]} and {len(who) - 1:,} more" if len(who) > 1 else str(who[0])
    return str(who)


def _as_sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}."
