"""The two JSON formats of Wikidata, as formats."""

from __future__ import annotations

import re

from loaders.formats.beginnings import Beginning, by_beginning
from loaders.formats.format import Format
from loaders.formats.wikidata.reading import read_sparql, read_wikidata

_CLAIMS = re.compile(r'"(?:claims|labels)"\s*:')
_ITEM = re.compile(r'^[\[\s]*\{[^{}]*"(?:type"\s*:\s*"item"|id"\s*:\s*"Q\d+")')
_ROWS = re.compile(r"^\[\s*\{[^\]]*?https?://www\.wikidata\.org/entity/Q\d")


def _holds_entities(beginning: Beginning) -> bool:
    text = beginning.text
    return ("entities" in beginning.json_names and '"Q' in text) or bool(_ITEM.match(text) and _CLAIMS.search(text))


def _holds_rows(beginning: Beginning) -> bool:
    return {"head", "results"} <= set(beginning.json_names) or bool(_ROWS.match(beginning.text))


WIKIDATA = Format(
    "wikidata",
    "Wikidata's entity JSON: items of Special:EntityData, of wbgetentities or of a dump",
    (".json",),
    details="""\
- Read are items with P463 (member of), P190 (twinned), P39 (position held), P488 (chairperson), P6 (head of
  government), P1891 (signatory), P710 (participant), P112 (founder), P159 (headquarters), P17 (country), P102 (party),
  P361 (part of), P276 (place), P664 (organiser), P1001 (jurisdiction), and as values P625 (coordinates), P571
  (inception), P576 (dissolved), P1082 (population), P1566 (GeoNames), P297 (ISO code), P856 (website). Claims of other
  properties are counted.
- P580 and P582 are since and until; P585 alone says that something held then, and began and ended at some time before
  and after. Dates have the precision that they have there; that there is no end is `..`.
- References become Source nodes: of an address (P854), or of the item in which something is stated (P248, P143).
- Labels and aliases of all languages are names, the English label the first. Deprecated claims are left out; of values
  the preferred ones count.
- A type follows from the class (P31) or from the properties of an item; an item that is only named by others is there,
  too, called by its id. What is of no known type is a Node.
""",
    read=read_wikidata,
    recognised_by=by_beginning(_holds_entities),
)
WIKIDATA_QUERY = Format(
    "wikidata-query",
    "answers of Wikidata's query service: SPARQL JSON results, and its lists of rows as JSON",
    (".json",),
    details="""\
- The variable `?item`, or the first that holds an item, is what a row speaks of. Others are called as the property is
  numbered, or by a usual word: `?P463` or `?memberOf`, `?twin`, `?position`, `?country`, `?coord`, `?inception`,
  `?start`, `?end`, `?pointInTime`; `?itemLabel` and `?itemAltLabel` are names. What is called otherwise is counted.
- Dates of a row date what it relates. They are whole days there, since the service tells no precision.
""",
    read=read_sparql,
    recognised_by=by_beginning(_holds_rows),
)
