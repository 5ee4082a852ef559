"""What can go wrong, as exceptions whose message is meant for the person at the keyboard.

    InterurbanError
    ├── VocabularyError         a vocabulary file contradicts itself
    ├── UnknownType             no type of the vocabulary has this name
    ├── BadDate                 an as-of date that is no date; a ValueError, too
    ├── NotAllowed              the vocabulary forbids what was to be added
    │   └── UnknownTypesKept    what is there has types that the vocabulary does not know
    ├── InvalidData             data with faults; in graph_model.faults, since it holds their report
    ├── AmbiguousName           several nodes bear a name
    ├── NothingFound            a question that was understood and has no answer
    │   ├── UnknownName         no node bears a name
    │   ├── NoTies              nothing ties the actors of a scope
    │   ├── NothingJoins        nothing joins two nodes
    │   └── NothingHeld         nothing that a node is related to held at a time
    ├── ProjectionTooLarge      a projection would have too many pairs
    ├── TooManyPairs            a question would look at too many pairs
    ├── NoData                  there is no data where some was named
    ├── DatasetNotChosen        a database holds several data sets, and none is named
    ├── DatasetChanged          others have changed what a database holds into what the vocabulary forbids
    ├── TiedByOthers            what was to be dropped has relationships of others
    ├── ForeignFiles            files that we did not write stand where we would write
    ├── QueryFailed             a query that is not well-formed, or that failed as it ran
    ├── QueryRefused            a query that does more than read the graph
    └── QueryTimedOut           a query that took longer than it may

An error carries what it speaks of in fields. Its message names no option of the command: that a projection is narrowed
by `--through` is for the command to say (`interurban.remedies`), since whoever reads it in Python has no such option.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from graph_model.wording import counted, first_of, listed, roughly


class InterurbanError(Exception):
    """The base of every error that interurban raises on purpose: one clear message, no stack trace needed."""


class VocabularyError(InterurbanError):
    """A vocabulary file contradicts itself; the message names each culprit."""


class UnknownType(InterurbanError):
    """No node or relationship type has this name; `known` holds those that could be meant."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        from graph_model.suggestions import did_you_mean

        self.text = text
        self.known = tuple(known)
        super().__init__(f"{text!r} is no type that can stand here; {did_you_mean(text, self.known)}")


class BadDate(InterurbanError, ValueError):
    """An as-of date (`text`) that is no EDTF date."""

    def __init__(self, text: str, why: str, remedy: str = "write it as 2014, 2014-02 or 2013/2015") -> None:
        self.text = text
        super().__init__(f"{text!r} {why}; {remedy}")


class NotAllowed(InterurbanError):
    """What was to be added is something the vocabulary forbids."""


class UnknownTypesKept(NotAllowed):
    """What is there already, and would stay, is of types, or has properties, that the vocabulary does not know.

    `types` holds the types, and the properties as `City.mayor`.
    """

    def __init__(self, types: Iterable[str]) -> None:
        self.types = tuple(sorted(types))
        super().__init__(
            f"what is there has types or properties that the vocabulary does not know: {', '.join(self.types)}; "
            "add them to it, or replace what is there"
        )


class NothingFound(InterurbanError):
    """A question that was understood and has no answer."""


class UnknownName(NothingFound):
    """No node has this name; `suggestions` holds the nearest names."""

    def __init__(self, text: str, suggestions: Sequence[str] = (), none: str = "nothing") -> None:
        nearest = f"; nearest: {listed(suggestions)}" if suggestions else ""
        super().__init__(f"{none} is named {text!r}{nearest}")
        self.text = text
        self.suggestions = tuple(suggestions)


class NoTies(NothingFound):
    """Nothing ties the actors of a scope; `direct` are types that tie them in this data, `shared` what they share."""

    def __init__(self, scope: str, direct: Sequence[str] = (), shared: Sequence[str] = ()) -> None:
        self.direct, self.shared = tuple(direct), tuple(shared)
        hint = f"; this data joins them directly by {', '.join(direct)}" if direct else ""
        if shared and not direct:
            hint = f"; they share {', '.join(shared)}"
        super().__init__(f"no {scope}{hint}")


class NothingJoins(NothingFound):
    """Nothing joins two nodes, of which the names are `first` and `second`, at a date if one is given."""

    def __init__(self, first: str, second: str, at: str | None = None) -> None:
        self.first, self.second, self.at = first, second, at
        super().__init__(f"nothing joins {first} and {second}" + (f" at {at}" if at else ""))


