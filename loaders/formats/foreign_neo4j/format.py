"""A foreign Neo4j database, by the file that describes it, as one of the formats."""

from __future__ import annotations

from pathlib import Path

from graph_model.faults import Report
from graph_model.graph import Graph
from loaders.formats.foreign_neo4j.description import describes_database
from loaders.formats.format import Format
from loaders.formats.json_files import beginning_of


def _recognise(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml") and describes_database(beginning_of(path))


def _read(path: Path) -> tuple[Graph, Report]:
    from loaders.formats.foreign_neo4j.reading import read_foreign  # the driver loads when it is used

    return read_foreign(path)


FOREIGN_NEO4J = Format(
    "neo4j-foreign",
    "a Neo4j database that others have written, by a YAML file that says which label is what",
    (".yaml", ".yml"),
    details="""\
- The file names the server, and says which label becomes which type and which property is which; `--data FILE` then
  reads the database, NEO4J_USERNAME and NEO4J_PASSWORD say who asks, and nothing is written there:

  ```yaml
  neo4j: neo4j://localhost          # or just neo4j: the server of NEO4J_URI
  database: twinnings               # where it is not the server's default
  nodes:
    Town: {type: City, id: code, name: title, aliases: names, point: location, properties: {population: inhabitants}}
    Club: {type: Organisation, name: title, properties: {kind: sort, founded: created}}
  relationships:
    JOINED: {type: MEMBER_OF, properties: {since: from}}
    HAS_TWIN: TWINNED_WITH
    LED_BY: {type: TIED_TO, kind: leader, backwards: true}
  others: keep                      # or leave out
  ```

- Without `id` an id is made of the name; `name` is the property `name`, or else `title` or `label`. A part
  `vocabulary`, as in a `vocabulary.yaml`, adds types and properties.
- Labels and types that the file does not mention become a Node and a TIED_TO of their kind, or are left out, as
  `others` says; their number, and that of properties that it does not mention, is said.
""",
    read=_read,
    recognised_by=_recognise,
)
