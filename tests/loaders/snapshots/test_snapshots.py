"""A data set that has not changed is taken from its snapshot; one that is damaged in any way is read again."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import interurban
from graph_model import Graph, InvalidData, Report
from loaders.dataset.reading import examine_dataset
from loaders.opening import BUNDLED, examine, open_graph
from loaders.snapshots import cache
from loaders.snapshots.cache import read_or_recall, snapshot_folder
from loaders.snapshots.sections import SectionWriter
from tests.graph_model.told import told

NAMES = ("시티넷", "SMG", "Yokohma", "congress 2013", "nobody")


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED / "citynet", tmp_path / "mine"))


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A small data set with warnings, a vocabulary, statements, lists, numbers and all kinds of values."""
    folder = tmp_path / "odd"
    folder.mkdir()
    tables = {
        "vocabulary.yaml": "nodes: {Street: {properties: {length: number, open: boolean, tags: {list: true}}}}\n",
        "street.csv": "id,name,length,open,tags\ns-1,Main,12,yes,a|b\ns-2,Side,-0.0,no,\ns-3,Århus,0.1,,b\n",
        "city.csv": "id,name,aliases,latitude,population,note,sources\n"
        'a,Aa,서울@ko|SMG,1.5,12,"two\nlines",r1#p 3|r2\nb,Bb,,,,,Register\nc,Bb,,,,,nope\n',
        "source.csv": "id,name\nr1,Register\nr2,Other\n",
        "twinned_with.csv": "from,to,since,until,sources\nb,a,1990,,r1\na,b,1990,,r2\na,c,,..,\n",
        "statement.csv": "node,property,value,sources\na,latitude,2,r2\na,name,Old Aa,\n",
    }
    for name, text in tables.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def read_files(_: Path) -> tuple[Graph, Report]:
    raise AssertionError("the files are read")


def snapshots() -> list[Path]:
    return sorted(snapshot_folder().iterdir()) if snapshot_folder().is_dir() else []