class NothingHeld(NothingFound):
    """Nothing that the node named `name` is related to held at a date, even possibly; `others` rows did at another."""

    def __init__(self, name: str, at: str, others: int = 0) -> None:
        self.name, self.at, self.others = name, at, others
        rest = f"{counted(others, 'relationship')} held at other times" if others else "it has no relationships"
        super().__init__(f"nothing that {name} is related to held at {at}; {rest}")


class AmbiguousName(InterurbanError):
    """Several nodes have this name; `candidates` holds their ids, `descriptions` what tells them apart."""

    def __init__(self, text: str, candidates: Sequence[str], descriptions: Sequence[str]) -> None:
        lines = "".join(f"\n  {description}" for description in descriptions)
        super().__init__(f"{text!r} names {len(candidates)} nodes; use the id of the one you mean:{lines}")
        self.text = text
        self.candidates = tuple(candidates)
        self.descriptions = tuple(descriptions)


class ProjectionTooLarge(InterurbanError):
    """A projection of two-mode data would have up to so many `pairs`."""

    def __init__(self, pairs: int) -> None:
        self.pairs = pairs
        super().__init__(f"the projection would have up to {pairs:,} pairs; narrow the scope")


class TooManyPairs(InterurbanError):
    """A question would look at so many `pairs`, so many `times`, where `most` end in about a minute.

    Without the things that more than `largest` share it would end in time; 0 where it would not even then. `once` tells
    whether it would if it looked at all pairs once only.
    """

    def __init__(self, pairs: int, times: int, most: int, largest: int) -> None:
        self.largest = largest
        self.once = pairs <= most
        again = f", {times:,} times" if times > 1 else ""
        text = f"{pairs:,} pairs would be looked at{again}, which takes {roughly(pairs * times / most)}"
        less = f"; without what more than {largest:,} share it would end in a minute or so" if largest else ""
        super().__init__(text + less)


class NoData(InterurbanError):
    """There is no data set at `place`."""

    def __init__(self, place: Path | str, why: str) -> None:
        self.place = place
        super().__init__(f"{place}: {why}")


class ForeignFiles(InterurbanError):
    """Files stand where we would write that we did not write, or that were edited since: `names`, within `place`.

    With `never`, they are links or folders, which nothing replaces.
    """

    def __init__(self, place: Path, names: Sequence[str] = (), *, never: bool = False) -> None:
        self.place, self.names, self.never = place, tuple(names), never
        which = f"{first_of(names, 5)} there" if names else "it"
        if never:
            remedy = "a link or a folder of that name is never replaced; move it away, or name another"
        else:
            remedy = "replace it, or name another"
        super().__init__(f"{place}: interurban did not write {which}, or not as it is now; {remedy}")


class DatasetNotChosen(InterurbanError):
    """The database at `place` holds several data sets (`names`), and none of them is named."""

    def __init__(self, place: str, names: Iterable[str]) -> None:
        self.place, self.names = place, tuple(names)
        super().__init__(f"{place}: holds several data sets; name one: {listed(self.names)}")


class DatasetChanged(InterurbanError):
    """What the database at `place` holds was changed by others into something that the vocabulary forbids."""

    def __init__(self, place: str, fault: str) -> None:
        self.place, self.fault = place, fault
        remedy = "replace the data set by pushing it again, or undo the change by hand"
        super().__init__(f"{place}: what is there does not fit: {fault}; {remedy}")


class TiedByOthers(InterurbanError):
    """The data set `name` at `place` was not dropped: others have tied something to its nodes, as `hanging` tells."""

    def __init__(self, place: str, name: str, hanging: Iterable[object]) -> None:
        self.place, self.name, self.hanging = place, name, tuple(hanging)
        super().__init__(
            f"{place}: nothing was dropped, for others have tied something to nodes of {name!r}: "
            f"{listed(self.hanging)}; have that removed, or keep the nodes that it is tied to"
        )


class QueryFailed(InterurbanError):
    """A query that is not well-formed, or that failed as it ran."""


class QueryRefused(InterurbanError):
    """A query that does more than read the graph."""


class QueryTimedOut(InterurbanError):
    """A query that took longer than it may, which is so many `seconds`.

    `going_on` says where it is worked at although nobody waits for it any longer; empty if it was stopped.
    """

    def __init__(self, seconds: float, going_on: str = "") -> None:
        self.seconds = seconds
        self.going_on = going_on
        ended = f"given up after {seconds:g} s, and goes on {going_on}" if going_on else f"stopped after {seconds:g} s"
        super().__init__(f"the query was {ended}; narrow it, or allow it more time")
