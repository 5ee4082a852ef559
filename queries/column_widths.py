"""How wide the columns of a table may be, so that it fits and its words stay whole as far as that goes."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 8  # cells, to which a column may become narrower than its longest word
FIRST_GOES_BEFORE = 6  # cells by which another column is narrowed before the first, which has the names
MOSTLY = 0.9  # the share of cells that a column is made wide for, before any has room for its longest


def fit_widths(columns: Sequence[Sequence[str]], whole: Sequence[bool], room: int) -> list[int] | None:
    """Return a width for each column, given the texts in it, that together take no more than the room, all in cells.

    Where not all fit on one line, as few words are broken as can be, and no column that is to stay `whole`; what is
    left goes to the columns in which most cells are longest by their width. None if even short words do not fit.

    >>> fit_widths([["Representative of Asia", "Mayor"], ["since 2013"]], [False, False], 25)
    [15, 10]
    """
    from rich.cells import cell_len

    lengths = [sorted(map(cell_len, column)) for column in columns]
    longest = [each[-1] for each in lengths]
    if sum(longest) <= room:
        return longest
    words = [max((cell_len(word) for text in column for word in text.split()), default=1) for column in columns]
    widths = [length if kept else word for length, word, kept in zip(longest, words, whole, strict=True)]
    while sum(widths) > room:
        foldable = [place for place, width in enumerate(widths) if width > NARROWEST and not whole[place]]
        if not foldable:
            return None
        widths[max(foldable, key=lambda place: widths[place] - FIRST_GOES_BEFORE * (place == 0))] -= 1
    return _widened(widths, lengths, room)


def _widened(widths: list[int], lengths: Sequence[Sequence[int]], room: int) -> list[int]:
    """Return the widths with what is left of the room added, given the sorted lengths of the texts in each column."""
    widths = list(widths)
    longest = [each[-1] for each in lengths]
    mostly = [each[int(MOSTLY * (len(each) - 1))] for each in lengths]
    for wanted in (mostly, longest):
        while sum(widths) < room:
            lacking = [want / width for want, width in zip(wanted, widths, strict=True)]
            if max(lacking) <= 1:
                break
            widths[lacking.index(max(lacking))] += 1
    return widths