@pytest.mark.parametrize("name", ["data", "odd"])
def test_it_is_what_was_read(name: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(name)
    graph, report = read_or_recall(path, examine_dataset)
    for _ in range(2):
        again, same = read_or_recall(path, read_files)
        assert told(again, *NAMES) == told(graph, *NAMES) == told(examine_dataset(path)[0], *NAMES)
        assert list(same) == list(report)
        assert list(again.nx.edges(keys=True, data=True)) == list(graph.nx.edges(keys=True, data=True))
    assert (name == "odd") == bool(report.warnings)


def test_it_changes_as_what_was_read(odd: Path) -> None:
    graphs = [read_or_recall(odd, examine_dataset)[0], read_or_recall(odd, read_files)[0]]
    for graph in graphs:
        graph.add_statement("b", "name", "Hanyang")
    assert told(graphs[0], *NAMES, "Hanyang") == told(graphs[1], *NAMES, "Hanyang")
    for graph in graphs:
        graph.add_node("City", "x", "Xx", aliases=["Yy"])
        graph.add_relationship("x", "TWINNED_WITH", "a", {"since": "2013"})
    assert told(graphs[0], *NAMES, "Yy") == told(graphs[1], *NAMES, "Yy")
    assert told(read_or_recall(odd, read_files)[0]) == told(examine_dataset(odd)[0])


ASKED: dict[str, Callable[[interurban.UrbanGraph], Any]] = {
    "info": lambda g: g.info(),
    "find": lambda g: g.find("seoul"),
    "lookup": lambda g: g.lookup("SMG", at="2014"),
    "ties": lambda g: g.ties("Seoul", "Yokohama"),
    "path": lambda g: g.path("Seoul", "Microsoft"),
    "rank": lambda g: g.rank(),
    "clusters": lambda g: g.clusters(),
    "schema": lambda g: g.schema(),
}


@pytest.mark.parametrize("question", ASKED)
def test_every_question_is_answered_alike(data: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = ASKED[question](interurban.load(data))
    monkeypatch.setattr("loaders.dataset.reading.examine_dataset", read_files)
    recalled = ASKED[question](interurban.load(data))
    assert recalled.to_dicts() == read.to_dicts()
    assert (recalled.title, recalled.computed) == (read.title, read.computed)


def test_every_file_that_is_exported_is_the_same(data: Path, tmp_path: Path) -> None:
    for name in ("read", "recalled"):
        g = interurban.load(data)
        g.save(tmp_path / name)
        for ending in ("graphml", "gexf", "json"):
            g.export(tmp_path / f"{name}.{ending}")
        g.view(tmp_path / f"{name}.html")
    for ending in ("graphml", "gexf", "json", "html"):
        assert (tmp_path / f"recalled.{ending}").read_bytes() == (tmp_path / f"read.{ending}").read_bytes()
    for path in (tmp_path / "read").iterdir():
        assert (tmp_path / "recalled" / path.name).read_bytes() == path.read_bytes()


def test_a_change_is_read(data: Path) -> None:
    before = open_graph(data)
    cities = data / "city.csv"
    cities.write_text(cities.read_text("utf-8").replace("Yokohama", "Yokohamb"), "utf-8")
    after = open_graph(data)
    assert (before.node("yokohama").name, after.node("yokohama").name) == ("Yokohama", "Yokohamb")
    assert len(snapshots()) == 2


def test_what_changes_while_it_is_read_is_not_kept(data: Path) -> None:
    def edited_meanwhile(path: Path) -> tuple[Graph, Report]:
        found = examine_dataset(path)
        (path / "city.csv").write_text("id,name\nx,X\n", "utf-8")
        return found

    read_or_recall(data, edited_meanwhile)
    assert snapshots() == []


def test_of_data_with_errors_nothing_is_kept(odd: Path) -> None:
    with (odd / "city.csv").open("a") as file:
        file.write("d,Dd,,north,,,\n")
    for _ in range(2):
        with pytest.raises(InvalidData, match="is not a number"):
            open_graph(odd)
    assert snapshots() == []


# -- damage ------------------------------------------------------------------------------------------------------------


def damages(whole: bytes, other: bytes) -> Iterator[bytes]:
    chance = random.Random(1)
    yield from (b"", b"\x00" * len(whole), whole + b"x", whole[::-1], b"[]", other)
    yield from (whole[:length] for length in {*range(0, 80, 7), *chance.sample(range(len(whole)), 60)})
    for place in {*range(0, 80, 3), *chance.sample(range(len(whole)), 150)}:
        yield whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
    for _ in range(40):
        first, last = sorted(chance.sample(range(len(whole)), 2))
        yield whole[:first] + whole[last:] + whole[first:last]


def test_whatever_is_damaged_is_never_believed(data: Path, odd: Path) -> None:
    open_graph(data)
    (other,) = snapshots()
    examine(odd)
    (place,) = [each for each in snapshots() if each != other]
    whole, right = place.read_bytes(), told(examine_dataset(odd)[0])
    tried = 0
    for damaged in damages(whole, other.read_bytes()):
        if damaged != whole:
            place.write_bytes(damaged)
            assert cache.recall(place.stem) is None
            assert not place.exists()
            tried += 1
    assert tried > 250
    place.write_bytes(whole[:-1])
    assert told(examine(odd)[0]) == right
    assert place.read_bytes() == whole


def test_what_is_no_file_stands_in_its_place(odd: Path) -> None:
    right = told(examine(odd)[0])
    (place,) = snapshots()
    place.unlink()
    place.mkdir()
    assert told(examine(odd)[0]) == right
    assert place.is_dir()


def test_a_full_disk_is_no_trouble(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def some(*_: Any) -> Iterator[bytes]:
        yield b"as far as it goes"
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(SectionWriter, "pieces", some)
        assert told(examine(odd)[0]) == told(examine_dataset(odd)[0])
    assert snapshots() == []
    examine(odd)
    assert len(snapshots()) == 1


def test_a_folder_that_cannot_be_written_is_no_trouble(odd: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder can be made here")
    for _ in range(2):
        assert told(examine(odd)[0]) == told(examine_dataset(odd)[0])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whom nothing is forbidden")
def test_a_read_only_folder_is_no_trouble(odd: Path) -> None:
    snapshot_folder().mkdir(parents=True)
    snapshot_folder().chmod(0o500)
    assert told(examine(odd)[0]) == told(examine_dataset(odd)[0])
    assert snapshots() == []


def test_what_is_too_much_is_forgotten_the_oldest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = []
    for number in range(6):
        folders.append(tmp_path / f"d{number}")
        folders[-1].mkdir()
        (folders[-1] / "city.csv").write_text(f"id,name\na,A{number}\n")
    examine(folders[0])
    size = snapshots()[0].stat().st_size
    monkeypatch.setattr(cache, "LARGEST_TOTAL", 3 * size + 20)
    killed = snapshot_folder() / ".writing-killed"
    killed.write_bytes(b"")
    os.utime(killed, (0, 0))
    for number, folder in enumerate(folders[1:]):
        os.utime(snapshots()[0], (number, number))  # one is older than all others
        examine(folder)
    assert len(snapshots()) == 3
    assert killed not in snapshots()
    read_or_recall(folders[-1], read_files)


def test_several_at_once_are_all_right(odd: Path) -> None:
    right = told(examine_dataset(odd)[0])
    with ThreadPoolExecutor(8) as threads:
        for found in threads.map(lambda _: told(examine(odd)[0]), range(24)):
            assert found == right
    assert [path.suffix for path in snapshots()] == [".snapshot"]


@pytest.mark.slow
def test_several_processes_at_once_are_all_right(odd: Path) -> None:
    text = (
        f"from loaders.opening import examine as e; g, r = e({str(odd)!r}); print(len(g), g.relationship_count, len(r))"
    )
    asked = [subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True) for _ in range(6)]
    answers = {each.communicate()[0] for each in asked}
    graph, report = examine_dataset(odd)
    assert answers == {f"{len(graph)} {graph.relationship_count} {len(report)}\n"}
    assert [path.suffix for path in snapshots()] == [".snapshot"]


def test_others_cannot_read_it(odd: Path) -> None:
    examine(odd)
    if os.name != "nt":
        assert [path.stat().st_mode & 0o777 for path in snapshots()] == [0o600]
