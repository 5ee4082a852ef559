"""A guess about a table as the text of a mapping, with comments."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from graph_model.folding import slug
from graph_model.wording import counted
from loaders.drafting.column_kinds import is_number
from loaders.drafting.date_columns import date_forms
from loaders.drafting.guess import Guess, Matrix, Node, Tie
from loaders.drafting.header_words import DATES, PROPERTIES
from loaders.drafting.list_columns import list_separator
from loaders.drafting.profiles import Column, Profile

_PLAIN = re.compile(r"[^\W\d][\w /()'’.&+-]*(?<! )")
_WORDS_OF_YAML = frozenset(["y", "n", "yes", "no", "true", "false", "off", "null"])
_WITH_DIGITS = re.compile(r".*\d.*", re.DOTALL)
_WIDTH = 100


def write_draft(
    file: str, table: Profile, found: Guess, notes: list[str], *, sheet: str = "", named_by: str = ""
) -> str:
    """Return a mapping in YAML: what was guessed, in comments what stands in each column and what is unsure.

    `sheet` names the sheets of a workbook, where that must be said. `named_by` is the part of the name of a file, as in
    `{file: sheet}`, by which what has no column is called, where `file` is a table over many.
    """
    name = slug(re.sub(r"(\.\w{1,8})+$", "", file).replace("*", "")) or "draft"
    lines = [
        f"# A first mapping of {file}, drafted from {_rows(table)}. What is marked UNSURE wants a look.",
        *(f"# {note}" for note in notes),
        f"name: {name}",
        f"source: {{id: {name}, name: {scalar(file)}}}  # UNSURE: who published it, where and when?",
    ]
    if table.missing:
        tokens = ", ".join(
            f"{token} fills much of {counted(count, 'column')}" for token, count in table.missing.items()
        )
        lines.append(f"missing: {flow(['', *table.missing])}  # {tokens}")
    if _says_nothing_of_ends(found):
        lines.append("# as_known_on: 2024-02  # UNSURE: a list without dates of leaving; until when was it true?")
    lines += ["tables:", f"  - file: {scalar(file)}"]
    lines += [f"    sheet: {scalar(sheet)}"] if sheet else []
    lines += [f"    source: {flow({'column': found.source, 'url': found.source})}"] if found.source else []
    folded = {column.name: column.headers for column in table.columns if column.headers}
    if folded:
        lines += ["    columns:  # the same values stand under these names in different files"]
        lines += [f"      {name}: {flow(headers)}" for name, headers in folded.items()]
    if found.matrix:
        lines.append(f"    unfold: {flow(_unfolding(found.matrix, found))}  # each cell that is not 0")
    lines += ["    nodes:" if found.nodes else "    nodes: {}  # UNSURE: no column was taken for names"]
    body = {"file": named_by} if named_by else {"constant": name}
    lines += [line for node in found.nodes for line in _node(node, body)]
    lines += [
        "    relationships:" if found.ties else "    relationships: []  # UNSURE: nothing was found that joins these"
    ]
    lines += [line for tie in found.ties for line in _tie(tie)]
    unused = [column for column in table.columns if column.name not in found.used]
    if unused:
        lines.append("    # Columns that are not used, with what stands in them (unmapped: keep would keep them all):")
        lines += [f"    #   {column.name}: {_told(column, found.remarks.get(column.name, ''))}" for column in unused]
    return "\n".join([*lines, ""])


def _unfolding(matrix: Matrix, found: Guess) -> dict[str, Any]:
    """Return how a matrix is unfolded; columns beside it that nothing names are left out by name."""
    names = ("year", "listed") if matrix.of_years else ("thing", "weight")
    beside = [column.name for column in matrix.others[1:] if column.name not in found.used]
    body: dict[str, Any] = {"columns": "*", **({"but": beside} if beside else {})}
    body |= dict(zip(("name", "value"), names, strict=True))
    return {**body, "skip": matrix.skipped} if matrix.skipped else body


def _rows(table: Profile) -> str:
    if not table.cut_at:
        return f"its {counted(table.rows, 'row')}"
    first = f"the first {counted(table.cut_at, 'row')}"
    return first if table.rows == table.cut_at else f"{first} of each, {table.rows:,} in all"


def _says_nothing_of_ends(found: Guess) -> bool:
    held = [tie for tie in found.ties if tie.type in ("MEMBER_OF", "HOLDS") and not tie.spells]
    return any("until" not in tie.properties for tie in held)


def _told(column: Column, remark: str) -> str:
    return f"{column.told()} ({remark})" if (remark := remark or _may_be(column)) else column.told()


def _may_be(column: Column) -> str:
    """Return for what a column that is not used may serve, as its cells look, or its name says."""
    meant = next((PROPERTIES[word] for word in column.words if word in PROPERTIES), "")
    if meant == "population" and is_number(column) and not DATES.keys() & set(column.words):
        return f"population? properties: {{population: {scalar(column.name)}}}"
    if separator := list_separator(column):
        return f"a list? split: {scalar(separator)}"
    if column.share(_WITH_DIGITS) > 0.9 and not is_number(column):
        forms, share, _ = date_forms(column)
        if share > 0.9:
            return f"dates? date: {flow(forms)}"
    return ""


def _node(node: Node, name_of_body: Mapping[str, str]) -> list[str]:
    body: dict[str, Any] = {"type": node.type}
    if node.id:
        body["id"] = node.id
    if node.is_the_body:
        body["name"] = name_of_body
    elif node.column.name != node.id:
        body["name"] = _name(node)
    if node.apart_by:
        body["apart_by"] = node.apart_by
    aliases = node.properties.pop("aliases", None)
    if aliases:
        body["aliases"] = _value(aliases)
    if node.properties:
        body["properties"] = {name: _value(value) for name, value in node.properties.items()}
    comment = f"      # {node.column.name}: {node.column.told()}" if node.column.values else ""
    unsure = [f"      # UNSURE: {node.unsure}"] if node.unsure else []
    return [*filter(None, [comment]), *unsure, *_entry("      ", f"{scalar(node.key)}: ", body)]


def _name(node: Node) -> str | dict[str, Any]:
    """Return where the name of a node stands, and what is done to it."""
    body: dict[str, Any] = {"column": node.column.name}
    body |= {"missing": [""]} if node.column.lacks_nothing else {}
    body |= {"match": node.match} if node.match else {}
    body |= {"split": node.split} if node.split else {}
    return body if len(body) > 1 else node.template or node.column.name


def _tie(tie: Tie) -> list[str]:
    body: dict[str, Any] = {"type": tie.type, "from": tie.start, "to": tie.end}
    if tie.properties:
        body["properties"] = {name: _value(value) for name, value in tie.properties.items()}
    if tie.spells:
        body["spells"] = {"year": tie.spells}
    unsure = [f"      # UNSURE: {tie.unsure}"] if tie.unsure else []
    return [*unsure, *_entry("      ", "- ", body)]


def _value(value: Mapping[str, object]) -> Any:
    return value["column"] if set(value) == {"column"} else dict(value)


def _entry(indent: str, key: str, body: Mapping[str, Any]) -> list[str]:
    """Return an entry on one line, or on one for each of its parts where it is long."""
    line = f"{indent}{key}{flow(body)}"
    if len(line) <= _WIDTH:
        return [line]
    inner = f"{indent}  "
    lines = [f"{indent}{key.rstrip()}"] if key != "- " else []
    for name, value in body.items():
        whole = f"{inner}{name}: {flow(value)}"
        if isinstance(value, Mapping) and len(whole) > _WIDTH:
            lines += [f"{inner}{name}:", *(f"{inner}  {part}: {flow(each)}" for part, each in value.items())]
        else:
            lines.append(whole)
    if key == "- ":
        lines[0] = f"{indent}- {lines[0].strip()}"
    return lines


def flow(value: Any) -> str:
    """Return plain data as YAML on one line.

    >>> flow({"type": "City", "name": "Town: short", "where": ["", "NA"]})
    '{type: City, name: "Town: short", where: ["", NA]}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(str(name))}: {flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(str(value))


def scalar(text: str) -> str:
    """Return a text as YAML writes it, between quotes where it would be read as anything else."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)
