"""FollowTheMoney JSON lines as one of the formats."""

from __future__ import annotations

from loaders.formats.beginnings import Beginning, by_beginning
from loaders.formats.followthemoney.reading import read_followthemoney
from loaders.formats.followthemoney.writing import write_followthemoney
from loaders.formats.format import Format


def _recognise(beginning: Beginning) -> bool:
    return {"schema", "properties", "id"} <= set(beginning.json_names)


FOLLOWTHEMONEY = Format(
    "followthemoney",
    "FollowTheMoney JSON lines: companies, people, payments and interests, as Aleph and OpenSanctions have them",
    (".ftm.json",),
    "topics and things of kinds that it lacks, places and numbers of cities, languages of names, dates that are no "
    "single year, month or day, and the vocabulary",
    details="""\
- Read is one entity a line, from a `.json` or a gzipped `.json.gz`, in memory that holds no more than the graph; lines
  of one id are joined.
- People, organisations, posts, events, projects and contracts become nodes of our types; a `PublicBody` that is
  classified as a municipality is a City. Things of any other schema become a Node of its kind.
- What joins two things becomes a relationship with its dates, amounts and all else that it states: Membership
  MEMBER_OF, Occupancy HOLDS, Payment PAID, Ownership OWNS, Directorship DIRECTS, Employment WORKS_FOR ... and others
  TIED_TO, of a kind that is their schema. A thing that names another (`addressEntity`) is TIED_TO it.
- All values are kept: of properties that have several, as lists; properties that we lack under their own names
  (`amountEur` is `amount_eur`), in a vocabulary that comes with the data set.
- `sourceUrl` and `datasets` become Source nodes.
- Written are people, bodies, cities (a PublicBody classified as a municipality), roles, forums, initiatives and MOUs (a
  Contract), and relationships as the schema of their type, or as an UnknownLink whose role is the type. An id that the
  model does not take (`seoul_2`) gets another. What is left out is said with its count.
""",
    write_file=write_followthemoney,
    read=read_followthemoney,
    recognised_by=by_beginning(_recognise),
)
