"""Reading a mapping: from YAML or from Python to its model, with every fault in one go."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph_model.dates import parse_date
from graph_model.errors import NoData, VocabularyError
from graph_model.faults import Fault, InvalidData, Report
from graph_model.folding import slug
from graph_model.suggestions import did_you_mean
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary, extend_with
from graph_model.yaml_reading import Placed, place, read_placed
from loaders.mapping.grammar import MAPPING, STEPS
from loaders.mapping.model import (
    NEVER,
    Mapping,
    NodeEntry,
    Place,
    RelationshipEntry,
    SourceEntry,
    Spells,
    TableEntry,
    Unfolding,
    Value,
)
from loaders.mapping.shapes import check_shape
from loaders.values.dates import require_forms
from loaders.values.expressions import BadExpression, compile_expression

LARGEST = 10_000_000

_BRACES = re.compile(r"\{([^{}]+)\}")
_SOURCE_PROPERTIES = ("url", "publisher", "author", "published", "accessed", "language", "kind", "licence", "note")


def read_mapping(path: Path, folder: Path | None = None) -> Mapping:
    """Read a mapping from a YAML file; its tables lie beside it, or in a folder that is named.

    Raises:
        NoData: it cannot be read.
        InvalidData: it is wrong; its report lists every fault, with key and line.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise NoData(str(path), f"is larger than {LARGEST // 1_000_000} MB, and no mapping")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise NoData(str(path), f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise NoData(str(path), "is not UTF-8 text; save it as UTF-8") from None
    given, faults = read_placed(text)
    reader = MappingReader(path.name, path.parent if folder is None else folder)
    reader.faults += [Fault(fault, row=line or None) for line, fault in faults]
    return reader.read(given)


def mapping_of(data: dict[str, Any], folder: Path = Path()) -> Mapping:
    """Return the mapping that a dict says, as `read_mapping` does of a file; its files lie in a folder."""
    return MappingReader("mapping", folder).read(place(data))


class MappingReader:
    """Turns what is written into a mapping, gathering every fault on the way."""

    def __init__(self, file: str, folder: Path) -> None:
        self.file, self.folder = file, folder
        self.faults: list[Fault] = []
        self.vocabulary: Vocabulary = bundled_vocabulary()

    def read(self, given: Placed) -> Mapping:
        """Return the mapping.

        Raises:
            InvalidData: it is wrong.
        """
        if not self.faults:
            self.faults += check_shape(MAPPING, given)
        self._stop_at_faults()
        parts = _parts(given)
        self._widen(parts.get("vocabulary"))
        source = self._source(parts.get("source"), "source")
        missing = _texts(parts.get("missing")) or ("",)
        known_on = self._day(parts.get("as_known_on"), "as_known_on")
        tables = [
            self._table(each, f"tables.{number}", source, missing)
            for number, each in enumerate(_items(parts.get("tables")), start=1)
        ]
        self._stop_at_faults()
        name = _text(parts.get("name")) or slug(Path(self.file).stem) or "dataset"
        about: dict[str, object] = {"name": slug(name) or "dataset"}
        about |= {key: text for key in ("title", "description") if (text := _text(parts.get(key)))}
        if licence := _text(parts.get("licence")):
            about["licenses"] = [{"name": licence}]
        return Mapping(self.file, self.folder, self.vocabulary, tuple(tables), about, known_on)

    def _stop_at_faults(self) -> None:
        if self.faults:
            raise InvalidData(Report([each.at(self.file, each.row) for each in self.faults]))

    def _fault(self, place: Place, message: str, remedy: str = "", value: str = "") -> None:
        self.faults.append(Fault(message, remedy, place.key, value, row=place.line or None))

    def _widen(self, given: Placed | None) -> None:
        if given is None or given.value is None:
            return
        extension = _typed(given)
        if not isinstance(extension, dict):
            self._fault(Place("vocabulary", given.line), "should be names and values", "write it as a vocabulary.yaml")
            return
        try:
            self.vocabulary = extend_with(self.vocabulary, extension, self.file)
        except VocabularyError as error:
            for line in str(error).splitlines():
                self._fault(Place("vocabulary", given.line), line.removeprefix(f"{self.file}: "))

    def _day(self, given: Placed | None, key: str) -> str | None:
        text = _text(given)
        if not text:
            return None
        try:
            if "/" not in text:
                return parse_date(text).text
        except ValueError:
            pass
        self._fault(Place(key, given.line if given else 0), "is no date", "write it as 2024-02 or 2024-02-28", text)
        return None

    def _table(self, given: Placed, key: str, source: SourceEntry | None, missing: tuple[str, ...]) -> TableEntry:
        parts, place = _parts(given), Place(key, given.line)
        nodes = {
            label: self._node(label, each, f"{key}.nodes.{label}") for label, each in _parts(parts.get("nodes")).items()
        }
        nodes = {
            label: self._in_country(node, _parts(parts.get("nodes"))[label], nodes) for label, node in nodes.items()
        }
        relationships = [
            self._relationship(each, f"{key}.relationships.{number}", nodes)
            for number, each in enumerate(_items(parts.get("relationships")), start=1)
        ]
        if not nodes:
            self._fault(place, "names no node", "say under nodes: what a row names")
        header, columns = _text(parts.get("header")), _parts(parts.get("columns"))
        unmapped = _text(parts.get("unmapped")) or "drop"
        if unmapped not in ("drop", "keep", *nodes):
            line = parts["unmapped"].line
            self._fault(
                Place(f"{key}.unmapped", line), "is no node", did_you_mean(unmapped, ["drop", "keep", *nodes]), unmapped
            )
        return TableEntry(
            place,
            _texts(parts.get("file")),
            nodes,
            tuple(relationships),
            sheet=_text(parts.get("sheet")),
            encoding=_text(parts.get("encoding")),
            delimiter=_text(parts.get("delimiter")),
            header=int(header) if header else None,
            records=_text(parts.get("records")),
            columns={name: _texts(each) for name, each in columns.items() if not isinstance(each.value, dict)},
            derived={
                name: self._value_of(Place(f"{key}.columns.{name}", each.line), _parts(each))
                for name, each in columns.items()
                if isinstance(each.value, dict)
            },
            missing=frozenset(_texts(parts["missing"]) if "missing" in parts else missing),
            where=_rules(parts.get("where")),
            excepted=_rules(parts.get("except")),
            unfold=_unfolding(parts.get("unfold"), f"{key}.unfold"),
            source=self._source(parts.get("source"), f"{key}.source") or source,
            unmapped=unmapped,
        )

    def _node(self, label: str, given: Placed, key: str) -> NodeEntry:
        parts, place = _parts(given), Place(key, given.line)
        types = []
        for text in _texts(parts.get("type")):
            found = next((each for each in self.vocabulary.nodes if each.lower() == text.lower()), None)
            if found is None:
                where = Place(f"{key}.type", parts["type"].line)
                self._fault(where, "is no node type", did_you_mean(text, self.vocabulary.nodes), text)
            else:
                types.append(found)
        properties = self._properties(parts.get("properties"), f"{key}.properties", types, self.vocabulary.nodes)
        name, node_id = self._value(parts, "name", key), self._value(parts, "id", key, joined_by="-")
        if name is None and node_id is None:
            self._fault(place, "has neither a name nor an id", "say where its name stands: name: COLUMN")
        if name is not None and name.split and node_id is not None:
            self._fault(
                node_id.place, "is the id of several nodes", "leave it out, for the names are several, or split neither"
            )
        return NodeEntry(
            label,
            place,
            tuple(types),
            name,
            node_id,
            self._value(parts, "apart_by", key, joined_by=" "),
            self._value(parts, "aliases", key),
            properties,
            known=_is_true(parts.get("known")),
            gazetteer=_is_true(parts.get("gazetteer")),
            country=self._value(parts, "country", key),
            where=_rules(parts.get("where")),
            excepted=_rules(parts.get("except")),
        )

    def _in_country(self, node: NodeEntry, given: Placed, nodes: dict[str, NodeEntry]) -> NodeEntry:
        """Return a node with the value of the Country node that its `country` names; check what the gazetteer needs."""
        written, country = _parts(given).get("country"), node.country
        if not node.gazetteer:
            if country is not None:
                self._fault(country.place, "is for the gazetteer only", "add gazetteer: true, or leave it out")
            return node
        if not {"City", "Country"}.intersection(node.types) and node.types:
            place = Place(f"{node.place.key}.gazetteer", _parts(given)["gazetteer"].line)
            self._fault(place, f"GeoNames has no {node.types[0]}", "it is for nodes of type City or Country")
        elif "City" in node.types and country is None:
            remedy = "name the Country node or the column: country: COLUMN, or country: {constant: France}"
            self._fault(node.place, "does not say in which country the gazetteer is to look", remedy)
        named = nodes.get(_text(written) or "")
        if country is None or named is None or "Country" not in named.types:
            return node
        value = named.name or named.id
        return replace(node, country=replace(value, place=country.place) if value else None)

    def _properties(self, given: Placed | None, key: str, types: list[str], known: Any) -> dict[str, Value]:
        parts = _parts(given)
        for name, each in parts.items():
            for type_name in types:
                if name not in known[type_name].properties:
                    remedy = did_you_mean(name, known[type_name].properties)
                    self._fault(
                        Place(f"{key}.{name}", each.line), f"is no property of {type_name}", f"{remedy} {_WIDEN}"
                    )
        values = {name: self._value(parts, name, key) for name in parts}
        return {name: value for name, value in values.items() if value is not None}

    def _relationship(self, given: Placed, key: str, nodes: dict[str, NodeEntry]) -> RelationshipEntry:
        parts, place = _parts(given), Place(key, given.line)
        text = _text(parts.get("type")) or ""
        known = self.vocabulary.relationships
        found = next((each for each in known if each.lower() == text.lower().replace(" ", "_")), None)
        if found is None:
            self._fault(
                Place(f"{key}.type", parts["type"].line), "is no relationship type", did_you_mean(text, known), text
            )
        ends = [_text(parts.get(side)) or "" for side in ("from", "to")]
        for side, label in zip(("from", "to"), ends, strict=True):
            if label not in nodes:
                remedy = did_you_mean(label, nodes) if nodes else "name it under nodes:"
                self._fault(Place(f"{key}.{side}", parts[side].line), "is no node of this table", remedy, label)
        if found and all(label in nodes for label in ends):
            self._check_ends(place, found, nodes[ends[0]], nodes[ends[1]])
        types = [found] if found else []
        properties = self._properties(parts.get("properties"), f"{key}.properties", types, known)
        known_on = _text(parts.get("as_known_on"))
        return RelationshipEntry(
            place,
            found or "",
            ends[0],
            ends[1],
            properties,
            _rules(parts.get("where")),
            _rules(parts.get("except")),
            self._spells(parts.get("spells"), f"{key}.spells", found),
            known_on if known_on == NEVER else self._day(parts.get("as_known_on"), f"{key}.as_known_on"),
        )

    def _check_ends(self, place: Place, name: str, start: NodeEntry, end: NodeEntry) -> None:
        kind = self.vocabulary.relationships[name]
        for one in start.types:
            for other in end.types:
                if not kind.joins(one, other):
                    message = f"{name} cannot run from {one} to {other}"
                    self._fault(place, message, f"it runs {kind.describe_ends()} {_WIDEN_ENDS}")

    def _spells(self, given: Placed | None, key: str, kind: str | None) -> Spells | None:
        if given is None:
            return None
        parts = _parts(given)
        year = self._value(parts, "year", key)
        dates = self.vocabulary.relationships[kind].dates if kind else None
        if dates is not None and not (dates.since and dates.until):
            self._fault(Place(key, given.line), f"{kind} has no since and until", "leave spells out")
        if year is None:
            return None
        return Spells(year, int(_text(parts.get("gap")) or 1), _text(parts.get("ends")) == "open")

    def _source(self, given: Placed | None, key: str) -> SourceEntry | None:
        if given is None:
            return None
        if isinstance(given.value, str):
            given = Placed({"column": given}, given.line)
        parts = _parts(given)
        constant = "column" not in parts
        values = {name: self._value(parts, name, key) for name in _SOURCE_PROPERTIES if name in parts}
        name = self._value(parts, "name", key) or self._value(parts, "column", key) or self._value(parts, "id", key)
        node_id = self._value(parts, "id", key, joined_by="-")
        place = Place(key, given.line)
        if name is None:
            self._fault(place, "names no source", "give name:, or column: where a column names it")
        if constant:
            name, node_id, values = (
                _as_constants(name),
                _as_constants(node_id),
                {each: _as_constants(value) for each, value in values.items()},
            )
        properties = {each: value for each, value in values.items() if value is not None}
        entry = NodeEntry("source", place, ("Source",), name, node_id, None, None, properties)
        return SourceEntry(entry, _text(parts.get("place")) or "")

    def _value(self, parts: dict[str, Placed], name: str, key: str, joined_by: str | None = None) -> Value | None:
        given = parts.get(name)
        if given is None:
            return None
        place = Place(f"{key}.{name}", given.line)
        if isinstance(given.value, list):
            return Value(place, _texts(given), joined_by=joined_by if joined_by is not None else " ")
        if isinstance(given.value, str):
            return _plain_value(place, given.value)
        return self._value_of(place, _parts(given))

    def _value_of(self, place: Place, parts: dict[str, Placed]) -> Value:
        ways = [each for each in ("column", "first", "text", "join", "constant") if each in parts]
        if len(ways) != 1:
            what = "says nowhere where it stands" if not ways else f"stands in several ways: {', '.join(ways)}"
            self._fault(place, what, "give one of column, first, text, join, constant")
        text = _text(parts.get("text")) or ""
        columns = {
            "column": _texts(parts.get("column")),
            "first": _texts(parts.get("first")),
            "text": tuple(_BRACES.findall(text)),
            "join": _texts(parts.get("join")),
        }.get(ways[0] if ways else "", ())
        return Value(
            place,
            columns,
            constant=_text(parts.get("constant")),
            text=text,
            joined_by=(_text(parts.get("with")) or " ") if "join" in parts else None,
            missing=frozenset(_texts(parts["missing"])) if "missing" in parts else None,
            steps=self._steps(parts, place),
            split=_texts(parts.get("split")),
            whole=_texts(parts.get("whole")),
            values={old: _text(new) or "" for old, new in _parts(parts["values"]).items()}
            if "values" in parts
            else None,
            otherwise=_text(parts.get("otherwise")) or "fault",
            date=self._forms(parts.get("date"), place),
            period=_text(parts.get("period")) or "",
            number=_text(parts.get("number")) or "",
            point=_text(parts.get("point")) or "",
            order=_text(parts.get("order")) or "",
            coordinate=_text(parts.get("coordinate")) or "",
            if_wrong=_text(parts.get("if_wrong")) or "fault",
        )

    def _steps(self, parts: dict[str, Placed], place: Place) -> tuple[tuple[str, Any], ...]:
        steps = {name: each.plain for name, each in parts.items() if name in STEPS}
        for name, body in steps.items():
            try:
                compile_expression({"column": "cell", name: body})
            except BadExpression as bad:
                message, _, remedy = str(bad).partition("; ")
                self._fault(Place(f"{place.key}.{name}", parts[name].line), message, remedy)
        return tuple(steps.items())

    def _forms(self, given: Placed | None, place: Place) -> tuple[str, ...]:
        forms = _texts(given)
        try:
            require_forms(forms)
        except ValueError as error:
            message, _, remedy = str(error).partition("; ")
            self._fault(Place(f"{place.key}.date", given.line if given else 0), message, remedy)
        return forms


_WIDEN = "or add it under vocabulary:"
_WIDEN_ENDS = "or add the ends under vocabulary:"


def _unfolding(given: Placed | None, key: str) -> Unfolding | None:
    if given is None:
        return None
    parts = _parts(given)
    skip = frozenset(_texts(parts["skip"])) if "skip" in parts else frozenset({"", "0"})
    place = Place(key, given.line)
    columns, but = _texts(parts.get("columns")), _texts(parts.get("but"))
    return Unfolding(place, columns, _text(parts["name"]) or "", _text(parts["value"]) or "", skip, but)


def _plain_value(place: Place, text: str) -> Value:
    """Return the value of a text: a column, or with braces a text in which columns are filled."""
    columns = tuple(_BRACES.findall(text))
    return Value(place, columns, text=text) if columns else Value(place, (text,))


def _as_constants(value: Value | None) -> Value | None:
    """Return a value of a source that is one for all rows: what is written is what is meant, and no column."""
    if value is None or value.constant is not None or value.text:
        return value
    return Value(value.place, constant=value.columns[0])


def _typed(given: Placed) -> Any:
    """Return what a vocabulary says with its numbers and booleans in their own types."""
    value = given.value
    if isinstance(value, dict):
        return {name: _typed(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    if value in ("true", "false"):
        return value == "true"
    if value is not None and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    return value


def _parts(given: Placed | None) -> dict[str, Placed]:
    return given.value if given is not None and isinstance(given.value, dict) else {}


def _items(given: Placed | None) -> list[Placed]:
    return given.value if given is not None and isinstance(given.value, list) else []


def _text(given: Placed | None) -> str | None:
    return given.value if given is not None and isinstance(given.value, str) else None


def _texts(given: Placed | None) -> tuple[str, ...]:
    if given is None:
        return ()
    if isinstance(given.value, list):
        return tuple(each.value for each in given.value if isinstance(each.value, str))
    return (given.value,) if isinstance(given.value, str) else ()


def _rules(given: Placed | None) -> dict[str, tuple[str, ...]]:
    """Return which values of which columns are wanted, or are not."""
    return {column: _texts(each) for column, each in _parts(given).items()}


def _is_true(given: Placed | None) -> bool:
    return (_text(given) or "").lower() == "true"
