"""Programs in Java that tests run: whether they can be had here, and their jars, fetched once a machine by Maven."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import platformdirs

TRIES = 3
# Read when the tests begin: some of them move the user's cache folder.
CACHE = Path(platformdirs.user_cache_dir("interurban-tests", appauthor=False))


def missing_tools(*tools: str) -> str:
    """Return which of these programs are not installed, in words; empty if all are."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return f"{' and '.join(missing)} is not installed" if missing else ""


def java(tool: str = "java") -> str:
    """Return the path of Java, or of another program of its kit."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", tool)) if home else tool


def java_version() -> str:
    """Return the version of Java, as one word."""
    told = subprocess.run([java(), "-XshowSettings:properties", "-version"], check=True, capture_output=True, text=True)
    return told.stderr.partition("java.vm.version = ")[2].split()[0]


def library(name: str, pom: Path, *properties: str) -> Path:
    """Return the folder of the jars that a pom.xml names; it appears whole, by one renaming.

    Raises:
        RuntimeError: Maven does not fetch them.
    """
    place = CACHE / name
    if not place.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fetching-", dir=CACHE) as fetched:
            _fetch(Path(fetched, "jars"), name, pom, properties)
            with contextlib.suppress(OSError):  # another process has fetched the same
                Path(fetched, "jars").rename(place)
    return place


def _fetch(folder: Path, name: str, pom: Path, properties: tuple[str, ...]) -> None:
    command = ["mvn", "-q", "-B", "-f", str(pom), *properties, "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", "-DincludeTypes=jar", f"-DoutputDirectory={folder}"]
    for _ in range(TRIES):  # a download may break off
        shutil.rmtree(folder, ignore_errors=True)
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
        if ended.returncode == 0:
            return
    raise RuntimeError(f"Maven did not fetch {name}:\n{ended.stdout[-2000:]}{ended.stderr[-1000:]}")
