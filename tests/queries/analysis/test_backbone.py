from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from graph_model import Graph, InterurbanError, NoTies
from queries.analysis.backbone import backbone
from queries.analysis.scope import Scope
from queries.answers import Answer

DIRECT = Scope(of=("City",), through=("TWINNED_WITH",))


@pytest.fixture(scope="module")
def blocs() -> Graph:
    """Five blocs of six cities, each in ten of the twelve networks of its bloc, and all in a network of all.

    a7 is a twin of a6, and x shares in the network of all only.
    """
    graph = Graph()
    for name in ("all", *(f"{bloc}-{number}" for bloc in "abcde" for number in range(1, 13))):
        graph.add_node("Organisation", name, name.title())
    for bloc in "abcde":
        for number in range(1, 7):
            city = f"{bloc}{number}"
            graph.add_node("City", city, city.upper())
            graph.add_relationship(city, "MEMBER_OF", "all")
            for other in range(1, 13):
                if other % 6 != number % 6:
                    graph.add_relationship(city, "MEMBER_OF", f"{bloc}-{other}")
    for city, networks in (("a7", ["all", *(f"a-{number}" for number in range(1, 13) if number % 6)]), ("x", ["all"])):
        graph.add_node("City", city, city.upper())
        for network in networks:
            graph.add_relationship(city, "MEMBER_OF", network)
    return graph


def pairs(answer: Answer) -> set[frozenset[str]]:
    found = set()
    for row in answer:
        found |= {frozenset((one, other)) for one in row["ids"] for other in row["with_ids"] if one != other}
    return found


def test_ties_within_blocs_are_kept_and_those_through_the_network_of_all_are_not(blocs: Graph) -> None:
    answer = backbone(blocs, Scope())
    assert pairs(answer)
    assert {len({city[0] for city in pair}) for pair in pairs(answer)} == {1}
    assert not any("x" in pair for pair in pairs(answer))
    assert sum(row["ties"] for row in answer) == answer.computed["kept"] == len(pairs(answer))


def test_a_tie_says_what_carries_it_the_rarest_first(blocs: Graph) -> None:
    (row,) = [row for row in backbone(blocs, Scope()) if row["ids"] == row["with_ids"]]
    assert row["who"] == row["with"] == ["A6", "A7"]
    assert row["ties"] == 1
    assert row["shared"] == 11
    rest = [f"a-{number}" for number in (1, 10, 11, 2, 3, 4, 5, 7, 8, 9)]
    assert row["through_ids"] == [*rest, "all"]  # of equally rare ones by name
    assert row["through"] == [each.title() for each in row["through_ids"]]
    assert row["expected"] < row["shared"]
    assert row["p"] <= row["p_corrected"] <= 0.05


def test_the_answer_states_what_was_tested_and_how(blocs: Graph) -> None:
    answer = backbone(blocs, Scope(), alpha=0.1, correction="holm")
    stated = answer.computed
    assert stated["pairs"] == 32 * 31 // 2 == 496
    assert stated["sharing"] == 496
    assert (stated["model"], stated["alpha"], stated["correction"]) == ("sdsm", 0.1, "holm")
    assert "Neal 2014" in stated["method"]
    notes = "\n".join(answer.notes)
    assert "496 pairs of actors, of which 496 share something" in notes
    assert "Holm 1979" in notes
    assert answer.notes[-1] == f"cite as: {stated['sentence']}"
    assert "alpha 0.1" in stated["sentence"]


def test_pairs_that_share_nothing_count_in_the_correction(blocs: Graph) -> None:
    answer = backbone(blocs, Scope(exclude=("all",)), correction="bonferroni", tests="all")
    assert answer.computed["pairs"] == answer.computed["tests"] == 31 * 30 // 2
    assert answer.computed["sharing"] == 21 + 4 * 15
    assert answer.rows
    for row in answer:
        assert row["p_corrected"] == pytest.approx(min(1, row["p"] * 465))
    assert any("465 tests in the correction: every pair of actors" in note for note in answer.notes)


def test_pairs_that_could_not_be_significant_by_their_degrees_are_no_tests(blocs: Graph) -> None:
    """City x shares in one thing, in which all share: nothing that it shares could be more than size explains."""
    every = backbone(blocs, Scope(), tests="all")
    possible = backbone(blocs, Scope())
    assert every.computed["tests"] == 496
    assert possible.computed["tests"] == 496 - 31
    assert pairs(possible) >= pairs(every)
    assert any("Tarone 1990; Gilbert 2005" in note for note in possible.notes)


def test_both_tails_tell_which_ties_are_weaker_pairs_that_share_nothing_among_them(blocs: Graph) -> None:
    both, weaker = (
        backbone(blocs, Scope(exclude=("all",)), tail=tail, correction="none", alpha=0.5) for tail in ("both", "weaker")
    )
    said = {row["tie"]: {len({city[0] for city in pair}) for pair in pairs(replace(both, rows=[row]))} for row in both}
    assert said == {"stronger": {1}, "weaker": {2}}
    apart = [row for row in weaker if row["shared"] == 0]
    assert sum(row["ties"] for row in apart) == 465 - (21 + 4 * 15)
    assert all(row["through"] == [] for row in apart)
    assert both.computed["kept"] == 465


def test_the_sampled_model_keeps_the_blocs_too_and_its_seed_repeats_it(blocs: Graph) -> None:
    first, again = (backbone(blocs, Scope(), model="fdsm", samples=60, seed=3) for _ in range(2))
    assert first.rows == again.rows
    assert {len({city[0] for city in pair}) for pair in pairs(first)} == {1}
    assert (first.computed["samples"], first.computed["seed"]) == (60, 3)
    assert any("60 samples, seed 3" in note for note in first.notes)


