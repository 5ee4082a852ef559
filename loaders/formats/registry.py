"""The formats there are, in the order in which they are listed and tried."""

from __future__ import annotations

import shlex
from pathlib import Path

from graph_model.errors import NoData
from graph_model.vocabulary_reading import bundled_vocabulary
from graph_model.wording import listed
from loaders.dataset.layout import VOCABULARY, belongs_to_dataset
from loaders.formats.cytoscape import CYTOSCAPE
from loaders.formats.dataset import DATASET
from loaders.formats.followthemoney.format import FOLLOWTHEMONEY
from loaders.formats.foreign_neo4j.format import FOREIGN_NEO4J
from loaders.formats.format import Format
from loaders.formats.gephi_tables import GEPHI_TABLES
from loaders.formats.gexf import GEXF
from loaders.formats.gml import GML
from loaders.formats.graphml import GRAPHML
from loaders.formats.mapped import MAPPING
from loaders.formats.neo4j_admin import NEO4J_ADMIN
from loaders.formats.node_link import NODE_LINK
from loaders.formats.pajek import PAJEK
from loaders.formats.popolo.format import POPOLO
from loaders.formats.wikidata.format import WIKIDATA, WIKIDATA_QUERY
from loaders.formats.workbook import WORKBOOK

FORMATS = (
    GRAPHML,
    GEXF,
    NODE_LINK,
    CYTOSCAPE,
    GML,
    PAJEK,
    GEPHI_TABLES,
    WORKBOOK,
    POPOLO,
    MAPPING,
    FOLLOWTHEMONEY,
    WIKIDATA,
    WIKIDATA_QUERY,
    FOREIGN_NEO4J,
    NEO4J_ADMIN,
    DATASET,
)
_TABLES = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet")
_WORKBOOKS = (".xlsx", ".xls", ".ods")
WRITTEN = {each.name: each for each in FORMATS if each.is_written}


def format_named_by(path: Path) -> Format | None:
    """Return the format to write that a path is named after; a name without an ending is that of a folder of tables."""
    if not path.suffix:
        return DATASET
    endings = {ending: each for each in WRITTEN.values() for ending in each.suffixes}
    named = [ending for ending in endings if path.name.lower().endswith(ending)]
    return endings[max(named, key=len)] if named else None  # `.popolo.json` before `.json`


def format_in(path: Path) -> Format:
    """Return the format in which what is there can be read; where nothing is, that of a folder of tables.

    It is known by what it holds, not only by its name; the first format that takes it for its own reads it.

    Raises:
        NoData: it is a file that no format reads.
        OSError: it cannot be read.
    """
    found = next((each for each in FORMATS if each.recognises(path)), None)
    if found is None and path.exists():
        raise NoData(str(path), _not_understood(path))
    return found or DATASET


def _not_understood(path: Path) -> str:
    """Return what a file is, that no format reads, and what is read."""
    if not path.is_file():
        return "is a pipe or a device, and no file"
    if not path.stat().st_size:
        return "is an empty file"
    return f"is a file; {_advise(path)}"


def _understood() -> str:
    """Return what is read, in words."""
    return listed(each.name for each in FORMATS if each.read)


def files_to_draft(folder: Path) -> list[Path]:
    """Return the files of a folder that hold tables, by their endings, of which a mapping can be drafted."""
    files = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in files if path.suffix.lower() in (*_TABLES, *_WORKBOOKS) and path.is_file())


def draft_command(path: Path) -> str:
    """Return the command that drafts a mapping of a file, as it is typed."""
    return f"interurban load --draft {shlex.quote(str(path))} -o mapping.yaml"


def _advise(path: Path) -> str:
    is_csv = path.suffix.lower() == ".csv"
    if is_csv and (belongs_to_dataset(bundled_vocabulary(), path.name) or (path.parent / VOCABULARY).is_file()):
        return f"a data set is a folder of CSV tables; name the folder: {path.parent}"
    drafted = draft_command(path)
    if path.suffix.lower() in _TABLES:
        return f"a table has to be told what its columns are; a first mapping: {drafted}"
    if path.suffix.lower() in _WORKBOOKS:
        return f"none of its sheets is named after what it holds, as City and MEMBER_OF; a first mapping: {drafted}"
    return f"a data set is a folder of CSV tables; this file is in no format that is read ({_understood()})"
