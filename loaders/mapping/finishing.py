"""When all rows are read: what is the same is joined, years become spells, ids are given, and the rows are counted."""

from __future__ import annotations

from graph_model.faults import shorten
from loaders.mapping.gazetteer import fill_from_gazetteer
from loaders.mapping.identities import identify
from loaders.mapping.loading import NO_ID, Load
from loaders.mapping.mentions import resolve_mentions
from loaders.mapping.spells import keep_spells
from loaders.mapping.staging import ROWS_A_FILE, Staging

# Nodes in the order of their ids, so that what is joined by sorting is in the order in which it is written.
_RANKED = (
    "CREATE TABLE ranked (number INTEGER PRIMARY KEY, rank INT)",
    "INSERT INTO ranked SELECT number, row_number() OVER (ORDER BY id) FROM node",
)
_TURNED = """UPDATE tie SET start = stop, stop = start WHERE type = ?
    AND (SELECT rank FROM ranked WHERE number = start) > (SELECT rank FROM ranked WHERE number = stop)"""

_KEPT = """CREATE TABLE kept AS
    SELECT min(place) AS place, type, a.number AS start, b.number AS stop, cells,
        {} AS citations
    FROM tie JOIN ranked a ON a.number = start JOIN ranked b ON b.number = stop
    WHERE year IS NULL GROUP BY type, a.rank, b.rank, cells ORDER BY type, a.rank, b.rank, cells"""

_CITATION_TEXTS = """CREATE TABLE citation_text AS SELECT citation.number AS number,
    replace(node.id || CASE WHEN at = '' THEN '' ELSE '#' || at END, '|', '\\|') AS text
    FROM citation JOIN node ON node.number = citation.source"""


_NAMES_WITH_MORE = (
    (("City", "Country", "Organisation", "Person"), "_% (%)", "in brackets", r"'\(([^)]+)\)'"),
    (("City",), "_%, _%", "behind a comma", "', *(.+)'"),
)


def finish(load: Load) -> bool:
    """Make nodes and relationships of what was read; tell whether rows have faults that only now are seen."""
    if resolve_mentions(load):
        return True
    staging = load.staging
    fill_from_gazetteer(load)
    if text := _ids_in_words(identify(staging)):
        load.summary.note(text)
    kinds = list(load.mapping.vocabulary.relationships.values())
    _note_names_with_more(load)
    staging.run(*_RANKED)
    for number, each in enumerate(kinds):
        if each.symmetric and each.name in {
            entry.type for table in load.mapping.tables for entry in table.relationships
        }:
            staging.connection.execute(_TURNED, (number,))
    staging.run(_KEPT.format(_citations(staging)))
    done = set()
    for table in load.mapping.tables:
        for entry in table.relationships:
            if entry.spells and entry.type not in done:
                done.add(entry.type)
                kind = next(place for place, each in enumerate(kinds) if each.name == entry.type)
                keep_spells(staging, kind, kinds[kind], entry.spells)
                rule = kinds[kind].dates
                load.used.setdefault(entry.type, set()).update(filter(None, (rule.since, rule.until)))
    staging.run(
        _CITATION_TEXTS,
        "CREATE UNIQUE INDEX citation_text_by_number ON citation_text (number)",
    )
    _count(load)
    return False


def _citations(staging: Staging) -> str:
    """Return what gathers the citations of a relationship; where all cite one, it need not be asked of each."""
    one = staging.count("SELECT coalesce(min(citation) = max(citation), 1) FROM tie")
    return "CAST(min(citation) AS TEXT)" if one else "group_concat(DISTINCT citation)"


def _note_names_with_more(load: Load) -> None:
    """Say which names hold brackets or a comma: what stands there may be another name, and is taken for a part."""
    for types, pattern, where, match in _NAMES_WITH_MORE:
        given = [*types, pattern]
        marks = ", ".join("?" * len(types))
        whole = f"FROM node WHERE type IN ({marks}) AND aliases = '' AND name LIKE ?"
        query = f"SELECT count(*), min(name) {whole}"
        ((count, name),) = load.staging.connection.execute(query, given)
        if count:
            names = "1 name stays" if count == 1 else f"{count:,} names stay"
            remedy = f"if that is another name, take it out, as by aliases: {{column: ..., match: {match}}}"
            load.summary.note(f"{names} whole with what stands {where}, as in {shorten(str(name))}; {remedy}")


def _ids_in_words(changed: int) -> str:
    if not changed:
        return ""
    which = "1 id bears" if changed == 1 else f"{changed:,} ids bear"
    return f"{which} more than the name, for other nodes would have the same"


def _count(load: Load) -> None:
    staging, summary = load.staging, load.summary
    gave = _rows_that_gave(load)
    for place in load.lacking:
        file, row = divmod(place, ROWS_A_FILE)
        load.counts[file].skipped[NO_ID] += not gave[file][row]
    for file, rows in load.counts.items():
        rows.loaded = sum(gave[file])
        rows.merged = rows.read - rows.loaded - rows.skipped.total()
    counted = staging.rows("SELECT type, count(*) FROM node GROUP BY type ORDER BY type")
    summary.nodes = {str(name): int(str(count)) for name, count in counted}
    names = list(load.mapping.vocabulary.relationships)
    ties = staging.rows("SELECT type, count(*) FROM kept GROUP BY type ORDER BY type")
    summary.relationships = {names[int(str(kind))]: int(str(count)) for kind, count in ties}
    for name, count in staging.rows("SELECT property, count(*) FROM statement GROUP BY property ORDER BY property"):
        summary.note(f"{count:,} other values of {name}, kept as statements beside the first")


def _rows_that_gave(load: Load) -> dict[int, bytearray]:
    """Return of each file which rows brought something new, a byte for each row: 1 or 0."""
    marks = {file: bytearray(last + 1) for file, last in load.last_rows.items()}
    for query in ("SELECT place FROM gave", "SELECT place FROM kept"):
        for (place,) in load.staging.connection.execute(query):
            marks[place // ROWS_A_FILE][place % ROWS_A_FILE] = 1
    return marks
