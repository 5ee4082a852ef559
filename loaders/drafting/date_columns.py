"""Which forms of dates are written in a column."""

from __future__ import annotations

from collections import Counter

from loaders.drafting.profiles import Column
from loaders.values.dates import read_span

_TRIED = 400  # distinct values of a column that are tried as dates
_FORM_SETS: tuple[tuple[str, ...], ...] = (
    ("edtf",), ("dmy",), ("mdy",), ("ymd",), ("named_month",), ("roman",), ("roman", "first_calendar"), ("korean",),
    ("years",), ("years_label",), ("years_short",), ("month_short_year",), ("dmy_short",), ("mdy_short",),
    ("from_to", "edtf"), ("from_to", "mdy"), ("from_to", "dmy"), ("excel_serial",), ("year_month_text",),
)  # fmt: skip
_FORMS_OF_A_FEW_CELLS = ("edtf", "open_9999", "ongoing", "approximate", "unknown_zero")


def date_forms(column: Column) -> tuple[list[str], float, str]:
    """Return the forms that read most dates of a column, the share that they read, and what is unsure of them."""
    texts = Counter(dict(column.values.most_common(_TRIED)))
    if not texts:
        return [], 0.0, ""
    read = {forms: {text for text in texts if _is_read(text, forms)} for forms in _FORM_SETS}
    best = max(_FORM_SETS, key=lambda forms: sum(texts[text] for text in read[forms]))
    chosen, known = list(best), set(read[best])
    unsure = ""
    for other in _FORM_SETS:
        both = read[best] & read[other]
        plain = len(other) == 1 and other not in (best, ("years_label",))
        if plain and not unsure and both == read[best] and _read_otherwise(both, best, other):
            unsure = f"may also be {other[0]}"
    for forms in _FORM_SETS:  # a column may be written by several hands
        more = {text for text in texts if text not in known and _is_read(text, forms)}
        if len(forms) == 1 and forms != best and more and not _is_read_otherwise_by(known, chosen, forms):
            chosen += forms
            known |= more
    for form in _FORMS_OF_A_FEW_CELLS:
        more = {text for text in texts if text not in known and _is_read(text, (form, *chosen))}
        if form not in chosen and more:
            chosen.append(form)
            known |= more
    sentinel = [text for text in known if "9999" in text]
    if sentinel and "open_9999" not in chosen:
        chosen.append("open_9999")
    return chosen, sum(texts[text] for text in known) / texts.total(), unsure


def _is_read_otherwise_by(texts: set[str], chosen: list[str], other: tuple[str, ...]) -> bool:
    """Tell whether another form reads what is read already, and as other dates."""
    both = {text for text in texts if _is_read(text, other)}
    return _read_otherwise(both, tuple(chosen), other)


def _read_otherwise(texts: set[str], one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(read_span(text, one)[:2] != read_span(text, other)[:2] for text in texts)


def _is_read(text: str, forms: tuple[str, ...]) -> bool:
    try:
        read_span(text, forms)
    except ValueError:
        return False
    return True
