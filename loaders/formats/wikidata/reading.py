"""Reading Wikidata: entity JSON, or the answers of its query service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from loaders.formats.intake import Intake
from loaders.formats.wikidata.building import ItemBuilder
from loaders.formats.wikidata.entities import read_entities
from loaders.formats.wikidata.items import Item
from loaders.formats.wikidata.sparql import read_rows


def read_wikidata(path: Path) -> tuple[Graph, Report]:
    """Return the graph of the items in a file of entities, and what of it could not be carried, with counts."""
    return _read(path, read_entities)


def read_sparql(path: Path) -> tuple[Graph, Report]:
    """Return the graph of the items in an answer of the query service, and what of it could not be carried."""
    return _read(path, read_rows)


def _read(path: Path, read: Callable[[Path, Counter[str], list[Fault]], Iterator[Item]]) -> tuple[Graph, Report]:
    said: Counter[str] = Counter()
    intake = Intake(path.name)
    items = {each.id: each for each in read(path, said, intake.report.faults)}
    ItemBuilder(intake, items).build()
    for what, number in said.items():
        message, _, example = what.partition("\t")
        intake.say(message, example, number=number)
    return intake.finish()
