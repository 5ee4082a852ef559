"""Items of Wikidata as nodes and relationships: their types, their names in all languages, what is claimed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.formats.intake import Intake, in_language
from loaders.formats.wikidata.items import Claim, Item, point_in
from loaders.formats.wikidata.terms import Meaning, terms

_GROUP = "item"
_BEGIN, _END, _ON = "P580", "P582", "P585"


class ItemBuilder:
    """Puts items into a graph: all nodes first, also of items that are only named by others, then what joins them."""

    def __init__(self, intake: Intake, items: Mapping[str, Item]) -> None:
        self.intake = intake
        self._items = items
        self._types = _types(items)

    def build(self) -> None:
        """Put them all in."""
        for item in self._items.values():
            self._node(item)
        for other in self._types.keys() - self._items.keys():
            self._node(Item(other))
        for item in self._items.values():
            for claim in item.claims:
                self._relate(item, claim, terms().meanings[claim.property])

    def _node(self, item: Item) -> None:
        node_type = self._types.get(item.id) or "Node"
        if not item.names:
            remedy = "get their entities, too, into one file, for their names and types"
            self.intake.say("items of which the file has no name, called by their ids", item.id, remedy=remedy)
        elif node_type == "Node":
            self.intake.say("items whose type is not known, read as Node", item.names[0][0])
        name = item.names[0][0] if item.names else item.id
        aliases: dict[str, str] = {}
        for text, language in item.names:
            if text != name:
                aliases.setdefault(text, in_language(text, language) if language else text)
        values = (claim for claim in item.claims if not terms().meanings[claim.property].joins)
        sources = [self._source(each) for claim in values for each in claim.sources]
        node_id = self.intake.id_of(_GROUP, item.id)
        stated = self._properties(item, node_type)
        self.intake.node(node_type, node_id, name, stated, aliases=aliases.values(), sources=dict.fromkeys(sources))

    def _properties(self, item: Item, node_type: str) -> dict[str, object]:
        definition = self.intake.graph.vocabulary.nodes[node_type]
        found: dict[str, object] = {"wikidata_id": item.id} if "wikidata_id" in definition.properties else {}
        dates = definition.dates
        places = {"begins": dates.since or dates.on, "ends": dates.until, "on": dates.on or dates.since}
        for claim in item.claims:
            meaning = terms().meanings[claim.property]
            if meaning.joins or meaning.value == "class":
                continue
            point = point_in(claim.value) if meaning.value == "point" else None
            if point and "latitude" in definition.properties:
                found.setdefault("latitude", point[0])
                found.setdefault("longitude", point[1])
                continue
            name = places.get(meaning.value, meaning.value)
            if name is None or name not in definition.properties:
                self.intake.say(f"values that a {node_type} has no place for, left out", meaning.number)
            elif meaning.value == "population":
                found[name] = claim.value if _is_later(claim, item) else found.get(name, claim.value)
            elif name in found and found[name] != claim.value:
                self.intake.say("values beside the first of what has only one here, left out", meaning.number)
            else:
                found[name] = claim.value
        return found

    def _relate(self, item: Item, claim: Claim, meaning: Meaning) -> None:
        if not meaning.joins:
            return
        if not claim.is_item:
            self.intake.say("claims that name no item, left out", f"{meaning.number} {claim.value}")
            return
        subject, other = (self.intake.id_of(_GROUP, each) for each in (item.id, claim.value))
        if meaning.office:
            subject, other, tie = other, self._office(subject, meaning), "HOLDS"
        else:
            tie = meaning.type
            subject, other = (other, subject) if meaning.backwards else (subject, other)
        stated: dict[str, object] = dict(meaning.stated)
        graph = self.intake.graph
        types = graph.node(subject).type, graph.node(other).type
        if tie == "TIED_TO":
            stated = {"kind": meaning.tie}
        elif not graph.vocabulary.relationships[tie].joins(*types):
            message = f"relationships that are TIED_TO, since {tie} does not join such things"
            self.intake.say(message, " → ".join(types))
            stated, tie = {"kind": tie.lower()}, "TIED_TO"
        if claim.dates and not graph.vocabulary.relationships[tie].dates.properties():
            if claim.dates.get(_END, "..") != "..":  # without its end it would be said to hold
                self.intake.say("relationships that have ended, of a type without dates, left out", f"{tie} {other}")
                return
            self.intake.say("dates of relationships of a type without dates, left out", tie)
        sources = list(dict.fromkeys(map(self._source, claim.sources)))
        self.intake.relationship(subject, tie, other, {**stated, **self._dates(tie, claim.dates)}, sources=sources)

    def _office(self, body: str, meaning: Meaning) -> str:
        """Return the id of an office in a body, which is made when it is first met."""
        key = f"{meaning.number} of {body}"
        met = self.intake.known_id("role", key)
        if met is not None:
            return met
        node_id = self.intake.id_of("role", key, f"{body}-{meaning.office.lower().replace(' ', '-')}")
        name = f"{meaning.office} of {self.intake.graph.node(body).name}"
        self.intake.node("Role", node_id, name, {"kind": meaning.kind} if meaning.kind else {})
        if self.intake.graph.node(body).type in ("Organisation", "City", "Forum", "Initiative"):
            self.intake.relationship(node_id, "ROLE_IN", body)
        else:
            self.intake.relationship(node_id, "TIED_TO", body, {"kind": "role_in"})
        return node_id

    def _dates(self, tie: str, given: Mapping[str, str]) -> dict[str, object]:
        """Return what dates a relationship; of a state that held at a time, neither end is known but for that."""
        rule = self.intake.graph.vocabulary.relationships[tie].dates
        begins, ends, on = given.get(_BEGIN, ""), given.get(_END, ""), given.get(_ON, "")
        if not given or not (rule.on or rule.since):
            return {}
        if rule.on:
            return {rule.on: on or (f"{begins or '..'}/{ends or '..'}" if begins != ends else begins)}
        if on and not (begins or ends):
            if rule.since == "on":
                return {"on": on}
            return {rule.since: f"../{on}", rule.until: f"{on}/.."} if rule.since and rule.until else {}
        return {name: text for name, text in ((rule.since, begins), (rule.until, ends)) if name and text}

    def _source(self, given: str) -> str:
        """Return the id of a source: of a web address, or of the item in which something is stated."""
        if given.startswith("http"):
            return self.intake.source(given)
        item = self._items.get(given)
        name = item.names[0][0] if item and item.names else given
        return self.intake.source(f"https://www.wikidata.org/wiki/{given}", name)


def _types(items: Mapping[str, Item]) -> dict[str, str]:
    """Return the type of each item, also of those that are only named: by its class, or by what is claimed of it."""
    known = terms()
    found: dict[str, str] = {}
    for item in items.values():
        classes = [claim.value for claim in item.claims if known.meanings[claim.property].value == "class"]
        by_class = {known.classes[each] for each in classes if each in known.classes}
        if by_class:
            order = list(dict.fromkeys(known.classes.values()))
            found[item.id] = max(by_class, key=order.index)
    for item in items.values():
        for claim in item.claims:
            meaning = known.meanings[claim.property]
            if meaning.subject:
                found.setdefault(item.id, meaning.subject)
            if meaning.joins and claim.is_item:
                if meaning.object:
                    found.setdefault(claim.value, meaning.object)
                elif claim.value not in items:
                    found.setdefault(claim.value, "")
    return found


def _is_later(claim: Claim, item: Item) -> bool:
    """Tell whether no other claim of the same property is of a later time."""
    others: Iterable[Claim] = (each for each in item.claims if each.property == claim.property)
    return all(claim.dates.get(_ON, "") >= each.dates.get(_ON, "") for each in others)
