"""Try what users install: build the wheel, look into it, and run it in empty environments.

    python .ci/wheel.py

Three environments: the oldest and the newest Python at hand with the newest versions of what interurban needs, as pip
chooses them; and the oldest Python with the lowest versions that pyproject.toml allows, as uv chooses them, and
the extras. In each a tour, a look-up, a Cypher query, a page and every export must work, from a folder that holds none
of our code.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST_MINOR = 11
TABLES = "import interurban; answer = interurban.load().rank(); answer.to_dataframe(); answer.to_arrow()"
EXTRAS = ("pandas", "arrow")
CYPHER = "MATCH (c:City)-[:MEMBER_OF]->(o {name: $network}) RETURN count(DISTINCT c) AS cities"


def main() -> None:
    """Build, look, try; stop at the first thing that is wrong."""
    pythons = at_hand()
    (oldest, first), (newest, last) = pythons[0], pythons[-1]
    if len(pythons) == 1:
        say(f"only Python {oldest} is at hand; the newest is not tried")
    with tempfile.TemporaryDirectory(prefix="interurban-wheel-") as name:
        folder = Path(name)
        tools = environment(folder / "tools", last)
        run(tools / "pip", "install", "--quiet", "uv")
        wheel = built(folder, tools)
        look_into(wheel)
        for version, python in {oldest: first, newest: last}.items():
            with timed(f"Python {version}, newest versions"):
                there = environment(folder / f"newest-{version}", python)
                run(there / "pip", "install", "--quiet", str(wheel))
                run(there / "pip", "check")
                weigh(there)
                try_out(there, folder / f"work-{version}")
        with timed(f"Python {oldest}, lowest versions"):
            there = environment(folder / "lowest", first)
            lowest(tools / "uv", there, wheel)
            run(there / "pip", "check")
            try_out(there, folder / "work-lowest")
            run(there / "python", "-W", "error", "-c", TABLES, cwd=folder / "work-lowest")


def at_hand() -> list[tuple[str, str]]:
    """Return the Pythons of 3.11 or newer on the path and under pyenv, one of each minor version, the oldest first."""
    names = [f"python3.{minor}" for minor in range(FIRST_MINOR, FIRST_MINOR + 10)]
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    places = [shutil.which(name) for name in names]
    places += [str(path) for path in sorted(root.glob("versions/3.*/bin/python3"))]
    found: dict[tuple[int, ...], str] = {}
    for place in filter(None, [*places, sys.executable]):
        version = version_of(place)
        if version is not None and version >= (3, FIRST_MINOR):
            found.setdefault(version, place)
    return [(".".join(map(str, version)), place) for version, place in sorted(found.items())]


def version_of(python: str) -> tuple[int, ...] | None:
    """Return major and minor version of an interpreter that works and can make environments; None of another."""
    code = "import ensurepip, ssl, sys, venv; print(*sys.version_info[:2])"
    result = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return tuple(map(int, result.stdout.split())) if result.returncode == 0 else None


def environment(folder: Path, python: str) -> Path:
    """Make an empty environment and return the folder of its programs."""
    run(python, "-m", "venv", str(folder))
    return folder / ("Scripts" if os.name == "nt" else "bin")


def built(folder: Path, tools: Path) -> Path:
    """Return the wheel, built from a source distribution, as for PyPI."""
    run(tools / "uv", "build", "--quiet", "--out-dir", str(folder / "dist"), str(ROOT))
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


def look_into(wheel: Path) -> None:
    """Compare the wheel with the packages: every file of theirs is in it, and nothing else."""
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    listed = run("git", "-C", str(ROOT), "ls-files", "-z", *packages["packages"]).split("\0")
    wanted = set(filter(None, listed))
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not re.match(r"[^/]+\.dist-info/", name)}
    if missing := sorted(wanted - held):
        sys.exit(f"{wheel.name} lacks {', '.join(missing)}")
    if more := sorted(held - wanted):
        sys.exit(f"{wheel.name} holds what no package has: {', '.join(more)}")
    say(f"{wheel.name}: {len(held)} files, {wheel.stat().st_size // 1000} kB")


def weigh(there: Path) -> None:
    """Say where docs/installation.md no longer tells what is installed; a change of others' packages fails nothing."""
    check = [str(there / "python"), str(ROOT / "docs" / "weights.py"), "--check"]
    said = subprocess.run(check, capture_output=True, encoding="utf-8", check=False).stderr
    for line in said.splitlines():
        say(f"  to refresh: {line}")


