"""What is compared of a node: its names, its country, where it lies, what others call it, what it is related to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph_model.elements import Node
from graph_model.folding import folded_words, joined, spellings
from graph_model.graph import Graph
from loaders.resolution.countries import Country, country_name, find_country
from loaders.resolution.extra import has_gazetteer
from loaders.resolution.gazetteer import Gazetteer, Match
from loaders.resolution.place_names import core_of, readings

IDENTIFIERS = ("geonames_id", "wikidata_id", "url")
SHORTEST_ACRONYM = 3  # letters of what stands in brackets behind a name and is another name


@dataclass(slots=True)
class Subject:
    """One node, as it is compared with others.

    `keys` are its folded names in one word, each with the name as written; `cores` likewise without the words that only
    say what a place is. `beside` is what stands behind the name of a city, as BC in `Richmond, BC`. `countries` are ISO
    codes where they are known, else folded names. `city` is what the gazetteer takes it for, and `namesakes` are the
    GeoNames ids of all cities of the country that its names may stand for.
    """

    node: Node
    keys: dict[str, str]
    cores: dict[str, str]
    beside: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    country: str = ""
    point: tuple[float, float] | None = None
    identifiers: dict[str, str] = field(default_factory=dict)
    city: Match | None = None
    namesakes: frozenset[str] = frozenset()
    words: dict[str, tuple[str, ...]] = field(init=False)  # the folded words of each name

    def __post_init__(self) -> None:
        self.words = {name: tuple(folded_words(name).split()) for name in self.keys.values()}

    @property
    def country_name(self) -> str:
        """The usual name of its country, where the code is known, or else as it is written."""
        code = next(iter(self.countries), "")
        return country_name(code) if len(self.countries) == 1 and code.isupper() else self.country


def describe_subjects(graph: Graph, types: Iterable[str], gazetteer: Gazetteer | None) -> Iterator[Subject]:
    """Yield what is compared of each node of these types; with a gazetteer, also what it takes the cities for."""
    countries = _Countries(graph)
    for node in graph.nodes(*types):
        subject = _city(node) if node.type == "City" else _other(node)
        subject.countries, subject.country = countries.of(node)
        properties = node.properties
        subject.identifiers = {name: str(properties[name]) for name in IDENTIFIERS if properties.get(name)}
        if "latitude" in properties and "longitude" in properties:
            subject.point = float(properties["latitude"]), float(properties["longitude"])
        if gazetteer is not None and node.type == "City" and subject.country:
            _look_up(gazetteer, subject)
        yield subject


def _look_up(gazetteer: Gazetteer, subject: Subject) -> None:
    """Ask the gazetteer for the one city that all names which it knows stand for, and for all that may be meant."""
    names = dict.fromkeys([subject.node.name, *subject.keys.values()])
    found = [gazetteer.find(name, subject.country, near=subject.point, nearly=False) for name in names]
    matches = {match.geonames_id: match for match in found if isinstance(match, Match)}
    subject.city = next(iter(matches.values())) if len(matches) == 1 else None
    bearers = (match for name in names for match in gazetteer.bearers(name, subject.country))
    subject.namesakes = frozenset(match.geonames_id for match in bearers)


def _city(node: Node) -> Subject:
    keys: dict[str, str] = {}
    cores: dict[str, str] = {}
    beside: set[str] = set()
    for name in node.names:
        for words in spellings(name):
            keys.setdefault(joined(words), name)
        for reading in readings(name):
            if len(reading.names) == 1 or (len(reading.names) == 2 and "/" in name):  # of two names, each is one of it
                for words in (each for part in reading.names for each in spellings(part)):
                    cores.setdefault(joined(core_of(words)), name)
            if reading.beside:
                beside.add(folded_words(reading.beside))
    return Subject(node, keys, cores, frozenset(beside))


def _other(node: Node) -> Subject:
    keys: dict[str, str] = {}
    for name in node.names:
        for form in (name, *_forms_in_brackets(name)):
            for words in spellings(form):
                keys.setdefault(joined(words), name)
    cores = dict(keys)
    if node.type == "Country":
        for name in node.names:
            found = find_country(name) if has_gazetteer() else None
            if isinstance(found, Country) and not found.how:  # a name that was guessed at may be another state's
                cores.setdefault(f"iso {'-'.join(found.iso_codes)} {found.until}", name)
    return Subject(node, keys, cores)


def _forms_in_brackets(name: str) -> Iterator[str]:
    """Yield the names in `United Cities and Local Governments (UCLG)`."""
    for reading in readings(name):
        if reading.beside and len(reading.names) == 1 and "(" in name:
            yield reading.names[0]
            if len(reading.beside) >= SHORTEST_ACRONYM and reading.beside.isupper():
                yield reading.beside
            return


class _Countries:
    """In which country each node lies: by its property, or the country it is related to."""

    def __init__(self, graph: Graph) -> None:
        self._codes: dict[str, frozenset[str]] = {}
        self._names = {
            node.id: str(node.properties.get("iso_code", "")) or node.name for node in graph.nodes("Country")
        }
        self._of: dict[str, list[str]] = {}
        if "IN_COUNTRY" in graph.vocabulary.relationships:
            for each in graph.relationships("IN_COUNTRY"):
                self._of.setdefault(each.start, []).append(self._names.get(each.end, each.end))

    def of(self, node: Node) -> tuple[frozenset[str], str]:
        """Return the codes of its countries, and one of them as written."""
        own = str(node.properties.get("iso_code", "")) if node.type != "Country" else ""
        written = [own] if own else self._of.get(node.id, [])
        codes = frozenset(code for text in written for code in self._read(text))
        return codes, written[0] if written else ""

    def _read(self, text: str) -> frozenset[str]:
        if text not in self._codes:
            found = find_country(text) if has_gazetteer() else None
            codes = found.iso_codes if isinstance(found, Country) else ()
            self._codes[text] = frozenset(codes) or frozenset({folded_words(text)})
        return self._codes[text]
