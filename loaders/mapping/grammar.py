"""What may stand in a mapping: the one place from which its reading, its errors and its JSON Schema follow."""

from __future__ import annotations

from typing import Any

from loaders.mapping.shapes import Anything, Either, Flag, Named, Record, Several, Shape, Text, Whole, json_schema

SCHEMA_FILE = "mapping.schema.json"

# What becomes of a value that is not among `values`.
OTHERWISE = ("fault", "keep", "drop")

LARGEST = "largest"
OF_FILES = ("name", "folder", "sheet")
IF_WRONG = ("fault", "drop")
STEPS = ("match", "replace", "slice", "case", "strip")  # of an expression, done in the order written
TEXT_OR_TEXTS = Either((Text(), Several(Text())), "one, or a list of several")

VALUE_FIELDS: dict[str, Shape] = {
    "column": Text("the column in which it stands"),
    "first": Several(Text(), "of these columns the first that is filled"),
    "text": Text('a text with columns in braces: "{city}, {country}"; empty where one of them is'),
    "join": Several(Text(), "the columns that are filled, joined by `with`"),
    "with": Text("what joins them; by default a blank"),
    "constant": Text("the same for each row"),
    "file": Text("what the file of the row is called: its name without the ending, its folder, its sheet", OF_FILES),
    "missing": Several(Text(), "what is written where there is nothing"),
    "match": Text("a regular expression: its first group, or all that it matches; empty where it does not"),
    "replace": Named(Text(), "parts to be replaced, each with what takes its place"),
    "slice": Text("the characters from:to, counted from 0, as in 0:4"),
    "case": Text("how it is spelt", ("title", "upper", "lower")),
    "strip": Text("what is taken off at both ends"),
    "split": Either((Text(), Several(Text())), "what parts a list in a cell: ; or , or lines, or several of them"),
    "whole": Several(Text(), "names that hold what parts a list, and are not parted"),
    "values": Named(Text(), "what becomes of each value, whatever its case: {Full member: full}"),
    "otherwise": Text("what becomes of other values: fault (the default), keep, drop", OTHERWISE),
    "date": Either((Text(), Several(Text())), "the form of a date, or several: dmy, named_month, roman ..."),
    "period": Text("which part of a period in one cell: since, until or label", ("since", "until", "label")),
    "number": Text("how decimals are marked: point or comma", ("point", "comma")),
    "point": Text("which part of a place in one cell, such as POINT (17.06 -22.56)", ("latitude", "longitude")),
    "order": Text("which comes first in a place in one cell", ("latitude first", "longitude first")),
    "if_wrong": Text("what becomes of a row whose value is wrong: fault (the default); drop: only the value", IF_WRONG),
    "coordinate": Text("it is one, with a decimal comma or in degrees and minutes", ("latitude", "longitude")),
}

VALUE_RECORD = Record(VALUE_FIELDS, "where it stands, and what is done to it, in the order of the reference")
VALUE = Either(
    (Text("a column, or a text with columns in braces"), VALUE_RECORD),
    "a column, a text with {columns} in braces, or names and values",
)
KEY = Either(
    (VALUE.shapes[0], Several(Text(), "several columns, which make it together"), VALUE_RECORD),
    "a column, several columns, a text with {columns} in braces, or names and values",
)

SOURCE = Record(
    {
        "id": KEY,
        "name": VALUE,
        "column": Text("the column that names the source of each row"),
        "place": Text("the place in the source, as in row {row} of {file}"),
        "url": VALUE,
        "publisher": VALUE,
        "author": VALUE,
        "published": VALUE,
        "accessed": VALUE,
        "language": VALUE,
        "kind": VALUE,
        "licence": VALUE,
        "note": VALUE,
    },
    "where it was read: one for all rows, or by column",
)

NODE = Record(
    {
        "type": Either(
            (Text(), Several(Text())), "a node type; of several, that which has the name, or else the first"
        ),
        "id": KEY,
        "name": VALUE,
        "apart_by": KEY,
        "aliases": VALUE,
        "properties": Named(VALUE, "its properties, each with where it stands"),
        "where": Named(TEXT_OR_TEXTS, "only in rows with one of these values in the column; * is any"),
        "except": Named(TEXT_OR_TEXTS, "not in rows with one of these values in the column"),
        "known": Flag("true: it must stand in a table already; none is made"),
        "gazetteer": Either(
            (Flag(), Text(choices=(LARGEST,))),
            "true: of a City or Country, what the tables lack is filled from GeoNames and ISO 3166-1; largest: and of "
            "several cities of one name that with most inhabitants is taken, which is said",
        ),
        "country": Either(
            (Text("the Country node of the table by its name under `nodes`, or a column"), VALUE_RECORD),
            "with `gazetteer`: in which country a City lies: a Country node, a column, or names and values",
        ),
    },
    "a node that each row names, or several",
    ("type",),
)

