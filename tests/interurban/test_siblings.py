"""A file of the analyst's own that hides one of our packages stops the import with its name and the remedy."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from interurban._siblings import MARK, PACKAGES


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize(
    "name", ["loaders.py", "queries.py", "graph_model.py", "visualizations.py", "queries/__init__.py"]
)
def test_an_import_beside_a_hiding_file_names_it(tmp_path: Path, name: str) -> None:
    hiding = tmp_path / name
    hiding.parent.mkdir(exist_ok=True)
    hiding.write_text("x = 1\n")
    ended = run(tmp_path, "-c", "import interurban")
    assert ended.returncode == 1
    assert "ImportError" in ended.stderr
    assert str(hiding) in ended.stderr
    assert "rename" in ended.stderr


def test_the_command_as_a_module_ends_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "loaders.py").write_text("raise RuntimeError\n")
    ended = run(tmp_path, "-m", "interurban", "info")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert str(tmp_path / "loaders.py") in ended.stderr


def test_a_hiding_module_that_is_imported_already_is_found(tmp_path: Path) -> None:
    (tmp_path / "queries.py").write_text("")
    ended = run(tmp_path, "-c", "import queries, interurban")
    assert str(tmp_path / "queries.py") in ended.stderr


def test_other_files_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "notebook.py").write_text("")
    (tmp_path / "loaders.csv").write_text("")
    assert run(tmp_path, "-m", "interurban", "--version").returncode == 0


OURS = ("graph_model", "loaders", "queries", "visualizations", "interurban")


def wheel(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """Write a wheel of a distribution with these files, as pip installs it."""
    info = f"{name}-1.5.dist-info"
    files = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    marks = {each: urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=") for each, data in files.items()}
    record = [f"{each},sha256={mark},{len(files[each])}" for each, mark in marks.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    path = folder / f"{name}-1.5-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    return path


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment in which interurban is installed from a wheel, and its libraries are found."""
    folder = tmp_path_factory.mktemp("shared")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True, timeout=300)
    (site,) = folder.glob("venv/[Ll]ib/**/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    root = Path(__file__).parents[2]
    paths = [path for package in OURS for path in (root / package).rglob("*") if "__pycache__" not in path.parts]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    pip(folder, "install", str(wheel(folder, "interurban", files)))
    return folder


def pip(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--python", str(folder / "venv"), *arguments]
    options = ["--no-deps", "--no-index", "--no-compile"] if arguments[0] == "install" else []
    subprocess.run([*command, *options], check=True, timeout=300, capture_output=True)


MAIN = "from interurban.__main__ import main; main()"


def ask(folder: Path, program: str = MAIN, script: Path | None = None) -> subprocess.CompletedProcess[str]:
    (python,) = [*folder.glob("venv/bin/python"), *folder.glob("venv/Scripts/python.exe")]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = [python, script] if script else [python, "-c", program]
    return subprocess.run(
        [*ran, "find", "Seoul"], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.long
def test_another_distribution_that_overwrote_ours_is_named(environment: Path) -> None:
    assert ask(environment).returncode == 0, ask(environment).stderr
    theirs = wheel(environment, "queries", {"queries/__init__.py": b"import psycopg2\n", "queries/pool.py": b""})
    again = ["install", "--force-reinstall", str(environment / "interurban-1.5-py3-none-any.whl")]
    pip(environment, "install", str(theirs))
    for program in ("import interurban; interurban.load().find('Seoul')", "import interurban"):
        ended = ask(environment, program)
        assert "ImportError: the distribution queries 1.5 has written over queries/__init__.py, a" in ended.stderr
        assert "psycopg2" not in ended.stderr
        assert "an environment of its own" in ended.stderr
    script = environment / "interurban"  # as pip makes it for a command
    script.write_text("from interurban.__main__ import main\nmain()\n")
    ended = ask(environment, script=script)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: the distribution queries 1.5 has written over queries/__init__.py")
    assert len(ended.stderr.splitlines()) == 1
    pip(environment, "uninstall", "--yes", "queries")
    assert "somebody has taken away queries/__init__.py" in ask(environment, "import interurban").stderr
    pip(environment, *again)
    assert ask(environment).returncode == 0


@pytest.mark.long
def test_a_module_of_ours_that_another_distribution_overwrote_is_named_when_it_fails(environment: Path) -> None:
    theirs = wheel(environment, "loaders", {"loaders/opening.py": b"import psycopg2\n"})
    pip(environment, "install", str(theirs))
    ended = ask(environment)
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith("Error: the distribution loaders 1.5 has written over loaders/opening.py, a file of inter")
    pip(environment, "uninstall", "--yes", "loaders")
    pip(environment, "install", "--force-reinstall", str(environment / "interurban-1.5-py3-none-any.whl"))
    assert ask(environment).returncode == 0


@pytest.mark.slow
def test_another_distribution_elsewhere_that_is_found_before_ours_is_named(tmp_path: Path) -> None:
    theirs = wheel(tmp_path, "queries", {"queries/__init__.py": b"import psycopg2\n"})
    target = ["--target", str(tmp_path / "site"), "--no-deps", "--no-index", str(theirs)]
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "install", *target], check=True, timeout=300)
    ended = run(tmp_path, "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); import interurban")
    assert "ImportError: the distribution queries 1.5 has a package 'queries' of its own" in ended.stderr


def test_every_package_bears_the_mark_by_which_it_is_known_as_ours() -> None:
    for package in PACKAGES:
        assert MARK in (Path(__file__).parents[2] / package / "__init__.py").read_bytes()
