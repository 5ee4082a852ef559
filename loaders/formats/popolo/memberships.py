"""What the memberships of a Popolo document say: who holds which office, who is a member, on whose behalf."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.formats.intake import Intake
from loaders.formats.popolo.embedding import Thing
from loaders.formats.popolo.fields import plain, sources_of
from loaders.formats.popolo.terms import terms, word

Dates = dict[str, object]


class Memberships:
    """Puts memberships into a graph whose nodes are there, and makes the offices that they name."""

    def __init__(self, intake: Intake, found: Mapping[str, list[Thing]], councils: frozenset[str]) -> None:
        self.intake = intake
        self._memberships = found["memberships"]
        self._councils = councils
        self._periods = {
            plain(each.get("id")): each
            for each in found["events"]
            if word(each.get("classification")) in terms().periods
        }
        self._unknown = {
            plain(each.get("id"))
            for each in found["organizations"]
            if word(each.get("name")) in terms().unknown_organisations
        }

    def read(self) -> None:
        """Put them all in."""
        for each in self._memberships:
            self._membership(each)

    def _membership(self, membership: Thing) -> None:
        member = self._member(membership)
        if not member:
            self.intake.say("memberships that name no member, left out", plain(membership.get("id")))
            return
        dates = self._dates(membership)
        sources = sources_of(membership, self.intake)
        body = plain(membership.get("organization_id"))
        post = self._known("post", membership.get("post_id"))
        title = plain(membership.get("role")) or plain(membership.get("label"))
        if post:
            self._office(member, post, title, dates, sources)
        elif body in self._unknown:
            self.intake.say("memberships in organisations that stand for not knowing one, left out")
        elif body in self._councils or (title and word(title) not in terms().membership):
            role = self._role(title or "member", body)
            self.intake.relationship(member, "HOLDS", role, dates, sources=sources)
        elif body:
            self.intake.relationship(member, "MEMBER_OF", self._id_of("organization", body), dates, sources=sources)
        self._behalf(member, membership, dates, sources)
        if area := self._known("area", membership.get("area_id")):
            self.intake.relationship(member, "TIED_TO", area, {"kind": "represents", **dates}, sources=sources)

    def _member(self, membership: Thing) -> str:
        """Return the id of the person or the organisation that is the member."""
        if person := plain(membership.get("person_id")):
            return self._id_of("person", person)
        member = membership.get("member")
        if isinstance(member, dict) and (given := plain(member.get("id"))):
            group = "organization" if self.intake.known_id("organization", given) else "person"
            return self._id_of(group, given)
        return ""

    def _office(self, member: str, post: str, title: str, dates: Dates, sources: list[str]) -> None:
        more: Dates = {}
        node = self.intake.graph.node(post)
        if title and word(title) not in terms().membership and word(title) not in word(node.name):
            more["note"] = title
        self.intake.relationship(member, "HOLDS", post, {**dates, **more}, sources=sources)

    def _role(self, title: str, body: str) -> str:
        """Return the id of the office of a title in a body, which is made when it is first met."""
        kind = terms().kind_of_title(title) or ("member" if word(title) in terms().membership else None)
        body_id = self._id_of("organization", body)
        key = f"{body_id}\n{kind or word(title)}"
        met = self.intake.known_id("role", key)
        if met is not None:
            return met
        shown = kind.replace("_", " ").title() if kind else title[:1].upper() + title[1:]
        name = f"{shown} of {self.intake.graph.node(body_id).name}" if body_id in self.intake.graph else shown
        node_id = self.intake.id_of("role", key, _slug(name))
        self.intake.node("Role", node_id, name, {"kind": kind} if kind else {})
        if kind is None:
            remedy = "they have no kind; correct a misspelt one in the file"
            self.intake.say("offices whose title is none of the usual ones", title, remedy=remedy)
        if body_id:
            self.intake.relationship(node_id, "ROLE_IN", body_id)
        return node_id

    def _behalf(self, member: str, membership: Thing, dates: Dates, sources: list[str]) -> None:
        given = plain(membership.get("on_behalf_of_id"))
        if given in self._unknown:
            self.intake.say("memberships on behalf of an unknown party, which makes nobody a member of one")
        elif given:
            self.intake.relationship(member, "MEMBER_OF", self._id_of("organization", given), dates, sources=sources)

    def _dates(self, membership: Thing) -> Dates:
        """Return since when and until when; what it does not state itself, the period that it names says."""
        since, until = plain(membership.get("start_date")), plain(membership.get("end_date"))
        period = self._periods.get(plain(membership.get("legislative_period_id")))
        if period and not (since and until):
            since, until = since or plain(period.get("start_date")), until or plain(period.get("end_date"))
            self.intake.say("memberships that take dates they do not state from the period that they name")
        found: Dates = {"since": since[:10], "until": until[:10]}
        return {name: text for name, text in found.items() if text}

    def _known(self, group: str, given: Any) -> str | None:
        return self.intake.known_id(group, plain(given)) if plain(given) else None

    def _id_of(self, group: str, given: str) -> str:
        return self.intake.known_id(group, given) or given


def _slug(name: str) -> str:
    from graph_model.folding import slug

    return slug(name)
