"""The graph itself: vocabulary, dates, names, typed nodes and relationships, validation, and where it is kept."""

# A package of interurban. Others have packages of this name; interurban._siblings looks for this line.

from graph_model.dates import Date, parse_date
from graph_model.elements import Citation, Node, Relationship, Statement
from graph_model.errors import (
    AmbiguousName,
    BadDate,
    DatasetChanged,
    DatasetNotChosen,
    ForeignFiles,
    InterurbanError,
    NoData,
    NotAllowed,
    NothingFound,
    NothingHeld,
    NothingJoins,
    NoTies,
    ProjectionTooLarge,
    QueryFailed,
    QueryRefused,
    QueryTimedOut,
    TiedByOthers,
    TooManyPairs,
    UnknownName,
    UnknownType,
    UnknownTypesKept,
    VocabularyError,
)
from graph_model.faults import Fault, InvalidData, Report
from graph_model.graph import Graph
from graph_model.graph_view import GraphView
from graph_model.names import Alias
from graph_model.periods import Covers, Period
from graph_model.timing import Timing
from graph_model.vocabulary import DateRule, NodeType, RelationshipType, Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary, extend_vocabulary, read_vocabulary

__all__ = [
    "Alias",
    "AmbiguousName",
    "BadDate",
    "Citation",
    "Covers",
    "DatasetChanged",
    "DatasetNotChosen",
    "Date",
    "DateRule",
    "Fault",
    "ForeignFiles",
    "Graph",
    "GraphView",
    "InterurbanError",
    "InvalidData",
    "NoData",
    "NoTies",
    "Node",
    "NodeType",
    "NotAllowed",
    "NothingFound",
    "NothingHeld",
    "NothingJoins",
    "Period",
    "ProjectionTooLarge",
    "QueryFailed",
    "QueryRefused",
    "QueryTimedOut",
    "Relationship",
    "RelationshipType",
    "Report",
    "Statement",
    "TiedByOthers",
    "Timing",
    "TooManyPairs",
    "UnknownName",
    "UnknownType",
    "UnknownTypesKept",
    "Vocabulary",
    "VocabularyError",
    "bundled_vocabulary",
    "extend_vocabulary",
    "parse_date",
    "read_vocabulary",
]
