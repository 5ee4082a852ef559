"""Every key of a mapping: as a page, and as a JSON Schema."""

from __future__ import annotations

import json

from loaders.mapping.grammar import (
    MAPPING,
    NODE,
    RELATIONSHIP,
    SOURCE,
    SPELLS,
    TABLE,
    UNFOLD,
    VALUE_RECORD,
    mapping_schema,
)
from loaders.mapping.shapes import Text
from loaders.values.dates import FORMS


def mapping_keys() -> str:
    """Return the page that lists every key of a mapping and every form of dates, from the grammar."""
    lines = [
        "# Every key of a mapping",
        "",
        "Made by `python docs/refresh.py` from `loaders/mapping/grammar.py`; how they go together:",
        "[mappings](mappings.md).",
    ]
    parts = {
        "The mapping": MAPPING,
        "A table": TABLE,
        "A node": NODE,
        "A relationship": RELATIONSHIP,
        "A value": VALUE_RECORD,
        "spells": SPELLS,
        "unfold": UNFOLD,
        "source": SOURCE,
    }
    for title, shape in parts.items():
        lines += ["", f"## {title}", "", "| key | |", "|---|---|"]
        for name, each in shape.fields.items():
            needed = " (needed)" if name in shape.required else ""
            words = (
                f": {', '.join(f'`{one}`' for one in each.choices)}" if isinstance(each, Text) and each.choices else ""
            )
            lines.append(f"| `{name}` | {(each.about or each.kind).replace('|', chr(92) + '|')}{needed}{words} |")
    lines += ["", "## Forms of dates", "", "| form | reads | for example |", "|---|---|---|"]
    for form in FORMS.values():
        shown = "; ".join(f"`{written}` is {read or 'unknown'}" for written, read in form.examples.items())
        lines.append(f"| `{form.name}` | {form.about} | {shown} |")
    return "\n".join([*lines, ""])


def mapping_schema_text() -> str:
    """Return the JSON Schema of a mapping."""
    return json.dumps(mapping_schema(), ensure_ascii=False, indent=2) + "\n"
