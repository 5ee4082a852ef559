"""An answer: rows of plain data that iterate, print, and turn into dicts or a DataFrame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question, and what was asked.

    `columns` are the keys a table shows, in order; a row may have more (ids, say), which JSON and CSV carry too.
    Values are text, numbers, booleans, None, or lists of text. `computed` states who was related through what, when,
    by which method; `group` names the column at whose changes a table starts a new section. `citations` tells, for each
    source that the column `sources` cites, how a reader finds it. A table shows a `verbatim` answer as it is: every
    column by its own name, even an empty one, and numbers with all their places.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Row]
    computed: Mapping[str, Any] = field(default_factory=dict)
    group: str | None = None
    notes: Sequence[str] = ()
    citations: Mapping[str, str] = field(default_factory=dict)
    verbatim: bool = False

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Row:
        return self.rows[index]

    def keys(self) -> list[str]:
        """Return every key of the rows: those a table shows first, then the others."""
        return list(dict.fromkeys((*self.columns, *(key for row in self.rows for key in row))))

    def to_dicts(self) -> list[Row]:
        """Return the rows, each with every key."""
        keys = self.keys()
        return [{key: row.get(key) for key in keys} for row in self.rows]

    def to_dataframe(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame; `computed` is in its `attrs`.

        Raises:
            ImportError: pandas is not installed.
        """
        import pandas as pd

        frame = pd.DataFrame(self.to_dicts(), columns=self.keys())
        frame.attrs.update(title=self.title, computed=dict(self.computed))
        return frame

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table; a column whose values are of several types holds them as JSON texts.

        Raises:
            ImportError: pyarrow is not installed.
        """
        import pyarrow as pa

        return pa.table({key: _arrow_column([row.get(key) for row in self.rows]) for key in self.keys()})

    def __str__(self) -> str:
        from queries.text_tables import as_text

        return as_text(self)


def _arrow_column(values: list[Any]) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else json.dumps(value, ensure_ascii=False) for value in values])