def test_few_things_give_a_warning_that_nothing_can_be_significant() -> None:
    graph = Graph()
    for network in ("x", "y"):
        graph.add_node("Organisation", network, network)
    for number in range(8):
        graph.add_node("City", f"c{number}", f"C{number}")
        graph.add_relationship(f"c{number}", "MEMBER_OF", "x" if number % 2 else "y")
    answer = backbone(graph, Scope())
    assert not answer.rows
    assert any("too few things" in note for note in answer.warnings)


def test_few_samples_give_a_warning_that_there_are_too_few(blocs: Graph) -> None:
    answer = backbone(blocs, Scope(), model="fdsm", samples=1, correction="bonferroni")
    assert not answer.rows
    assert any("--samples" in note for note in answer.warnings)


def test_weights_do_not_count_and_that_is_said() -> None:
    graph = Graph()
    for network in range(4):
        graph.add_node("Organisation", f"n{network}", f"N{network}")
    for city in range(5):
        graph.add_node("City", f"c{city}", f"C{city}")
        for network in range(4):
            if (city + network) % 3:
                graph.add_relationship(f"c{city}", "MEMBER_OF", f"n{network}", {"since": "2001", "until": "2003"})
                if network == 1:
                    graph.add_relationship(f"c{city}", "MEMBER_OF", f"n{network}", {"since": "2015"})
    weighed = backbone(graph, Scope(weight="spells"), alpha=0.9, correction="none")
    assert weighed.rows == backbone(graph, Scope(), alpha=0.9, correction="none").rows
    assert any("weights do not count" in note for note in weighed.notes)


def test_weighted_direct_ties_are_tested_by_the_disparity_filter() -> None:
    graph = Graph()
    for city in "abcd":
        graph.add_node("City", city, city.upper())
    for other, spells in (("b", 8), ("c", 1), ("d", 1)):
        for spell in range(spells):
            year = str(2000 + 2 * spell)
            graph.add_relationship("a", "TWINNED_WITH", other, {"since": year, "until": year})
    answer = backbone(graph, Scope(of=("City",), through=("TWINNED_WITH",), weight="spells"))
    assert [(row["id"], row["with_id"], row["weight"]) for row in answer] == [("a", "b", 8.0)]
    assert answer[0]["p"] == pytest.approx(0.04)
    assert answer[0]["expected"] == pytest.approx(10 / 3)
    assert (answer.computed["model"], answer.computed["correction"], answer.computed["tested"]) == (
        "disparity",
        "none",
        3,
    )
    assert "Serrano et al. 2009" in answer.computed["sentence"]


def test_direct_ties_of_one_weight_get_a_warning() -> None:
    graph = Graph()
    for city in "abc":
        graph.add_node("City", city, city.upper())
    graph.add_relationship("a", "TWINNED_WITH", "b")
    graph.add_relationship("b", "TWINNED_WITH", "c")
    answer = backbone(graph, DIRECT)
    assert not answer.rows
    assert any("all ties weigh the same" in note for note in answer.warnings)


def test_no_two_actors_are_no_pair() -> None:
    graph = Graph()
    graph.add_node("City", "a", "A")
    graph.add_node("Organisation", "o", "O")
    graph.add_relationship("a", "MEMBER_OF", "o")
    for model in ("sdsm", "fdsm"):
        answer = backbone(graph, Scope(), model=model, samples=3)
        assert not answer.rows
        assert answer.computed["pairs"] == 0
        assert answer.warnings


def test_southern_women_by_samples_without_a_correction_are_those_published() -> None:
    """Those that the R package `backbone` publishes from 100 samples (see test_fdsm), as far as p is below .045.

    Of its five Brenda and Charlotte have a p of .09, Myra and Katherina one of .048; Evelyn and Theresa have .034.
    """
    graph, women = Graph(), nx.davis_southern_women_graph()
    for woman in women.graph["top"]:
        graph.add_node("City", woman.split()[0], woman.split()[0])
    for event in women.graph["bottom"]:
        graph.add_node("Organisation", event, event)
    for woman, event in women.edges(women.graph["top"]):
        graph.add_relationship(woman.split()[0], "MEMBER_OF", event)
    answer = backbone(graph, Scope(), model="fdsm", correction="none", samples=400, alpha=0.045)
    found = {frozenset((row["who"][0], row["with"][-1])) for row in answer}
    expected = ["Evelyn Theresa", "Laura Brenda", "Katherina Sylvia", "Olivia Flora"]
    assert found == {frozenset(each.split()) for each in expected}
    assert np.isfinite([row["expected"] for row in answer]).all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"model": "magic"}, "give one of sdsm, fdsm, disparity"),
        ({"model": "disparity"}, "tested by sdsm or fdsm"),
        ({"alpha": 0}, "between 0 and 1"),
        ({"alpha": float("nan")}, "between 0 and 1"),
        ({"samples": 0}, "1 or more"),
        ({"tail": "middle"}, "stronger, weaker, both"),
        ({"tests": "some"}, "possible, all"),
        ({"correction": "tukey"}, "fdr, holm"),
    ],
)
def test_what_makes_no_sense_is_refused(blocs: Graph, options: dict[str, object], message: str) -> None:
    with pytest.raises(InterurbanError, match=message):
        backbone(blocs, Scope(), **options)  # type: ignore[arg-type]


def test_a_model_of_shared_things_is_refused_for_direct_ties(blocs: Graph) -> None:
    graph = Graph()
    for city in "ab":
        graph.add_node("City", city, city.upper())
    graph.add_relationship("a", "TWINNED_WITH", "b")
    with pytest.raises(InterurbanError, match="disparity"):
        backbone(graph, DIRECT, model="sdsm")
    with pytest.raises(NoTies):
        backbone(blocs, DIRECT)
