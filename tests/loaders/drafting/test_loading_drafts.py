"""A draft is a mapping that loads rows as it stands: of a small list, and of tables of real data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loaders.drafting.drafting import draft_mapping
from loaders.mapping import examination, reading, running

SHARED = Path(os.environ.get("INTERURBAN_SHARED", Path(__file__).parents[4] / "shared")) / "data"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="the real data sets are not beside this checkout")

MEMBERS = """Members of the league,,,,,
Town,Country,Joined,Partners,Population,Website
Lyon,France,28.02.2014,Oslo; Nice,513000,https://lyon.fr
Nice,France,05.11.2013,Lyon,NA,https://nice.fr
Oslo,Norway,NA,Lyon; Nice,709000,NA
Windhoek,Namibia,31.12.2012,NA,NA,NA
"""


def test_a_draft_of_a_list_of_members_loads_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(draft_mapping(tmp_path / "members.csv"), encoding="utf-8")
    graph, report = examination.examine_mapping(tmp_path / "draft.yaml")
    assert report.errors == []
    assert {node.name for node in graph.nodes("City")} == {"Lyon", "Nice", "Oslo", "Windhoek"}
    assert len(list(graph.relationships("TWINNED_WITH"))) == 3


# Rows read, and of the types that matter what SOURCE.md counts, or what a mapping made by hand finds.
REAL = {
    "twincities-world/twin_cities_raw.csv": (26114, {"TWINNED_WITH": 26111}),  # three cities are their own twins
    "peace-treaties/peace_treaties_rus.csv": (100, {"SIGNED": 187}),
    "unfccc-precop/precops.cleaned.csv": (7830, {"Forum": 11, "Person": 4633, "City": 4}),
    "env-treaties/HUGGO_MEM_reconciled.csv.gz": (7377, {"Country": 221, "MOU": 144}),
    "au-councillors-popolo/NSW_local_councillors.csv": (1480, {"Person": 1480, "City": 152, "HOLDS": 301}),
    "cdp-cities/cdp_citywide_2018.csv": (488, {"City": 488}),
    "cdp-cities/cdp_citywide_*.csv": (2707, {"City": 1347}),  # as many accounts; names differ from year to year
    "cdp-cities/cdp_city_targets_2021.csv.gz": (1460, {"City": 989}),
    "benchmark-graphs/davis_southern_women_matrix.csv": (18, {"TIED_TO": 89}),
    "benchmark-graphs/florentine_marriage_edges.csv": (20, {"TIED_TO": 20}),
}


@pytest.mark.long
@NEEDS_SHARED
@pytest.mark.slow
@pytest.mark.parametrize(("file", "counts"), REAL.items())
def test_drafts_of_real_tables_load_without_an_edit(
    tmp_path: Path, file: str, counts: tuple[int, dict[str, int]]
) -> None:
    path = SHARED / file
    draft = tmp_path / "draft.yaml"
    draft.write_text(draft_mapping(path), encoding="utf-8")
    with running.loaded(reading.read_mapping(draft, path.parent)) as load:
        summary = load.summary
    assert summary.read == counts[0]
    assert all(each.balances for each in summary.files)
    found = summary.nodes | summary.relationships
    assert {name: found[name] for name in counts[1]} == counts[1]
