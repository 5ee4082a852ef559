"""The real Gephi, without its windows: what it holds once it has opened a file."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from tests.maven import java, library, missing_tools

VERSION = os.environ.get("GEPHI_VERSION", "0.10.1")

PROGRAM = Path(__file__).with_name("OpenGraphs.java")
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # it runs for some seconds

Opened = dict[str, Any]


def why_not() -> str:
    """Return why Gephi cannot be asked here; empty if it can."""
    return missing_tools("java", "javac", "mvn")


def opened(*paths: Path, merged: bool = False) -> list[Opened]:
    """Return what Gephi holds of each file: its nodes and edges with their labels, attributes, times and colours.

    `merged` is what it does if it is left alone: it makes one edge of those of a kind between two nodes. Otherwise it
    is told not to, as an analyst can.
    """
    jars = library(f"gephi-toolkit-{VERSION}", Path(__file__).with_name("pom.xml"), f"-Dgephi.version={VERSION}")
    with tempfile.TemporaryDirectory() as folder:
        command = [java(), *BRIEF, "-Djava.awt.headless=true", f"-Duser.home={folder}", f"-Dnetbeans.user={folder}"]
        command += ["-cp", os.pathsep.join([_compiled(jars), f"{jars}/*"]), PROGRAM.stem]
        command += ["merged" if merged else "separate", *map(str, paths)]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=300)
    if ended.returncode:
        raise RuntimeError(f"Gephi failed:\n{ended.stderr[-3000:]}")
    return [json.loads(line) for line in ended.stdout.splitlines()]


@cache
def _compiled(jars: Path) -> str:
    """Return the folder of the program that asks Gephi, compiled once a process."""
    folder = tempfile.mkdtemp(prefix="gephi-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [java("javac"), "-cp", f"{jars}/*", "-d", folder, str(PROGRAM)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder
