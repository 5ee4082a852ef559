"""Which file of a data-set folder holds what: one CSV per type, named after it in lower case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import UnknownType
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary

DESCRIPTION = "datapackage.json"
VOCABULARY = "vocabulary.yaml"
STATEMENTS = "statement.csv"
DECISIONS = "decisions.csv"  # which nodes are one; beside the tables, and none of them
IMPORT_ARGUMENTS = "import-arguments.txt"  # beside tables named after types: files of a bulk import, and no data set
STATEMENT_COLUMNS = ["node", "property", "value", "note", "sources"]

NODE_FIRST = ["id", "name", "aliases"]
RELATIONSHIP_FIRST = ["from", "to"]
LAST = ["sources"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a data set and the type of what stands in it."""

    type: NodeType | RelationshipType

    @property
    def file(self) -> str:
        """The file name, such as member_of.csv."""
        return f"{self.type.name.lower()}.csv"

    @property
    def holds_nodes(self) -> bool:
        """Whether the rows are nodes."""
        return isinstance(self.type, NodeType)

    @property
    def columns(self) -> list[str]:
        """Every column the table may have, in order."""
        first = NODE_FIRST if self.holds_nodes else RELATIONSHIP_FIRST
        return [*first, *self.type.properties, *LAST]


def sheets(vocabulary: Vocabulary) -> list[Sheet]:
    """Return the tables a data set may have: nodes first."""
    return [*map(Sheet, vocabulary.nodes.values()), *map(Sheet, vocabulary.relationships.values())]


def find_sheet(vocabulary: Vocabulary, file: str) -> Sheet:
    """Return the table a file name stands for, whatever its case and hyphens.

    Raises:
        UnknownType: it is named after no type of the vocabulary.
    """
    return Sheet(vocabulary.find(Path(file).stem))


def is_table(name: str) -> bool:
    """Tell whether a file of this name is read as a table: a CSV file that is not hidden, and not that of decisions."""
    return name.lower().endswith(".csv") and name[0] not in "._~" and name.lower() != DECISIONS


def is_read(name: str) -> bool:
    """Tell whether reading a folder reads a file of this name."""
    return is_table(name) or name in (DESCRIPTION, VOCABULARY)


def belongs_to_dataset(vocabulary: Vocabulary, name: str) -> bool:
    """Tell whether a data set is written in a file of this name, and not beside it."""
    if name in (DESCRIPTION, VOCABULARY) or name.lower() == STATEMENTS:
        return True
    try:
        return is_table(name) and find_sheet(vocabulary, name) is not None
    except UnknownType:
        return False
