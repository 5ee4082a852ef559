"""Reading a mapping: from YAML or from Python to its model, with every fault in one go."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from graph_model.errors import NoData, VocabularyError
from graph_model.faults import Fault, InvalidData, Report
from graph_model.folding import slug
from graph_model.vocabulary_reading import bundled_vocabulary, extend_with
from graph_model.yaml_reading import Placed, place, read_placed
from loaders.mapping.entries.gathering import Gathering
from loaders.mapping.entries.parts import items_of, parts_of, text_of, texts_of
from loaders.mapping.entries.sources import read_source
from loaders.mapping.entries.tables import read_table
from loaders.mapping.grammar import MAPPING
from loaders.mapping.model import Mapping, Place
from loaders.mapping.shapes import check_shape

LARGEST = 10_000_000


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
    reader.gathering.faults += [Fault(fault, row=line or None) for line, fault in faults]
    return reader.read(given)


def mapping_of(data: dict[str, Any], folder: Path = Path()) -> Mapping:
    """Return the mapping that a dict says, as `read_mapping` does of a file; its files lie in a folder."""
    return MappingReader("mapping", folder).read(place(data))


class MappingReader:
    """Turns what is written into a mapping, gathering every fault on the way."""

    def __init__(self, file: str, folder: Path) -> None:
        self.file, self.folder = file, folder
        self.gathering = Gathering(bundled_vocabulary())

    def read(self, given: Placed) -> Mapping:
        """Return the mapping.

        Raises:
            InvalidData: it is wrong.
        """
        gathering = self.gathering
        if not gathering.faults:
            gathering.faults += check_shape(MAPPING, given)
        self._stop_at_faults()
        parts = parts_of(given)
        self._widen(parts.get("vocabulary"))
        source = read_source(gathering, parts.get("source"), "source")
        missing = texts_of(parts.get("missing")) or ("",)
        known_on = gathering.day(parts.get("as_known_on"), "as_known_on")
        tables = [
            read_table(gathering, each, f"tables.{number}", source, missing)
            for number, each in enumerate(items_of(parts.get("tables")), start=1)
        ]
        self._stop_at_faults()
        return Mapping(self.file, self.folder, gathering.vocabulary, tuple(tables), self._about(parts), known_on)

    def _about(self, parts: dict[str, Placed]) -> dict[str, object]:
        name = text_of(parts.get("name")) or slug(Path(self.file).stem) or "dataset"
        about: dict[str, object] = {"name": slug(name) or "dataset"}
        about |= {key: text for key in ("title", "description") if (text := text_of(parts.get(key)))}
        if licence := text_of(parts.get("licence")):
            about["licenses"] = [{"name": licence}]
        return about

    def _stop_at_faults(self) -> None:
        if self.gathering.faults:
            raise InvalidData(Report([each.at(self.file, each.row) for each in self.gathering.faults]))

    def _widen(self, given: Placed | None) -> None:
        gathering = self.gathering
        if given is None or given.value is None:
            return
        extension, where = _typed(given), Place("vocabulary", given.line)
        if not isinstance(extension, dict):
            gathering.fault(where, "should be names and values", "write it as a vocabulary.yaml")
            return
        try:
            gathering.vocabulary = extend_with(gathering.vocabulary, extension, self.file)
        except VocabularyError as error:
            for line in str(error).splitlines():
                gathering.fault(where, line.removeprefix(f"{self.file}: "))


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
