"""Popolo JSON as one of the formats."""

from __future__ import annotations

from loaders.formats.beginnings import Beginning, by_beginning
from loaders.formats.format import Format
from loaders.formats.popolo.embedding import is_popolo
from loaders.formats.popolo.reading import read_popolo
from loaders.formats.popolo.writing import write_popolo


def _recognise(beginning: Beginning) -> bool:
    return is_popolo(beginning.json_names)


POPOLO = Format(
    "popolo",
    "Popolo JSON: people, organisations, posts and memberships, as open government data has them",
    (".popolo.json",),
    "what is no person, organisation, post, area or event; what relates others than persons and organisations to "
    "bodies and posts; dates that are no single year, month or day; the vocabulary",
    details="""\
- Read are `persons`, `organizations`, `posts`, `memberships`, `areas` and `events`, also where they are embedded in one
  another, from a `.json` or a gzipped `.json.gz`.
- The government of a city becomes the City, by its classification, or because somebody is its mayor or councillor. The
  council's name stays as an alias; a city is called as its area, or by what is left of the council's name.
- A membership with a post or a title becomes an office that is held: Mayor of Albury, a Role in Albury. Others are
  MEMBER_OF. `on_behalf_of` is a MEMBER_OF the party, with the dates of the membership. A `legislative_period_id`
  dates a membership that has no dates.
- Spellings of one title are one office (`Mayor`, `mayor`). A title that is none of the usual ones becomes an office
  without a kind, and is named. A party called `unknown` is none.
- Areas that are neither cities nor countries become a Node of their kind; who represents one is TIED_TO it.
- `other_names` are aliases, with their language as in `서울@ko`; those with dates are statements that say when.
- `sources` become Source nodes. What has no place (contact details, votes, speeches) is counted.
- Written are the same collections. A city is written as a body classified as a municipality and, under the same id, as
  its area, and is read back as one city. What is left out is said with its count.
""",
    write_file=write_popolo,
    read=read_popolo,
    recognised_by=by_beginning(_recognise),
)
