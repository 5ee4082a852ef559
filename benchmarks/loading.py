"""Reading a data-set folder, side by side with the `csv` module and NetworkX reading the same tables.

Each way runs in a fresh process; CPU and peak memory are of the whole process, its start and imports included. The
aims: reading takes at most as long as the peer, checks included; what was read is taken from its snapshot in a tenth of
the time of reading it; a look-up in a million memberships takes less than two seconds. No command takes less than
`interurban --version`, so that reading is measured without the start of a process and what it imports, too.
INTERURBAN_BENCH_SETS chooses which sets (citynet,offices,cities,million by default).
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.cache import draw_offices, write
from benchmarks.startup import COMMAND
from loaders.opening import BUNDLED

_MEASURE = """
import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_, status, used = os.wait4(process, 0)
print(status, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
COUNTRIES = 16
TIERS = ["full"] * 4 + ["associate", ""]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of CPU, and the most memory that it had, in megabytes."""

    cpu: float
    memory: float


def run() -> None:
    chosen = os.environ.get("INTERURBAN_BENCH_SETS", ",".join(SETS)).split(",")
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            data, cache = Path(folder, "data"), Path(folder, "cache")
            asked = SETS[name](data)
            rows = sum(path.read_bytes().count(b"\n") - 1 for path in data.iterdir())
            print(f"  {name}: {rows:,} rows")
            compare(data, cache, asked)


def compare(data: Path, cache: Path, asked: str) -> None:
    """Print what each way of reading some data costs; `asked` is the id of a node to look up."""
    python = [sys.executable, "-m", "benchmarks.loading"]
    peer = cost([*python, "peer", str(data)], cache)
    show("csv and NetworkX", peer, peer)
    show("reading, with all checks", cost([*python, "read", str(data)], cache), peer)
    show("reading, and keeping a snapshot", cost([*python, "recall", str(data)], cache), peer)
    show("from the snapshot", cost([*python, "recall", str(data)], cache), peer)
    show("interurban lookup, again", cost([COMMAND, "--data", str(data), "lookup", asked], cache), peer)
    show("interurban --version", cost([COMMAND, "--version"], cache), peer)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    alone = subprocess.run([*python, "alone", str(data)], env=environment, check=True, capture_output=True, text=True)
    reading, recalled = map(float, alone.stdout.split())
    ratio = f"{reading / recalled:.1f} x less"
    print(f"    {'reading alone':<34} {reading:8.3f} s of CPU; from the snapshot {recalled:.3f} s, {ratio}")


def cost(command: list[str], cache: Path) -> Cost:
    """Return what a command takes in a process of its own.

    Linux counts the memory of whoever starts a process as memory that it had, so that a small one starts it.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    measuring = [sys.executable, "-S", "-c", _MEASURE, *command]
    said = subprocess.run(measuring, env=environment, check=True, capture_output=True, text=True).stdout
    status, cpu, memory = map(float, said.split())
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {status:g}")
    return Cost(cpu, memory / (1e6 if sys.platform == "darwin" else 1e3))


def show(what: str, took: Cost, peer: Cost) -> None:
    print(
        f"    {what:<34} {took.cpu:8.2f} s of CPU {took.cpu / peer.cpu:6.2f} x"
        f" {took.memory:8.0f} MB {took.memory / peer.memory:6.2f} x"
    )


# -- the ways, each in its own process -----------------------------------------------------------------------


def read_by_networkx(folder: Path) -> Any:
    """Read the tables as a script of twenty lines would: rows as they are, nothing checked."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    later: list[Path] = []
    for path in sorted(folder.glob("*.csv")):
        if path.open(encoding="utf-8").readline().startswith("from"):
            later.append(path)
            continue
        for row in dict_rows(path):
            graph.add_node(row.pop("id"), type=path.stem, **row)
    for path in later:
        for row in dict_rows(path):
            graph.add_edge(row.pop("from"), row.pop("to"), type=path.stem, **row)
    return graph


def dict_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_by_us(folder: Path) -> Any:
    from loaders.dataset.reading import read_dataset

    return read_dataset(folder)


def recall_by_us(folder: Path) -> Any:
    from loaders.opening import open_graph

    return open_graph(folder)


def time_alone(folder: Path) -> None:
    """Print what reading takes in a process that has imported all of it, and what it takes from the snapshot."""
    from loaders.dataset.reading import examine_dataset
    from loaders.fingerprints import code_states
    from loaders.opening import open_graph

    for read in (examine_dataset, open_graph):
        read(BUNDLED / "citynet")
    open_graph(folder)
    for read in (examine_dataset, open_graph):
        code_states.cache_clear()
        began = time.process_time()
        read(folder)
        print(time.process_time() - began)


WAYS = {"peer": read_by_networkx, "read": read_by_us, "recall": recall_by_us, "alone": time_alone}


# -- the data; each returns the id of a node to look up --------------------------------------------------------


def draw_memberships(folder: Path, cities: int, networks: int, memberships: int) -> str:
    """Write cities in networks, as real ones are: most in one large network, a few in many."""
    chance = random.Random(1)
    folder.mkdir()

    def spells() -> Iterator[list[str]]:
        pairs = {(_city(chance, cities), _network(chance, networks)) for _ in range(memberships)}
        for city, network in sorted(pairs):
            year = 1985 + chance.randrange(39)
            since = "" if chance.random() < 0.33 else f"{year}?" if chance.random() < 0.05 else str(year)
            until = str(year + chance.randrange(1, 12)) if since and chance.random() < 0.12 else ""
            yield [f"c{city}", f"n{network}", chance.choice(TIERS), since, until, "made-up"]
            if until and chance.random() < 0.1:  # and again later
                yield [f"c{city}", f"n{network}", "full", str(int(until) + 1), "", "made-up"]

    write(folder / "source.csv", "id,name", [["made-up", "Made-up memberships"]])
    write(folder / "country.csv", "id,name,sources", ([f"l{n}", f"Land {n}", "made-up"] for n in range(COUNTRIES)))
    places = ([f"c{n}", f"Ville {n}é", *_place(chance), "made-up"] for n in range(cities))
    write(folder / "city.csv", "id,name,latitude,longitude,sources", places)
    lands = ([f"c{n}", f"l{n % COUNTRIES}", "made-up"] for n in range(cities))
    write(folder / "in_country.csv", "from,to,sources", lands)
    named = ([f"n{n}", f"Network {n} of Cities", "network", "made-up"] for n in range(networks))
    write(folder / "organisation.csv", "id,name,kind,sources", named)
    write(folder / "member_of.csv", "from,to,tier,since,until,sources", spells())
    return "c777"


def _place(chance: random.Random) -> tuple[str, str]:
    return str(round(chance.random() * 60, 4)), str(round(chance.random() * 60, 4))


def _city(chance: random.Random, cities: int) -> int:
    return min(int(chance.paretovariate(0.55)) - 1, cities - 1) if chance.random() < 0.3 else chance.randrange(cities)


def _network(chance: random.Random, networks: int) -> int:
    return 0 if chance.random() < 0.03 else chance.randrange(networks)


def _offices(folder: Path) -> str:
    draw_offices(folder)
    return "p77"


def _citynet(folder: Path) -> str:
    shutil.copytree(BUNDLED / "citynet", folder, ignore=shutil.ignore_patterns("statement.csv", "*.json"))
    return "seoul"


SETS: dict[str, Callable[[Path], str]] = {
    "citynet": _citynet,
    "offices": _offices,
    "cities": lambda folder: draw_memberships(folder, 13_000, 59, 16_500),
    "million": lambda folder: draw_memberships(folder, 200_000, 20_000, 1_000_000),
}


if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]))
