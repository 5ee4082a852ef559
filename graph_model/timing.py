"""When things were: their own dates, the dates their ends lend them, and what disagreeing sources leave open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from graph_model.dates import ALWAYS, FOREVER, Bound
from graph_model.elements import Node, Relationship
from graph_model.periods import Covers, Period, describe_period, weaker
from graph_model.vocabulary import DateRule, Vocabulary

Dates = dict[str, str]  # EDTF texts as `on`, or as `since` and `until`
Thing = Node | Relationship


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
        return _stated_dates(self._rule(thing), thing.attributes, self._inherited(thing))

    def period(self, thing: Thing) -> Period:
        """Return when a node existed or took place, or a relationship held."""
        return Period.of(**self.dates(thing))

    def in_words(self, thing: Thing) -> str:
        """Return the dates of a thing in words, with the other accounts of a date that is disputed."""
        return self.told(thing)[1]

    def told(self, thing: Thing) -> tuple[Dates, str, str]:
        """Return what `dates`, `in_words` and `confidence` say of a thing, found at once."""
        rule, accounts = self._rule(thing), self._accounts(thing)
        first, *others = accounts
        words = _describe(rule, first)
        if others:
            words = " or ".join(filter(None, dict.fromkeys(_describe(rule, dates) for dates in accounts)))
        stated = str(thing.attributes.get("confidence", ""))
        if not stated and any(other != first for other in others):
            return first, words, "disputed"
        return first, words, "" if stated == "stated" else stated

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
        if not accounts[0] and not self._rule(thing).properties():
            return []
        return [Period.of(**each) for each in accounts]

    def bounds(self, thing: Thing) -> tuple[Period, bool]:
        """Return the period in which every account of a thing's dates lies, and whether none of them is qualified.

        So that a database can answer as `holds` does: it held at a time possibly, where its earliest beginning is not
        after that time and its latest end not before; and definitely, where that is so of its latest beginning and its
        earliest end. (Between two accounts that lie apart, `holds` says no where these bounds say possibly.)
        """
        accounts = self._accounts(thing)
        if not accounts[0] and not self._rule(thing).properties():
            return Period(ALWAYS, FOREVER), True
        return _bounds_of(tuple(tuple(dates.items()) for dates in accounts))

    def is_disputed(self, thing: Thing) -> bool:
        """Tell whether sources disagree about when a thing was."""
        first, *others = self._accounts(thing)
        return any(other != first for other in others)

    def confidence(self, thing: Thing) -> str:
        """Return `inferred` or `disputed` where that is so, and nothing else; a date that is disputed makes it so."""
        return self.told(thing)[2]

    def _rule(self, thing: Thing) -> DateRule:
        types = self._vocabulary.nodes if isinstance(thing, Node) else self._vocabulary.relationships
        return types[thing.attributes["type"]].dates

    def _inherited(self, thing: Thing) -> list[tuple[DateRule, Mapping[str, Any]]]:
        """Return how the end that dates a relationship is itself dated, and its attributes."""
        if isinstance(thing, Node):
            return []
        end = self._vocabulary.relationships[thing.attributes["type"]].dated_by
        if end is None:
            return []
        attributes = self._attributes_of(thing.start if end == "from" else thing.end)
        return [(self._vocabulary.nodes[attributes["type"]].dates, attributes)]

    def _accounts(self, thing: Thing) -> list[Dates]:
        """Return the dates of a thing: its own account first, then what other sources say of a node that dates it."""
        rule, inherited = self._rule(thing), self._inherited(thing)
        own = _stated_dates(rule, thing.attributes, inherited)
        if isinstance(thing, Node):
            return [own, *(_stated_dates(rule, account) for account in _other_accounts(rule, thing.attributes))]
        others = [
            _stated_dates(rule, thing.attributes, [(inherited_rule, account)])
            for inherited_rule, attributes in inherited
            for account in _other_accounts(inherited_rule, attributes)
        ]
        return [own, *others]


@lru_cache(maxsize=65_536)  # of many relationships few are dated as no other is
def _bounds_of(accounts: tuple[tuple[tuple[str, str], ...], ...]) -> tuple[Period, bool]:
    """Return the period in which accounts lie, each the items of `Dates`, and whether none is qualified."""
    periods = [Period.of(**dict(dates)) for dates in accounts]
    certain = all(each.start.certain and each.end.certain for each in periods)
    if len(periods) == 1:
        return periods[0].widened(), certain
    starts, ends = zip(*((each.start, each.end) for each in (period.widened() for period in periods)), strict=True)
    start = Bound(min(each.earliest for each in starts), max(each.latest for each in starts))
    end = Bound(min(each.earliest for each in ends), max(each.latest for each in ends))
    return Period(start, end), certain


def _stated_dates(
    rule: DateRule, attributes: Mapping[str, Any], inherited: Sequence[tuple[DateRule, Mapping[str, Any]]] = ()
) -> Dates:
    """Return the dates that attributes state; what they leave out is taken from what is inherited."""
    own = _own_dates(rule, attributes)
    if not inherited:
        return own
    dates = own
    for other_rule, others in inherited:
        more = _own_dates(other_rule, others)
        if not dates or not (dates.keys() | more.keys()) & {"on"}:
            dates = {**more, **dates}
    if dates is own:
        return own
    try:
        Period.of(**dates)
    except ValueError:  # what is inherited contradicts what is stated
        return own
    return dates


def _own_dates(rule: DateRule, attributes: Mapping[str, Any]) -> Dates:
    found: Dates = {}
    if rule.on and (text := attributes.get(rule.on)):
        found["on"] = text
    if rule.since and (text := attributes.get(rule.since)):
        found["since"] = text
    if rule.until and (text := attributes.get(rule.until)):
        found["until"] = text
    return found


def _other_accounts(rule: DateRule, attributes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the attributes of a node as other sources would have them, one for each date they state otherwise."""
    for statement in attributes.get("statements", ()):
        if statement["property"] in rule.properties():
            yield {**attributes, statement["property"]: statement["value"]}


def _describe(rule: DateRule, dates: Dates) -> str:
    """Return dates in words; what begins with an act (an MOU is signed on a day) reads as that day."""
    if rule.since == "on" and dates.keys() == {"since"}:
        return describe_period(on=dates["since"])
    return describe_period(**dates)
