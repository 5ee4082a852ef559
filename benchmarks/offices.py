"""Whole commands on 57 thousand offices: reading what is kept, asking, and printing. CPU seconds and peak memory.

Persons hold posts in bodies, as in the registers of parliaments: most hold one, and what one person holds is near.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.cache import write
from benchmarks.networks import offices
from benchmarks.startup import COMMAND

BODIES = 1_200
COMMANDS = ("info", "rank", "clusters", "backbone", "equivalent")


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, cache = Path(folder, "data"), Path(folder, "cache")
        write_offices(data)
        for words in ("info", *COMMANDS):  # the first reads the tables, the others what is kept of them
            seconds, megabytes = cost_of(data, cache, words)
            print(f"  interurban {words:<20} {seconds:9.2f} s of CPU {megabytes:7.0f} MB")


def write_offices(folder: Path) -> None:
    """Write a data-set folder with the ties of `offices`, dated."""
    found, chance = offices().incidence.tocoo(), random.Random(1)
    persons, posts = found.shape
    folder.mkdir()

    def dates() -> tuple[str, str]:
        year = chance.randrange(1970, 2022)
        return f"{year}-{chance.randrange(1, 13):02}", str(
            year + chance.randrange(1, 8)
        ) if chance.random() < 0.7 else ""

    write(folder / "source.csv", "id,name", [["s", "Register"]])
    write(folder / "person.csv", "id,name,sources", ([f"p{n}", f"Person {n}", "s"] for n in range(persons)))
    write(folder / "role.csv", "id,name,sources", ([f"r{n}", f"Post {n}", "s"] for n in range(posts)))
    write(folder / "organisation.csv", "id,name,sources", ([f"o{n}", f"Body {n}", "s"] for n in range(BODIES)))
    write(folder / "role_in.csv", "from,to,sources", ([f"r{n}", f"o{n * BODIES // posts}", "s"] for n in range(posts)))
    write(
        folder / "holds.csv",
        "from,to,since,until,sources",
        ([f"p{person}", f"r{post}", *dates(), "s"] for person, post in zip(*found.coords, strict=True)),
    )


_COST = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
of = resource.getrusage(resource.RUSAGE_CHILDREN)
print(of.ru_utime + of.ru_stime, of.ru_maxrss / 1024)
"""


def cost_of(data: Path, cache: Path, words: str) -> tuple[float, float]:
    """Return the CPU seconds and the peak megabytes of a command."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-c", _COST, str(COMMAND), "-d", str(data), *words.split()]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds, megabytes = said.split()
    return float(seconds), float(megabytes)
