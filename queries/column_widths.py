"""How wide the columns of a table may be, so that it fits and its words stay whole as far as that goes."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 8  # cells, to which a column may become narrower than its longest word
FIRST_GOES_BEFORE = 6  # cells by which another column is narrowed before the first, which has the names
MOSTLY = 0.9  # the share of cells that a column is made wide for, before any has room for its longest


def fit_widths(columns: Sequence[Sequence[str]], whole: Sequence[bool], room: int) -> list[int] | None:
    """Return a width for each column, given the texts in it, that together take no more than the room, all in cells.

    Where not all fit on one line, as few words are broken as can be, and nothing in a column that is to stay `whole`
    but its heading, the first of its texts, between words; what is left goes to the columns in which most cells are
    longest by their width. None if even short words do not fit.

    >>> fit_widths([["Representative of Asia", "Mayor"], ["since 2013"]], [False, False], 25)
    [15, 10]
    """
    from rich.cells import cell_len

    lengths = [sorted(map(cell_len, column)) for column in columns]
    longest = [each[-1] for each in lengths]
    if sum(longest) <= room:
        return longest
    widths = [_least_width(column, whole=kept) for column, kept in zip(columns, whole, strict=True)]
    while sum(widths) > room:
        foldable = [place for place, width in enumerate(widths) if width > NARROWEST and not whole[place]]
        if not foldable:
            return None
        widths[min(foldable, key=lambda place: _loss(columns[place], widths[place], first=place == 0))] -= 1
    return _widened(widths, lengths, room)


def _least_width(column: Sequence[str], *, whole: bool) -> int:
    """Return how wide a column must be so that no word of it is broken, or nothing below its heading, where `whole`."""
    from rich.cells import cell_len

    heading, *texts = column
    unbroken = [*heading.split(), *(texts if whole else (word for text in texts for word in text.split()))]
    return max(map(cell_len, unbroken), default=0)


def _loss(column: Sequence[str], width: int, *, first: bool) -> tuple[int, int]:
    """Return what a narrower column would lose: how many of its words are broken then, and how wide it is not."""
    from rich.cells import cell_len

    broken = sum(cell_len(word) >= width for text in column for word in text.split())
    return broken, FIRST_GOES_BEFORE * first - width


def _widened(widths: list[int], lengths: Sequence[Sequence[int]], room: int) -> list[int]:
    """Return the widths with what is left of the room added, given the sorted lengths of the texts in each column."""
    widths = list(widths)
    longest = [each[-1] for each in lengths]
    mostly = [each[int(MOSTLY * (len(each) - 1))] for each in lengths]
    for wanted in (mostly, longest):
        while sum(widths) < room:
            lacking = [want / max(width, 1) for want, width in zip(wanted, widths, strict=True)]
            if max(lacking) <= 1:
                break
            widths[lacking.index(max(lacking))] += 1
    return widths
