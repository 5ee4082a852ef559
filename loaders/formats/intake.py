"""What a foreign file holds, put into a graph as far as it fits; what does not fit is counted and said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from graph_model.faults import Fault, Report, has_error, shorten
from graph_model.folding import slug
from graph_model.graph import Graph
from graph_model.names import Alias
from graph_model.vocabulary import Vocabulary
from graph_model.wording import first_of

MOST_EXAMPLES = 3  # that a warning names
LONGEST_ID = 200  # characters of an id that is made

_UNFIT = re.compile(r"[\s|#\x00-\x1f\x7f\ud800-\udfff]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


class Intake:
    """A graph as far as a foreign file fits it, the ids that things of the file have in it, and what had to be said.

    A value that does not fit is left out with a warning that names it, and the rest of the thing is kept. What is said
    of many things in the same words is one warning with their count and a few examples.
    """

    def __init__(self, file: str, vocabulary: Vocabulary | None = None) -> None:
        self.file = file
        self.graph = Graph(vocabulary)
        self.graph.about = {"name": slug(file.partition(".")[0]) or "dataset"}
        self.report = Report()
        self._ids: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._said: dict[tuple[str, str], Counter[str]] = {}

    # -- ids -----------------------------------------------------------------------------------------------------

    def id_of(self, group: str, given: str, wanted: str | None = None) -> str:
        """Return the id in the graph of what a file calls so among things of a group (persons, areas ...).

        It is the given one, or the wanted one, as far as no other thing has it and it holds no blank, bar or #.
        """
        key = group, given
        if key not in self._ids:
            plain = _UNFIT.sub("-", (wanted or given).strip()).strip("-") or group
            if wanted is None and plain != given:
                self.say("ids in which hyphens stand in the place of blanks, bars or #", given)
            free = plain if plain not in self._taken else f"{group}-{plain}"
            if free != plain and wanted is None:
                self.say("ids that several things have, with the group before them", free)
            if free in self._taken:
                free = f"{free}-{sha256(repr(key).encode()).hexdigest()[:8]}"
            self._ids[key] = free
            self._taken.add(free)
        return self._ids[key]

    def known_id(self, group: str, given: str) -> str | None:
        """Return the id of what a file calls so, if it was met already."""
        return self._ids.get((group, given))

    def stand_for(self, group: str, given: str, node_id: str) -> None:
        """Let what a file calls so be a node that is there already."""
        self._ids[group, given] = node_id

    # -- nodes and relationships -----------------------------------------------------------------------------------

    def node(
        self,
        node_type: str,
        node_id: str,
        name: object,
        properties: Mapping[str, object] | None = None,
        *,
        aliases: Iterable[str] = (),
        sources: Iterable[str] = (),
        row: int | None = None,
    ) -> str:
        """Put a node into the graph, without the values that do not fit; return its id."""
        shown = one_line(name)
        if not shown:
            shown = node_id
            self.say("things without a name, called by their ids", node_id)
        others = [alias for alias in dict.fromkeys(map(one_line, aliases)) if alias and alias != shown]
        cited = list(sources)
        given = dict(properties or {})
        faults = self.graph.put_node(node_type, node_id, shown, given, aliases=others, sources=cited)
        if has_error(faults):
            fitting = _without_faulty(given, faults)
            again = self.graph.put_node(node_type, node_id, shown, fitting, aliases=others, sources=cited)
            if has_error(again):
                self.say("things that cannot be held, left out", f"{node_id}: {_first_error(again)}")
        self._warn(faults, node_id, row)
        return node_id

    def relationship(
        self,
        start: str,
        relationship_type: str,
        end: str,
        properties: Mapping[str, object] | None = None,
        *,
        sources: Iterable[str] = (),
        row: int | None = None,
    ) -> bool:
        """Put a relationship into the graph, without the values that do not fit; tell whether it is there."""
        ends = f"{start} {relationship_type} {end}"
        if start not in self.graph or end not in self.graph:
            missing = start if start not in self.graph else end
            self.say("relationships to what the file does not hold, left out", missing)
            return False
        if start == end:
            self.say("relationships of a thing to itself, left out", ends)
            return False
        cited = list(sources)
        given = dict(properties or {})
        before = self.graph.relationship_count
        faults = self.graph.put_relationship(start, relationship_type, end, given, sources=cited)
        if has_error(faults):
            fitting = _without_faulty(given, faults)
            again = self.graph.put_relationship(start, relationship_type, end, fitting, sources=cited)
            if has_error(again):
                self.say("relationships that cannot be held, left out", f"{ends}: {_first_error(again)}")
                return False
        self._warn(faults, ends, row)
        if self.graph.relationship_count == before:
            self.say("relationships that say the same as another, joined with it", ends)
        return True

    def source(self, url: str, name: str = "") -> str:
        """Return the id of the source of a web address, put into the graph when it is first met."""
        met = self.known_id("source", url)
        if met is not None:
            return met
        bare = re.sub(r"^https?://(www\.)?", "", url)
        node_id = self.id_of("source", url, slug(bare)[:LONGEST_ID] or "source")
        is_address = re.fullmatch(r"https?://[^\s<>\"]+", url) is not None
        return self.node("Source", node_id, name or url, {"url": url} if is_address else {})

    # -- what is said ------------------------------------------------------------------------------------------------

    def say(self, message: str, example: str = "", *, remedy: str = "", number: int = 1) -> None:
        """Count something that has to be said; the count and some examples follow the message."""
        self._said.setdefault((message, remedy), Counter())[example] += number

    def finish(self) -> tuple[Graph, Report]:
        """Return the graph, and the report with everything that was counted."""
        for (message, remedy), examples in self._said.items():
            self.report.add(_counted(message, remedy, examples).at(self.file))
        self._said.clear()
        return self.graph, self.report

    def _warn(self, faults: Iterable[Fault], what: str, row: int | None) -> None:
        """Note faults of values: those that do not fit are left out, each by itself; unusual ones are counted."""
        for fault in faults:
            if fault.severity == "warning":
                self.say(f"{fault.column}: {fault.message}", fault.value)
            else:
                message = f"{fault.message}, and is left out"
                found = replace(fault, message=message, severity="warning", detail=f"({shorten(what)})")
                self.report.add(found.at(self.file, row))


def one_line(text: object) -> str:
    """Return a text on one line, without control characters."""
    if not isinstance(text, str):
        return "" if text is None else str(text)
    return " ".join(_CONTROL.sub(" ", text).split())


def in_language(text: str, language: str) -> str:
    """Return a name as an alias, with its language where that is a tag that an alias can have.

    >>> in_language("서울", "ko"), in_language("Сэул", "be-x-old")
    ('서울@ko', 'Сэул')
    """
    written = f"{text}@{language}"
    return written if text and Alias.parse(written).language == language else text


def _without_faulty(given: Mapping[str, object], faults: Iterable[Fault]) -> dict[str, object]:
    """Return the properties that have no error."""
    faulty = {fault.column for fault in faults if fault.severity == "error"}
    return {name: value for name, value in given.items() if name not in faulty}


def _first_error(faults: Sequence[Fault]) -> str:
    return next(fault.told for fault in faults if fault.severity == "error")


def _counted(message: str, remedy: str, examples: Counter[str]) -> Fault:
    number = sum(examples.values())
    named = [
        f"{shorten(text)} {count:,} times" if count > 1 and len(examples) > 1 else shorten(text)
        for text, count in sorted(examples.items(), key=lambda each: (-each[1], each[0]))  # whatever came first
        if text
    ]
    told = f" ({first_of(named, MOST_EXAMPLES)})" if named else ""
    return Fault(f"{message}: {number:,}{told}", remedy, severity="warning")
