"""What stands at a key of a mapping: a text, several, a list, or names and values; nothing where it is none such."""

from __future__ import annotations

from graph_model.yaml_reading import Placed


def parts_of(given: Placed | None) -> dict[str, Placed]:
    """Return what stands under names."""
    return given.value if given is not None and isinstance(given.value, dict) else {}


def items_of(given: Placed | None) -> list[Placed]:
    """Return what stands in a list."""
    return given.value if given is not None and isinstance(given.value, list) else []


def text_of(given: Placed | None) -> str | None:
    """Return the text; None where there is none."""
    return given.value if given is not None and isinstance(given.value, str) else None


def texts_of(given: Placed | None) -> tuple[str, ...]:
    """Return the texts of a list, or the one that stands by itself."""
    if given is None:
        return ()
    if isinstance(given.value, list):
        return tuple(each.value for each in given.value if isinstance(each.value, str))
    return (given.value,) if isinstance(given.value, str) else ()


def rules_of(given: Placed | None) -> dict[str, tuple[str, ...]]:
    """Return which values of which columns are wanted, or are not."""
    return {column: texts_of(each) for column, each in parts_of(given).items()}


def is_true(given: Placed | None) -> bool:
    """Tell whether `true` stands there."""
    return (text_of(given) or "").lower() == "true"
