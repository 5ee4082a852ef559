"""How long the command takes to start, against importing networkx alone (the aim: at most 1.5 times)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import compare

COMMAND = str(Path(sys.executable).with_name("interurban"))
ROUNDS = 25


def run() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def start(*command: str) -> None:
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)

    ways: dict[str, Callable[[], None]] = {
        "import networkx": lambda: start(sys.executable, "-c", "import networkx"),
        "interurban --help": lambda: start(COMMAND, "--help"),
        "interurban lookup Seoul": lambda: start(COMMAND, "lookup", "Seoul"),
        "interurban lookup Seoul -f json": lambda: start(COMMAND, "lookup", "Seoul", "-f", "json"),
    }
    for way in ways.values():
        way()  # writes the byte code
    compare(ways, ROUNDS)
