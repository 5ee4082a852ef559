"""What the words of a column's name say of what stands in it."""

from __future__ import annotations

import re

from graph_model.folding import folded_words

# The node type that a word names; English first, then what tables of other languages are headed by.
TYPES: dict[str, str] = {
    word: node_type
    for node_type, words in {
        "City": "city cities town towns municipality municipalities council commune location place venue village "
        "ville stadt gemeinde ciudad municipio cidade citta 도시 시 市 город",
        "Country": "country countries nation state land pays pais staat 국가 나라 国 страна",
        "Organisation": "organisation organisations organization organizations network networks association authority "
        "affiliation institution company agency body delegation ngo secretariat institute university employer verband "
        "organizacion 기관 party",
        "Person": "person persons people mayor councillor delegate representative contact speaker 이름 participant",
        "MOU": "treaty treaties agreement agreements mou mous memorandum convention contract 협약",
        "Forum": "meeting meetings forum forums congress conference event events session summit workshop 회의",
        "Role": "role position office post executive function rank 직책",
        "Initiative": "initiative initiatives programme program project projects campaign",
        "Topic": "topic topics theme themes sector subject",
    }.items()
    for word in words.split()
}
PARTIES = frozenset(["sides", "parties", "signatories", "members", "participants", "partners"])
NEUTRAL = frozenset(["name", "names", "short", "full", "official", "the", "of", "title", "city's", "reporting", "and"])
IDS = frozenset(["id", "ids", "identifier", "number", "no", "nr", "account", "key", "code", "ref"])
CODES = frozenset(["iso", "iso2", "iso3", "iso_code", "code"])
PROPERTIES = {
    "population": "population", "einwohner": "population", "alias": "aliases", "aka": "aliases", "aliases": "aliases",
}  # fmt: skip
OTHER_NAMES = frozenset(
    [
        "also called",
        "also known as",
        "alias names",
        "alternative name",
        "alternative names",
        "other name",
        "other names",
    ]
)
TIERS = frozenset(
    ["tier", "status", "member status", "membership status", "member type", "membership type", "type of membership"]
)
DATES = {
    word: meaning
    for meaning, words in {
        "since": "since start started begin began joined join from entry accession founded seit depuis desde 가입",
        "until": "until end ended left withdrawal withdrawn term expiry expires bis jusqu hasta 탈퇴",
        "on": "date dates day on signature signed held year years when datum jahr fecha 날짜 연도",
    }.items()
    for word in words.split()
}
AXES = {
    "lat": "latitude", "latitude": "latitude", "lng": "longitude", "lon": "longitude", "long": "longitude",
    "longitude": "longitude",
}  # fmt: skip
POINTS = frozenset(
    ["coordinates", "coordinate", "coords", "location", "place", "point", "position", "gps", "geo", "geom"]
)
SUBJECTS = frozenset(["name", "title", "member", "member name", "name of member", "participant name", "entity"])
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|_")
_SIDES = {"source": "1", "target": "2", "from": "1", "to": "2", "1": "1", "2": "2"}


def words_of(header: str) -> list[str]:
    """Return the folded words of a column's name, parted at capitals and before digits, too.

    >>> words_of("stateID"), words_of("Person_Name"), words_of("city1")
    (['state', 'id'], ['person', 'name'], ['city', '1'])
    """
    return folded_words(_CAMEL.sub(" ", header)).split()


def type_of(words: list[str]) -> str:
    """Return the node type that a column's name speaks of; nothing, if it speaks of something else.

    >>> type_of(["city", "short", "name"]), type_of(["city", "boundary"])
    ('City', '')
    """
    named = [word for word in words if word in TYPES]
    rest = [word for word in words if word not in TYPES and word not in NEUTRAL and not word.isdigit()]
    return TYPES[named[-1]] if named and not rest else ""


def side_of(words: list[str]) -> str:
    """Return which of two like columns this is: 1 or 2; nothing, if it is none of a pair.

    >>> side_of(["city", "2"]), side_of(["source"]), side_of(["city"])
    ('2', '1', '')
    """
    return _SIDES.get(words[-1], "") if words else ""
