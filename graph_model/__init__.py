"""The graph itself: vocabulary, dates, names, typed nodes and relationships over NetworkX, validation."""

from graph_model.dates import Covers, Date, Period, parse_date
from graph_model.elements import Citation, Node, Relationship, Statement
from graph_model.errors import (
    AmbiguousName,
    InterurbanError,
    InvalidData,
    NotAllowed,
    NothingFound,
    UnknownName,
    VocabularyError,
)
from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from graph_model.names import Alias
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary

__all__ = [
    "Alias",
    "AmbiguousName",
    "Citation",
    "Covers",
    "Date",
    "Fault",
    "Graph",
    "InterurbanError",
    "InvalidData",
    "Node",
    "NodeType",
    "NotAllowed",
    "NothingFound",
    "Period",
    "Relationship",
    "RelationshipType",
    "Report",
    "Statement",
    "UnknownName",
    "Vocabulary",
    "VocabularyError",
    "parse_date",
]