def lowest(uv: Path, there: Path, wheel: Path) -> None:
    """Install the wheel with the lowest versions of what it asks for itself."""
    into = (uv, "pip", "install", "--quiet", "--python", str(there / "python"))
    extras = [word for extra in EXTRAS for word in ("--extra", extra)]
    run(*into, "--resolution", "lowest-direct", "--requirements", str(ROOT / "pyproject.toml"), *extras)
    run(*into, "--no-deps", str(wheel))
    versions = {each["name"]: each["version"] for each in json.loads(run(there / "pip", "list", "--format", "json"))}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = list(project["dependencies"])
    asked += [text for extra in EXTRAS for text in project["optional-dependencies"][extra]]
    names = [re.split(r"[^\w-]", text, maxsplit=1)[0] for text in asked]
    by_name = {name.lower().replace("_", "-"): version for name, version in versions.items()}
    say("  " + ", ".join(f"{name} {by_name.get(name, 'not here')}" for name in names))


def try_out(there: Path, work: Path) -> None:
    """Ask, draw and export in an empty folder, with what is installed there."""
    work.mkdir()
    interurban = there / "interurban"

    def ask(*words: str) -> str:
        return run(interurban, *words, cwd=work)

    origin = run(there / "python", "-c", "import interurban, graph_model; print(graph_model.__file__)", cwd=work)
    expect("site-packages" in origin, f"graph_model is that of {origin}")
    expect("citynet.html" in ask("demo"), "the tour writes no page")
    expect("Mayor of Seoul" in ask("lookup", "President of CITYNET", "--at", "2014"), "the look-up finds no mayor")
    answer = ask("query", CYPHER, "--param", "network=CITYNET", "--format", "csv").splitlines()
    expect(answer == ["cities", "16"], f"the query answers {answer}")
    expect("Seoul" in ask("clusters"), "no cluster has Seoul")
    ask("rank", "--output", "rank.xlsx")
    ask("view", "--colour", "cluster", "--size", "betweenness", "--output", "clusters.html")
    expect((work / "clusters.html").stat().st_size > 100_000, "the page is nearly empty")
    formats = re.search(r"--format \[([\w|-]+)\]", ask("export", "--help").replace("\n", " "))
    for name in formats[1].split("|") if formats else sys.exit("export names no formats"):
        ask("export", "--format", name, "--output", f"export-{name}")
    ask("new", "mine")
    ask("--data", "export-dataset", "info")


def expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Stop if something does not hold."""
    if not holds:
        sys.exit(otherwise)


def run(program: str | Path, *words: str, cwd: Path | None = None) -> str:
    """Run a program without our folder on its path and return what it prints; stop if it fails."""
    outside = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    outside |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_COLOR": "1", "COLUMNS": "300"}
    if cwd is not None:
        outside["XDG_CACHE_HOME"] = str(cwd / "cache")
    result = subprocess.run(
        [str(program), *words], cwd=cwd, env=outside, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        sys.exit(f"$ {program} {' '.join(words)}\n{result.stdout}{result.stderr}")
    return result.stdout


@contextlib.contextmanager
def timed(what: str) -> Iterator[None]:
    """Say what was tried and how long it took."""
    began = time.monotonic()
    yield
    say(f"{what}: works ({time.monotonic() - began:.0f} s)")


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


if __name__ == "__main__":
    main()
