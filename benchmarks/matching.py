"""Likely partners: hidden ties found again, by `match`, popularity, common neighbours and Adamic-Adar.

The sets are data-set folders in the folder that INTERURBAN_SETS names (cdp, treaties, precop, twincities, planted: made
by `interurban load` of examples/mappings, and by a generator of planted groups); citynet is always there.
"""

from __future__ import annotations

from pathlib import Path
from statistics import fmean, stdev

import interurban
from benchmarks.networks import SETS
from queries.analysis.matching.hiding import METHODS, MOST_HIDDEN, Found, hide_ties, how_found
from queries.analysis.matching.reading import read_surroundings
from queries.analysis.matching.wanted import Wanted

SEEDS = 5
ONE_AT_A_TIME = 80  # draws, of a small set
# Data set, whose ties are hidden, to what they are, how many draws.
CASES = (
    ("citynet", "City", "Organisation", ONE_AT_A_TIME),
    ("citynet", "Organisation", "City", ONE_AT_A_TIME),
    ("citynet", "Organisation", "Organisation", ONE_AT_A_TIME),
    ("cdp", "City", "Organisation", SEEDS),
    ("cdp", "Organisation", "City", SEEDS),
    ("treaties", "Country", "MOU", SEEDS),
    ("precop", "Person", "Forum", SEEDS),
    ("twincities", "City", "City", SEEDS),
    ("planted", "City", "Organisation", SEEDS),
)


def run() -> None:
    print("  hits among the first ten / mean reciprocal rank, mean over seeds (± standard deviation)")
    for data, of, to, seeds in CASES:
        named = data if data == "citynet" else str(SETS / data)
        if data != "citynet" and not (SETS / data).is_dir():
            print(f"  {data}: not there; INTERURBAN_SETS names the folder of the sets")
            continue
        _compare(named, of, to, seeds)


def _compare(named: str, of: str, to: str, seeds: int) -> None:
    view = interurban.load(named).graph
    source = next(view.nodes(of))
    around = read_surroundings(view, Wanted(source, (to,)), (to,))
    found: dict[str, list[Found]] = {name: [] for name in METHODS}
    count, most = 0, 1 if seeds == ONE_AT_A_TIME else MOST_HIDDEN
    for seed in range(seeds):
        hidden = hide_ties(around, of, to, seed=seed, most=most)
        count = len(hidden.rows)
        for name, method in METHODS.items():
            found[name].append(how_found(hidden, method(hidden)))
    drawn = f"{count} hidden in each of {seeds} draws"
    print(f"  {Path(named).name}: {of} to {to}, {drawn}, {len(hidden.candidates):,} candidates")
    for name, each in found.items():
        hits, ranks = [one.hits for one in each], [one.reciprocal_rank for one in each]
        print(f"    {name:<24}{fmean(hits):.3f} ± {stdev(hits):.3f}   {fmean(ranks):.3f} ± {stdev(ranks):.3f}")


if __name__ == "__main__":
    run()
