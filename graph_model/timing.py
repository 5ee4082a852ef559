"""When things were: their own dates, the dates their ends lend them, and what disagreeing sources leave open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from graph_model.dates import ALWAYS, FOREVER, Bound
from graph_model.elements import Node, Relationship
from graph_model.periods import Covers, Period, describe_period, weaker
from graph_model.vocabulary import DateRule, Vocabulary

Dates = dict[str, str]  # EDTF texts as `on`, or as `since` and `until`
Thing = Node | Relationship
Account = tuple[str | None, str | None, str | None]  # EDTF texts by one account: `on`, `since` and `until`


class Timing:
    """When nodes existed or took place, and when relationships held.

    A relationship whose type is `dated_by` one of its ends takes from it the dates that it does not state itself; so
    `attributes_of` gives, for the id of a node, the node's attributes.
    """

    def __init__(self, vocabulary: Vocabulary, attributes_of: Callable[[str], Mapping[str, Any]]) -> None:
        self._vocabulary = vocabulary
        self._attributes_of = attributes_of

    def dates(self, thing: Thing) -> Dates:
        """Return the EDTF texts that date a thing, as `on`, or `since` and `until`; empty when nothing does."""
        return _named(self._accounts(thing)[0])

    def period(self, thing: Thing) -> Period:
        """Return when a node existed or took place, or a relationship held."""
        return _period(self._accounts(thing)[0])

    def in_words(self, thing: Thing) -> str:
        """Return the dates of a thing in words, with the other accounts of a date that is disputed."""
        return self.told(thing)[1]

    def told(self, thing: Thing) -> tuple[Dates, str, str]:
        """Return what `dates`, `in_words` and `confidence` say of a thing, found at once."""
        accounts = self._accounts(thing)
        dates, words = _named(accounts[0]), _describe(accounts, self._rule(thing).since)
        stated = str(thing.attributes.get("confidence", ""))
        if not stated and len(set(accounts)) > 1:
            return dates, words, "disputed"
        return dates, words, "" if stated == "stated" else stated

    def holds(self, thing: Thing, at: Period | str | None, *, throughout: bool = False) -> Covers:
        """Tell whether a relationship held, or a node existed, on a day or at some time in a period; or `throughout`.

        `definitely` when no time is asked, and for what has no dates by its nature (IN_COUNTRY, ROLE_IN). Where sources
        disagree about a date, the answer is `definitely` or `no` only if every account says so.

        Raises:
            ValueError: `at` is no EDTF date.
        """
        if at is None:
            return Covers.DEFINITELY
        accounts = self.accounts(thing)
        if not accounts:
            return Covers.DEFINITELY
        covers = Period.covers_throughout if throughout else Period.covers
        answer = covers(accounts[0], at)
        for account in accounts[1:]:
            answer = weaker(answer, covers(account, at))
        return answer

    def accounts(self, thing: Thing) -> list[Period]:
        """Return the period of a thing by its own account, then by those of other sources.

        There is none for what has no dates by its nature (IN_COUNTRY, ROLE_IN).
        """
        accounts = self._accounts(thing)
        return [] if self._is_timeless(thing, accounts) else [_period(each) for each in accounts]

    def bounds(self, thing: Thing) -> tuple[Period, bool]:
        """Return the period in which every account of a thing's dates lies, and whether none of them is qualified.

        So that a database can answer as `holds` does: it held at a time possibly, where its earliest beginning is not
        after that time and its latest end not before; and definitely, where that is so of its latest beginning and its
        earliest end. (Between two accounts that lie apart, `holds` says no where these bounds say possibly.)
        """
        accounts = self._accounts(thing)
        return (Period(ALWAYS, FOREVER), True) if self._is_timeless(thing, accounts) else _bounds_of(accounts)

    def is_disputed(self, thing: Thing) -> bool:
        """Tell whether sources disagree about when a thing was."""
        return len(set(self._accounts(thing))) > 1

    def confidence(self, thing: Thing) -> str:
        """Return `inferred` or `disputed` where that is so, and nothing else; a date that is disputed makes it so."""
        return self.told(thing)[2]

    def _rule(self, thing: Thing) -> DateRule:
        types = self._vocabulary.nodes if isinstance(thing, Node) else self._vocabulary.relationships
        return types[thing.attributes["type"]].dates

    def _is_timeless(self, thing: Thing, accounts: tuple[Account, ...]) -> bool:
        return accounts[0] == _SILENT and not self._rule(thing).properties()

    def _accounts(self, thing: Thing) -> tuple[Account, ...]:
        """Return the dates of a thing: its own account first, then what other sources say of a node that dates it."""
        if isinstance(thing, Node):
            rule = self._rule(thing)
            return tuple(_stated(rule, each) for each in _by_all_sources(rule, thing.attributes))
        known = self._vocabulary.relationships[thing.attributes["type"]]
        own = _stated(known.dates, thing.attributes)
        if known.dated_by is None:
            return (own,)
        attributes = self._attributes_of(thing.start if known.dated_by == "from" else thing.end)
        rule = self._vocabulary.nodes[attributes["type"]].dates
        return tuple(_lent(own, _stated(rule, each)) for each in _by_all_sources(rule, attributes))


_SILENT: Account = (None, None, None)


@lru_cache(maxsize=65_536)  # of many relationships few are dated as no other is
def _period(account: Account) -> Period:
    on, since, until = account
    return Period.of(on=on, since=since, until=until)


@lru_cache(maxsize=65_536)
def _bounds_of(accounts: tuple[Account, ...]) -> tuple[Period, bool]:
    """Return the period in which accounts lie, and whether none is qualified."""
    periods = [_period(each) for each in accounts]
    certain = all(each.start.certain and each.end.certain for each in periods)
    if len(periods) == 1:
        return periods[0].widened(), certain
    starts, ends = zip(*((each.start, each.end) for each in (period.widened() for period in periods)), strict=True)
    start = Bound(min(each.earliest for each in starts), max(each.latest for each in starts))
    end = Bound(min(each.earliest for each in ends), max(each.latest for each in ends))
    return Period(start, end), certain


@lru_cache(maxsize=65_536)
def _describe(accounts: tuple[Account, ...], beginning: str | None) -> str:
    """Return dates in words, by each account that says otherwise, given what the property of a beginning is called.

    What begins with an act (an MOU is signed `on` a day) reads as that day.
    """
    told = []
    for on, since, until in accounts:
        is_act = beginning == "on" and on is None and until is None
        told.append(describe_period(on=since) if is_act else describe_period(on=on, since=since, until=until))
    return " or ".join(filter(None, dict.fromkeys(told)))


def _named(account: Account) -> Dates:
    if account == _SILENT:
        return {}
    return {name: text for name, text in zip(("on", "since", "until"), account, strict=True) if text is not None}


def _stated(rule: DateRule, attributes: Mapping[str, Any]) -> Account:
    """Return the dates that attributes state."""
    return (
        (rule.on and attributes.get(rule.on)) or None,
        (rule.since and attributes.get(rule.since)) or None,
        (rule.until and attributes.get(rule.until)) or None,
    )


def _by_all_sources(rule: DateRule, attributes: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the attributes of a node, and as other sources would have them, for each date that they state otherwise."""
    yield attributes
    for statement in attributes.get("statements", ()):
        if statement["property"] in rule.properties():
            yield {**attributes, statement["property"]: statement["value"]}


def _lent(own: Account, other: Account) -> Account:
    """Return dates with those of the node that dates them, where they leave them out and are not contradicted."""
    if own != _SILENT and (own[0] or other[0]):
        return own
    joined = own[0] or other[0], own[1] or other[1], own[2] or other[2]
    try:
        _period(joined)
    except ValueError:  # what is lent contradicts what is stated
        return own
    return joined