SPELLS = Record(
    {
        "year": VALUE,
        "gap": Whole("years that may lie between two rows of one spell: 1 (the default) are adjoining years", 1),
        "ends": Text(
            "closed (the default): from the first year to the last; open: by the first year, to the last or later",
            ("closed", "open"),
        ),
    },
    "rows of one year each become spells",
    ("year",),
)

RELATIONSHIP = Record(
    {
        "type": Text("a relationship type"),
        "from": Text("the node, by its name under `nodes`"),
        "to": Text("the node, by its name under `nodes`"),
        "properties": Named(VALUE, "its properties, each with where it stands"),
        "where": Named(TEXT_OR_TEXTS, "only in rows with one of these values in the column; * is any"),
        "except": Named(TEXT_OR_TEXTS, "not in rows with one of these values in the column"),
        "spells": SPELLS,
        "as_known_on": Either(
            (Text(), VALUE_RECORD),
            "the day until which an open end is known to hold, or names and values where each row tells it; `never` "
            "where it is not so",
        ),
    },
    "a relationship that each row states",
    ("type", "from", "to"),
)

UNFOLD = Record(
    {
        "columns": Either(
            (Text(), Several(Text())),
            "the columns, or their pattern, as in 19*; * is all but the first and those that the table names elsewhere",
        ),
        "but": Either((Text(), Several(Text())), "columns, or their pattern, that are none of the matrix"),
        "name": Text("the name of the new column for what the header says"),
        "value": Text("the name of the new column for what the cell says"),
        "skip": Several(Text(), 'cells that state nothing, by default "" and 0'),
    },
    "a matrix: each cell becomes a row of its own",
    ("columns", "name", "value"),
)

TABLE = Record(
    {
        "file": Either((Text(), Several(Text())), "a file, or a pattern of several, beside the mapping"),
        "sheet": Text(
            "the sheet of a workbook, by name, number or pattern (20*); the first filled one, if none is named"
        ),
        "encoding": Text("how the text is encoded; found out, if it is not stated"),
        "delimiter": Text("what parts the cells; found out, if it is not stated"),
        "header": Whole("the row of the column names, 1 the first; 0: there is none, columns are named 1, 2, 3"),
        "records": Text("of JSON: the path to the list of records"),
        "columns": Named(
            Either((Text(), Several(Text()), VALUE_RECORD)),
            "names for columns: short ones, one for several headers, or one for a value that is made of others",
        ),
        "missing": Several(Text(), "what is written where there is nothing"),
        "where": Named(TEXT_OR_TEXTS, "only rows with one of these values in the column; * is any"),
        "except": Named(TEXT_OR_TEXTS, "no rows with one of these values in the column"),
        "unfold": UNFOLD,
        "source": Either(
            (Text("the column that names it"), SOURCE), "where this table was read, if elsewhere than the rest"
        ),
        "nodes": Named(NODE, "the nodes that a row names"),
        "relationships": Several(RELATIONSHIP, "what a row states of them"),
        "unmapped": Text(
            "what becomes of columns that are not named: drop (the default), keep, or the node to keep at"
        ),
    },
    "one table, of one file or of many",
    ("file",),
)

MAPPING = Record(
    {
        "name": Text("the name of the data set, as in cdp-cities"),
        "title": Text("its title"),
        "description": Text("what it holds, and how it was made"),
        "licence": Text("the licence of the data, as in CC-BY-4.0"),
        "source": SOURCE,
        "as_known_on": Text("the day until which open ends are known to hold, as in 2024-02"),
        "missing": Several(Text(), 'what is written where there is nothing; by default only ""'),
        "vocabulary": Anything("types and properties of its own, as in a vocabulary.yaml"),
        "tables": Several(TABLE, "the tables, and what their rows mean"),
    },
    "which columns of which tables make which nodes and relationships",
    ("tables",),
)


def mapping_schema() -> dict[str, Any]:
    """Return the JSON Schema of a mapping."""
    return json_schema(MAPPING, title="A mapping of interurban", address=SCHEMA_FILE)
