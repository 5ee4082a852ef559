"""The methods that part actors into clusters, each with its definition and source."""

from __future__ import annotations

from typing import Literal

from queries.analysis.methods import Method

ClusterMethod = Literal["leiden", "bipartite", "k-core"]

LEIDEN = Method(
    "leiden",
    "the partition of the actors, on the projection, with more ties inside clusters than chance would put there, found "
    "by moves, refinement and aggregation",
    "Q = sum over clusters of (W_in / W - g (S / W)^2); W_in what its members are tied among themselves (each pair in "
    "both directions), S the sum of their strengths, W that of all, g the resolution; a thing shared by n actors ties "
    "each pair by v(a) v(b) / (n-1)",
    "Traag, Waltman and van Eck 2019; modularity: Newman and Girvan 2004, with resolution: Reichardt and Bornholdt "
    "2006; weights: Newman 2001",
    normalisation="the share of all ties; from -1/2 to 1 at resolution 1",
    not_when="clusters much smaller than the rest matter (the resolution limit, Fortunato and Barthelemy 2007), or "
    "runs do not agree: even a random network has a partition of high modularity",
    heading="leiden: Leiden's method",
)
BIPARTITE = Method(
    "bipartite",
    "the partition of actors and things together, on the two-mode graph, with more ties inside clusters than chance "
    "would put there",
    "Q = (1/m) sum over pairs of an actor a and a thing t in one cluster of (v(a,t) - g k(a) d(t) / m); k and d the "
    "sums of the ties of each, m that of all, g the resolution",
    "Barber 2007; found as by Traag, Waltman and van Eck 2019",
    normalisation="the share of all ties; from -1 to 1 at resolution 1",
    not_when="a thing belongs to several clusters: each is in one",
    heading="bipartite: Barber's modularity",
)
K_CORE = Method(
    "k-core",
    "the most cohesive core that each actor is in: actors of one core number that their core connects",
    "the k-core is what is left when actors and things with fewer than k ties are taken away, again and again; the "
    "core number is the largest k; weights do not count",
    "Seidman 1983; two-mode: each side counts its ties to the other",
    not_when="groups side by side are sought: cores lie in one another, from the margin to the centre",
)
# How a note and a citable sentence name each: the method, and on what it works.
IN_WORDS: dict[str, str] = {
    "leiden": "Leiden's method (Traag, Waltman and van Eck 2019)",
    "bipartite": "Barber's (2007) bipartite modularity, by Leiden's method (Traag, Waltman and van Eck 2019)",
    "k-core": "k-cores (Seidman 1983)",
}
NEWMAN = "projected with Newman's (2001) weights"
METHODS: dict[str, Method] = {each.name: each for each in (LEIDEN, BIPARTITE, K_CORE)}

AGREEMENT = Method(
    "agreement",
    "how far two partitions agree on which pairs of actors are together, beyond chance",
    "adjusted Rand = (I - p q / T) / ((p + q) / 2 - p q / T); I the pairs together in both, p and q those in each, T "
    "all pairs",
    "Hubert and Arabie 1985; below .65 poor, above .8 good, above .9 excellent: Steinley 2004",
    normalisation="1 where they are equal, 0 where they agree as by chance",
    heading="agreement of runs",
)
CONSENSUS = Method(
    "consensus",
    "the partition whose mean adjusted Rand index with all runs is the highest found",
    "max over P of (1/R) sum over runs of ARI(P, run)",
    "Krieger and Green 1999",
    not_when="runs hardly agree: then it is the middle of very different answers",
    heading="consensus of runs",
)
STABILITY = Method(
    "stability",
    "the share of runs in which an actor was together with another member of its cluster, on average over them",
    "s(a) = mean over the other members b of the share of runs with a and b together",
    "Monti, Tamayo, Mesirov and Golub 2003, there called item consensus",
    normalisation="from 0 to 1",
    heading="stability of an actor",
)
MUTUAL_INFORMATION = Method(
    "normalised mutual information",
    "how much one partition says of the other",
    "NMI = 2 (H(P) + H(Q) - H(P, Q)) / (H(P) + H(Q)); H the entropy of the shares of actors",
    "Danon, Diaz-Guilera, Duch and Arenas 2005",
    normalisation="by the mean of both entropies; from 0 to 1",
    not_when="there are many small groups: it is high by chance, which the adjusted Rand index takes away",
)
EXTERNAL_INTERNAL = Method(
    "E-I index",
    "ties between groups less ties inside groups, by all ties",
    "(E - I) / (E + I); E and I the weights of ties between and inside groups",
    "Krackhardt and Stern 1988",
    normalisation="from -1 (all ties inside) to 1 (all between)",
    not_when="groups of other sizes are compared by it alone: what is expected by chance goes with the sizes",
)
MIXING = Method(
    "mixing",
    "the share of all ties between each two groups",
    "e(g, h) = sum of the weights of ties from g to h / sum of all, each tie in both directions",
    "Newman 2003",
    normalisation="sums to 1",
    heading="mixing matrix",
)
