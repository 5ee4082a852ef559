"""What the embedded cache costs on a large data set, in CPU time, of this process and of commands.

The data set is drawn, of the size of a real one: 38,547 persons hold 15,519 posts, 56,793 times. The aims: building at
most 3 times what loading takes, and a repeated `interurban query` at most 2.5 times `interurban info`.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.startup import COMMAND
from graph_model.networkx_form import as_networkx
from graph_model.stores.embedded.cache import content_key, embedded_store, find_store
from graph_model.stores.embedded.engine import engine
from loaders.dataset.reading import examine_dataset
from loaders.fingerprints import fingerprint
from loaders.opening import open_graph

PERSONS, POSTS, OFFICES, CITIES, SOURCES = 38_547, 15_519, 56_793, 1_500, 200
COUNT = "MATCH (p:Person)-[:HOLDS]->(r:Role) RETURN count(*) AS offices"


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, cache = Path(folder, "data"), Path(folder, "cache")
        draw_offices(data)
        # In the terms of the aim, loading is a graph in NetworkX, of tables of which nothing is kept yet. `open_graph`
        # puts off the nodes until they are asked for, and keeps what it has read for the next time.
        loading = of_this_process(lambda: as_networkx(examine_dataset(data)[0]))
        show("loading: the tables into a NetworkX graph", loading, loading)
        show("opening for the first time", of_this_process(lambda: open_graph(data)), loading)
        graph, key = open_graph(data), "0" * 32
        starting = of_this_process(engine)
        show("starting Java", starting, loading)
        building = of_this_process(lambda: embedded_store(graph, cache, key=key).close())
        show("building", building, loading)
        show("building, Java's start included", starting + building, loading)
        show("knowing the files", of_this_process(lambda: fingerprint(data)), loading)
        show("knowing the content, where it is not of files", of_this_process(lambda: content_key(graph)), loading)
        show("knowing that the database is whole", of_this_process(lambda: find_store(key, cache)), loading)
        info = of_a_command(data, cache, "info")
        show("interurban info", info, info)
        show("interurban query, which builds", of_a_command(data, cache, "query", COUNT), info)
        show("interurban query once more", of_a_command(data, cache, "query", COUNT), info)


def draw_offices(folder: Path) -> None:
    """Write a data-set folder of persons and the posts that they hold, dated and sourced."""
    chance = random.Random(1)
    folder.mkdir()

    def source() -> str:
        return f"s{chance.randrange(SOURCES)}"

    def dates() -> tuple[str, str]:
        year = 1950 + chance.randrange(70)
        return f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}", str(year + chance.randrange(1, 5))

    write(folder / "source.csv", "id,name", ([f"s{n}", f"Register {n}"] for n in range(SOURCES)))
    write(folder / "city.csv", "id,name,sources", ([f"c{n}", f"City {n}", source()] for n in range(CITIES)))
    write(folder / "person.csv", "id,name,sources", ([f"p{n}", f"Person {n}", source()] for n in range(PERSONS)))
    write(folder / "role.csv", "id,name,sources", ([f"r{n}", f"Mayor {n}", source()] for n in range(POSTS)))
    write(folder / "role_in.csv", "from,to,sources", ([f"r{n}", f"c{n % CITIES}", source()] for n in range(POSTS)))
    write(
        folder / "holds.csv",
        "from,to,since,until,sources",
        ([f"p{n % PERSONS}", f"r{chance.randrange(POSTS)}", *dates(), source()] for n in range(OFFICES)),
    )


def write(path: Path, header: str, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{header}\n")
        csv.writer(file).writerows(rows)


def of_this_process(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes, Java's threads included."""
    began = resource.getrusage(resource.RUSAGE_SELF)
    work()
    return seconds(began, resource.getrusage(resource.RUSAGE_SELF))


def of_a_command(data: Path, cache: Path, *words: str) -> float:
    """Return the CPU seconds that a command takes."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    subprocess.run([COMMAND, "-d", str(data), *words], env=environment, stdout=subprocess.DEVNULL, check=True)
    return seconds(began, resource.getrusage(resource.RUSAGE_CHILDREN))


def seconds(began: resource.struct_rusage, ended: resource.struct_rusage) -> float:
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def show(what: str, took: float, peer: float) -> None:
    print(f"  {what:<48} {took:9.3f} s of CPU   {took / peer:6.2f} x")
