"""What brokerage is computed by: definitions, formulas and sources, as answers and docs/methods.md say them."""

from __future__ import annotations

from queries.analysis.methods import Method

_ROLES = (
    "coordinator (one group), itinerant (the broker in another than both), gatekeeper (one of both in the broker's; "
    "as ties have no direction, representative is the same), liaison (three groups)"
)

CONSTRAINT = Method(
    "constraint",
    "how far an actor's contacts are tied to one another; low between structural holes",
    "c(i) = Σ over contacts j of (p(i,j) + Σ over q of p(i,q) p(q,j))², with p(i,j) = w(i,j) / Σ over k of w(i,k)",
    "Burt 1992",
    "not divided: 1 for an actor with one contact, above 1 where two or three contacts are tied; empty without one",
    "actors differ much in their number of contacts: constraint falls with it, whatever holes there are; on a "
    "projection all members of a large network are one another's contacts",
)
EFFECTIVE_SIZE = Method(
    "effective_size",
    "contacts, less those whom other contacts reach as well",
    "e(i) = Σ over contacts j of (1 - Σ over q of p(i,q) m(j,q)), with p as for constraint and "
    "m(j,q) = w(j,q) / max over k of w(j,k)",
    "Burt 1992",
    "not divided: from 1 to the number of contacts; empty without one",
    "contacts are known in part only: what is not known counts as a hole",
)
PAIRS = Method(
    "roles",
    f"pairs of actors that are tied to a broker and not to each other, by the groups of the three: {_ROLES}",
    "Σ over pairs a, c of A(a,i) A(i,c) (1 - A(a,c))",
    "Gould and Fernandez 1989",
    "not divided; each pair counts once",
    "groups were made of the same ties, as clusters are: then most roles are coordinator by construction",
    heading="roles, of pairs",
)
CHAINS = Method(
    "roles",
    f"actor - thing - broker - thing - actor, of two actors that share nothing, by the groups of the three: {_ROLES}",
    "Σ over pairs a, c that share nothing of s(a,i) s(i,c), with s(a,i) the number of things that a and i share",
    "Gould and Fernandez 1989, on two-mode data Jasny and Lubell 2015",
    "not divided; each chain counts once",
    "sharing a thing does not bring actors together, as in a network of thousands: leave large ones out (--largest)",
    heading="roles, of chains (two-mode)",
)
CHANCE = Method(
    "expected",
    "the exact mean over all ways to deal the groups out among the other actors, ties and the broker's group kept; z: "
    "how many standard deviations a role is above it",
    "E = T P2; Var = S P2 + F P3 + (T² - S - F) P4 - E², with T the sum of weights of pairs, S of their squares, F of "
    "products of two pairs that share an actor, and P the chance that one pair, two sharing one, two apart bear a role",
    "Mantel 1967",
    "Gould and Fernandez's (1989) own expectation where the number of pairs is that of a random graph of the same "
    "density; here it is the one that there is",
    "groups follow from where actors stand: z then says that they do, not that anyone brokers",
    heading="roles that chance would give",
)
METHODS = (CONSTRAINT, EFFECTIVE_SIZE, PAIRS, CHAINS, CHANCE)
