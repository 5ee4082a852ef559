"""An answer: rows of plain data that iterate, print, and turn into dicts or a DataFrame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graph_model.wording import counted
from queries.text_tables import Row, Table, as_text

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["Answer", "Row"]


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Table):
    """The rows that answer a question, and what was asked.

    JSON and CSV carry every key of the rows, a table only its `columns`. Values are text, numbers, booleans, None, or
    lists of text. `computed` states who was related through what, when, by which method. `truncated` tells that a limit
    left rows out, `total` how many there are without it, where that is known. `warnings` are those notes that are said
    on stderr where a format has no place for notes. `reading` is what a reader is shown in place of the rows where they
    are many or say the same over and over; `abridged` tells that it leaves some out.
    """

    computed: Mapping[str, Any] = field(default_factory=dict)
    truncated: bool = False
    total: int | None = None
    warnings: Sequence[str] = ()
    reading: Table | None = None
    abridged: bool = False

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Row:
        return self.rows[index]

    def keys(self) -> list[str]:
        """Return every key of the rows: those a table shows first, then the others."""
        return list(dict.fromkeys((*self.columns, *(key for row in self.rows for key in row))))

    def limited(self, limit: int | None) -> Answer:
        """Return the first `limit` rows, with a note of how many there are; without a limit, the answer itself."""
        return self.first_of(len(self.rows), limit)

    def first_of(self, total: int, limit: int | None) -> Answer:
        """Return the first `limit` rows of so many in all, of which those that come later may be missing already."""
        if limit is None or total <= limit:
            return self
        cut = replace(self, rows=self.rows[:limit], truncated=True, total=total)
        return cut.warn(f"the first {limit:,} of {counted(total, 'row')}")

    def warn(self, *warnings: str) -> Answer:
        """Return the answer with these notes, which are told in every format."""
        return replace(self, notes=[*self.notes, *warnings], warnings=[*self.warnings, *warnings])

    def to_dicts(self) -> list[Row]:
        """Return the rows, each with every key."""
        keys = self.keys()
        return [{key: row.get(key) for key in keys} for row in self.rows]

    def to_document(self) -> dict[str, Any]:
        """Return the rows with all that is known of them, as plain data: what `--with-computed` writes as JSON.

        Keys: title; computed (what was asked and by which method, with seed and counts, where there are such); total
        (how many rows there are without a limit, None where that is not known); truncated; warnings; notes; citations
        (how a reader finds each source); rows.
        """
        return {
            "title": self.title,
            "computed": dict(self.computed),
            "total": self.total if self.truncated else len(self.rows),
            "truncated": self.truncated,
            "warnings": list(self.warnings),
            "notes": list(self.notes),
            "citations": dict(self.citations),
            "rows": self.to_dicts(),
        }

    def to_dataframe(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame; `computed` is in its `attrs`.

        Raises:
            ImportError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise ImportError("to_dataframe needs pandas; install it: pip install pandas") from None

        frame = pd.DataFrame(self.to_dicts(), columns=self.keys())
        frame.attrs.update(title=self.title, computed=dict(self.computed))
        return frame

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table; a column whose values are of several types holds them as JSON texts.

        Raises:
            ImportError: pyarrow is not installed.
        """
        try:
            import pyarrow as pa
        except ImportError:
            raise ImportError("to_arrow needs pyarrow; install it: pip install pyarrow") from None

        return pa.table({key: _arrow_column([row.get(key) for row in self.rows]) for key in self.keys()})

    def __repr__(self) -> str:
        return f"<{self.title}: {counted(len(self.rows), 'row')}; print it, or take .to_dicts()>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from queries.html_tables import as_html

        return as_html(self.reading or self)

    def __str__(self) -> str:
        return as_text(self.reading or self)


def _arrow_column(values: list[Any]) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else json.dumps(value, ensure_ascii=False) for value in values])
