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
        "affiliation institution company agency body delegation ngo secretariat institute university employer partner "
        "verband organizacion 기관 party",
        "Person": "person persons people mayor councillor delegate representative contact speaker 이름 participant",
        "MOU": "treaty treaties agreement agreements mou mous memorandum convention contract 협약",
        "Forum": "meeting meetings forum forums congress conference event events session summit workshop 회의",
        "Role": "role position office post executive function rank 직책",
        "Initiative": "initiative initiatives programme program project projects campaign",
        "Topic": "topic topics theme themes sector subject",
    }.items()
    for word in words.split()
}
NETWORKS = frozenset(["network", "networks", "association", "associations"])
PARTIES = frozenset(["sides", "parties", "signatories", "members", "participants", "partners"])
NEUTRAL = frozenset(["name", "names", "short", "full", "official", "the", "of", "title", "city's", "reporting", "and"])
QUALIFIERS = frozenset(["full", "short", "official"])
IDS = frozenset(["id", "ids", "identifier", "number", "no", "nr", "account", "key", "code", "ref"])
_NO_IDS = frozenset(["word", "words", "postal", "post", "zip", "phone", "telephone"])
SOURCES = frozenset(["source", "sources", "reference", "references", "citation", "quelle"])
BODIES = frozenset(
    word
    for words in (
        "network networks association associations alliance union federation organisation organization forum",
        "committee foundation institute league confederation secretariat agency",
    )
    for word in words.split()
)
_FILES_OF = {  # what a file holds, as its name says
    word: node_type
    for node_type, words in {
        "City": "cities towns municipalities",
        "Country": "countries nations",
        "Organisation": "organisations organizations networks associations",
        "Person": "persons people councillors delegates mayors",
        "MOU": "treaties agreements mous conventions",
        "Forum": "meetings forums congresses conferences events summits",
        "Initiative": "initiatives programmes projects campaigns",
    }.items()
    for word in words.split()
}
_OF_MEMBERS = frozenset(["member", "members", "membership", "memberships", "partners", "participants"])
CODES = frozenset(["iso", "iso2", "iso3", "iso_code", "code"])
PROPERTIES = {
    "population": "population", "einwohner": "population", "pop": "population",
    "alias": "aliases", "aka": "aliases", "aliases": "aliases",
}  # fmt: skip
SHORT_NAMES = frozenset(["acronym", "acronyms", "abbreviation"])
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
    [
        "tier",
        "status",
        "statut",
        "member status",
        "membership status",
        "member type",
        "membership type",
        "type of membership",
    ]
)
DATES = {
    word: meaning
    for meaning, words in {
        "since": "since start started begin began joined join joining adhesion from entry accession founded "
        "seit depuis desde 가입",
        "until": "until end ended left withdrawal withdrawn term expiry expires bis jusqu hasta 탈퇴",
        "on": "date dates day on signature signed held year years when datum jahr fecha 날짜 연도",
    }.items()
    for word in words.split()
}
AXES = {  # x and y only where the cells are degrees with decimals
    "x": "longitude", "y": "latitude", "lat": "latitude", "latitude": "latitude",
    "lng": "longitude", "lon": "longitude", "long": "longitude", "longitude": "longitude",
}  # fmt: skip
POINTS = frozenset(
    ["coordinates", "coordinate", "coords", "location", "place", "point", "position", "gps", "geo", "geom"]
)
SUBJECTS = frozenset(["name", "title", "member", "member name", "name of member", "participant name", "entity"])
_ASIDE = re.compile(r"(?<=\S)(?:\s*[(\[][^)\]]*[)\]]\s*|\.[xy])$")  # `.x` is what R adds when it joins tables
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|_")
_SIDES = {"source": "1", "target": "2", "from": "1", "to": "2", "1": "1", "2": "2"}


def words_of(header: str) -> list[str]:
    """Return the folded words of a column's name, parted at capitals and before digits, too; not what is in brackets.

    >>> words_of("stateID"), words_of("Person_Name"), words_of("city1"), words_of("Country (secretariat)")
    (['state', 'id'], ['person', 'name'], ['city', '1'], ['country'])
    """
    return folded_words(_CAMEL.sub(" ", _ASIDE.sub("", header))).split()


def is_of_ids(words: list[str]) -> bool:
    """Tell whether a column's name speaks of ids: `id`, `account number`, `code network`.

    >>> is_of_ids(["account", "number"]), is_of_ids(["number", "of", "cities"]), is_of_ids(["postal", "code"])
    (True, False, False)
    """
    if "of" in words[1:] or _NO_IDS & set(words):
        return False
    return bool(IDS & set(words))


def subject_of_file(name: str) -> str:
    """Return the node type that the name of a file speaks of; nothing where it says whose members it lists.

    >>> subject_of_file("UrbactNetworks.csv"), subject_of_file("members of city networks.csv")
    ('Organisation', '')
    """
    words = words_of(name)
    return "" if _OF_MEMBERS & set(words) else next((_FILES_OF[word] for word in words if word in _FILES_OF), "")


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
