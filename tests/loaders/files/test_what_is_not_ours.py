"""What is not ours stays as it is, whatever writes, and whatever kills what writes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph_model import ForeignFiles, Graph, InterurbanError
from interurban.command import interurban as command
from interurban.remedies import in_full
from loaders.dataset import reading
from loaders.dataset.reading import read_dataset
from loaders.dataset.writing import write_dataset
from loaders.files.atomic_file import write_file
from loaders.files.atomic_folder import COMMITTED, READY, write_folder
from loaders.formats.neo4j_admin import write_import_files


def cities(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.add_node("City", name.lower(), name)
    return graph


def add_foreign(folder: Path) -> None:
    """Put into a folder what analysts keep beside their tables."""
    (folder / ".git" / "objects").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (folder / ".git" / "objects" / "pack").write_bytes(bytes(range(256)))
    (folder / "notes.csv").write_text("a;b\n1;2\n")
    (folder / "Report 2013.docx").write_bytes(b"PK\x03\x04")
    (folder / ".interurban-mine").mkdir()
    (folder / ".interurban-mine" / "x").write_text("mine")
    (folder / f"{READY}mine").mkdir()
    (folder / f"{READY}mine" / "y").write_text("mine")
    (folder / "sub").mkdir()
    (folder / "sub" / "city.csv").write_text("name\nElsewhere\n")
    (folder / "sub").chmod(0o555)
    (folder / "link").symlink_to("/etc/hostname")
    (folder / "dangling").symlink_to("nowhere")


def foreign_in(folder: Path, ours: set[str]) -> dict[str, object]:
    """Return all that is in a folder and not among our files: texts, targets of links, modes."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.partition("/")[0] in ours:
            continue
        mode = path.lstat().st_mode
        found[name] = (mode, str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else "")
    return found


OURS = {"city.csv", "topic.csv", "datapackage.json", "City.csv", "Topic.csv", "DataSet.csv"}
OURS |= {"import-arguments.txt", "after-import.cypher"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "my data"
    yield folder
    if (folder / "sub").exists():
        (folder / "sub").chmod(0o755)


@pytest.mark.parametrize("write", [write_dataset, write_import_files])
def test_what_stands_beside_our_files_survives_every_write(folder: Path, write: Callable[..., None]) -> None:
    first = cities("Seoul")
    first.add_node("Topic", "water", "Water")
    write(first, folder)
    add_foreign(folder)
    before = foreign_in(folder, OURS)
    write(cities("Busan"), folder)
    write(cities("Daegu"), folder, replace=True)
    assert foreign_in(folder, OURS) == before
    assert not {"topic.csv", "Topic.csv"} & {path.name for path in folder.iterdir()}
    assert list(folder.parent.iterdir()) == [folder]


def test_import_files_are_not_written_into_a_data_set(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    add_foreign(folder)
    before = foreign_in(folder, set())
    for replace in (False, True):
        with pytest.raises(InterurbanError, match="holds other files and no import files"):
            write_import_files(cities("Busan"), folder, replace=replace)
    assert foreign_in(folder, set()) == before


def test_tables_typed_by_hand_are_replaced_only_when_it_is_said(folder: Path) -> None:
    folder.mkdir()
    (folder / "city.csv").write_text("name\nSeoul\n")
    (folder / "Forum.CSV").write_text("name\nCongress\n")
    (folder / "notes.csv").write_text("x\n")
    with pytest.raises(ForeignFiles, match=r"did not write Forum\.CSV, city\.csv there") as raised:
        write_dataset(cities("Busan"), folder)
    assert raised.value.names == ("Forum.CSV", "city.csv")
    assert (folder / "city.csv").read_text() == "name\nSeoul\n"
    write_dataset(cities("Busan"), folder, replace=True)
    assert {path.name for path in folder.iterdir()} == {"city.csv", "datapackage.json", "notes.csv"}
    (folder / "notes.csv").unlink()
    assert [node.name for node in read_dataset(folder).nodes()] == ["Busan"]


def test_a_table_that_was_edited_since_is_the_analysts(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    write_dataset(cities("Busan"), folder)
    with (folder / "city.csv").open("a") as file:
        file.write("daegu,Daegu\n")
    with pytest.raises(ForeignFiles, match=r"city\.csv"):
        write_dataset(cities("Seoul"), folder)
    assert "Daegu" in (folder / "city.csv").read_text()


def test_a_link_or_a_folder_in_the_place_of_a_table_is_never_replaced(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    (folder / "city.csv").rename(folder.parent / "elsewhere.csv")
    (folder / "city.csv").symlink_to(folder.parent / "elsewhere.csv")
    with pytest.raises(ForeignFiles, match=r"city\.csv .* is never replaced; move it away") as refused:
        write_dataset(cities("Busan"), folder, replace=True)
    assert "--replace" not in in_full(refused.value)
    assert "Seoul" in (folder.parent / "elsewhere.csv").read_text()


def test_a_folder_named_like_our_committed_one_is_left_and_named(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    theirs = folder / ".interurban-committed"
    theirs.mkdir()
    (theirs / "city.csv").write_text("mine")
    with pytest.raises(ForeignFiles, match=r"\.interurban-committed .* move it away"):
        write_dataset(cities("Busan"), folder, replace=True)
    assert (theirs / "city.csv").read_text() == "mine"
    assert "Seoul" in (folder / "city.csv").read_text()


def test_reading_changes_nothing_and_needs_no_permission_to_write(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    add_foreign(folder)
    (folder / "notes.csv").unlink()
    hidden = folder.parent / f".{folder.name}.old"  # a folder of the analyst's, named as we once named ours
    hidden.mkdir()
    (hidden / "city.csv").write_text("name\nMine\n")
    before = foreign_in(folder.parent, set())
    folder.chmod(0o555)
    try:
        assert [node.name for node in read_dataset(folder).nodes()] == ["Seoul"]
    finally:
        folder.chmod(0o755)
    after = foreign_in(folder.parent, set())
    assert {name: held for name, held in after.items() if name != folder.name} == {
        name: held for name, held in before.items() if name != folder.name
    }


def test_a_file_of_another_origin_is_replaced_only_when_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("mine")
    with pytest.raises(ForeignFiles, match="did not write it"):
        write_file(path, b"ours")
    assert path.read_text() == "mine"
    write_file(path, b"ours", replace=True)
    write_file(path, b"ours, newer")
    path.write_text("edited")
    with pytest.raises(ForeignFiles):
        write_file(path, b"ours, newest")


def test_the_command_refuses_asks_or_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["rank", "-f", "csv"], ["view"], ["export", "-f", "graphml"], ["export", "-f", "dataset"]):
        target = tmp_path / "target"
        if words[-1] == "dataset":
            target.mkdir()
            (target / "city.csv").write_text("mine")
        else:
            target.write_text("mine")
        mine = target / "city.csv" if target.is_dir() else target
        refused = CliRunner().invoke(command, [*words, "-o", "target"])
        assert (refused.exit_code, mine.read_text()) == (1, "mine")
        assert "--replace does so" in refused.output
        assert CliRunner().invoke(command, [*words, "-o", "target", "--replace"]).exit_code == 0
        assert mine.read_text() != "mine"
        assert CliRunner().invoke(command, [*words, "-o", "target"]).exit_code == 0  # ours now
        subprocess.run(["rm", "-r", str(target)], check=True)


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_file(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()


WRITER = """
import sys
from pathlib import Path
from tests.loaders.files.test_what_is_not_ours import cities
from loaders.dataset.writing import write_dataset
graphs = [cities(*(f"C{number}of{size}" for number in range(size))) for size in (40, 60)]
print("ready", flush=True)
while True:
    for graph in graphs:
        write_dataset(graph, Path(sys.argv[1]))
"""


def writer_of(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        process.stdout.readline()
    return process


def assert_whole(folder: Path) -> None:
    names = {node.name for node in read_dataset(folder).nodes()}
    assert names in ({f"C{number}of{size}" for number in range(size)} for size in (40, 60))


@pytest.mark.slow
def test_what_is_not_ours_survives_kill_9_and_readers_see_the_whole(folder: Path) -> None:
    chance = random.Random(3)
    write_dataset(cities(*(f"C{number}of40" for number in range(40))), folder)
    add_foreign(folder)
    (folder / "notes.csv").unlink()  # a table of another kind is a fault when the folder is read
    ours = {"city.csv", "datapackage.json", COMMITTED}
    before = foreign_in(folder, ours)
    for _ in range(15):
        process = writer_of(folder)
        time.sleep(chance.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert_whole(folder)
        left = foreign_in(folder, ours)
        assert {name: held for name, held in left.items() if name in before} == before
        assert all(name.startswith(READY) for name in left.keys() - before.keys())
    write_dataset(cities("Seoul"), folder)
    assert foreign_in(folder, ours) == before
    assert not (folder / COMMITTED).exists()


@pytest.mark.slow
def test_two_writers_take_turns_and_a_reader_never_sees_half(folder: Path) -> None:
    write_dataset(cities(*(f"C{number}of40" for number in range(40))), folder)
    writers = [writer_of(folder) for _ in range(2)]
    try:
        for _ in range(40):
            assert_whole(folder)
    finally:
        for process in writers:
            process.kill()
            process.wait()
    assert_whole(folder)


def test_an_empty_folder_that_a_killed_writer_left_is_in_nobodys_way(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    (folder / COMMITTED).mkdir()
    write_dataset(cities("Busan"), folder)
    assert [node.name for node in read_dataset(folder).nodes()] == ["Busan"]
    assert not (folder / COMMITTED).exists()


@pytest.mark.parametrize(("name", "reader"), [("city.csv", "read_table"), ("vocabulary.yaml", "extend_vocabulary")])
def test_a_file_that_is_moved_to_its_place_while_it_is_read_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, reader: str
) -> None:
    write_dataset(cities("Seoul"), folder)
    (folder / "vocabulary.yaml").write_text("nodes: {Street: {about: A street.}}")
    place, waiting = folder / name, folder / "waiting" / name
    waiting.parent.mkdir()
    place.rename(waiting)
    read = getattr(reading, reader)

    def files_in(folder: Path) -> dict[str, Path]:
        others = {each: folder / each for each in ("city.csv", "vocabulary.yaml")}
        return {**others, name: waiting if waiting.is_file() else place}

    def moved_and_read(*given: Any) -> Any:
        if waiting.is_file():
            waiting.rename(place)
        return read(*given)

    monkeypatch.setattr(reading, "files_in", files_in)
    monkeypatch.setattr(reading, reader, moved_and_read)
    graph = read_dataset(folder)
    assert [node.name for node in graph.nodes()] == ["Seoul"]
    assert "Street" in graph.vocabulary.nodes


def test_a_second_writer_is_refused_by_a_true_message(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.files.atomic_folder.WAIT_S", 0.2)
    entered, leave = threading.Event(), threading.Event()

    def slowly(new: Path) -> None:
        (new / "city.csv").write_text("name\nSeoul\n")
        entered.set()
        leave.wait(20)

    writer = threading.Thread(target=write_folder, args=(folder, slowly))
    writer.start()
    entered.wait(20)
    try:
        with pytest.raises(InterurbanError, match="another process is writing it"):
            write_dataset(cities("Busan"), folder)
    finally:
        leave.set()
        writer.join()
    assert [node.name for node in read_dataset(folder).nodes()] == ["Seoul"]


def test_what_fails_half_way_leaves_all_as_it_was(folder: Path) -> None:
    write_dataset(cities("Seoul"), folder)
    add_foreign(folder)
    before = foreign_in(folder, set())

    def fails(new: Path) -> None:
        (new / "city.csv").write_text("name\nBusan\n")
        raise OSError(28, "No space left on device")

    with pytest.raises(InterurbanError, match="No space left on device"):
        write_folder(folder, fails)
    assert foreign_in(folder, set()) == before


PLAN = {
    "name": COMMITTED,
    "puts": {},
    "removes": [],
    "magic": "interurban: files on their way into the folder around them",
}
FORGED = {
    "a file elsewhere is removed": {**PLAN, "removes": ["../victim.csv"]},
    "a file elsewhere is written over": {**PLAN, "puts": {"../victim.csv": "0"}},
    "an absolute path": {**PLAN, "removes": ["VICTIM"]},
    "the folder around": {**PLAN, "removes": [".."]},
    "no text": {**PLAN, "removes": [1]},
    "no list": {**PLAN, "puts": ["city.csv"]},
    "a null": {**PLAN, "removes": ["a\0b"]},
}


@pytest.mark.parametrize("forged", [*FORGED, "a deep list"])
def test_a_forged_plan_in_a_folder_of_others_reaches_nothing(tmp_path: Path, forged: str) -> None:
    victim, folder = tmp_path / "victim.csv", tmp_path / "theirs"
    victim.write_text("name\nMine\n")
    (folder / COMMITTED).mkdir(parents=True)
    (folder / "city.csv").write_text("name\nUlsan\n")
    (folder / COMMITTED / "victim.csv").write_text("name\nTheirs\n")
    plan = json.dumps(FORGED[forged]) if forged in FORGED else "[" * 20_000
    (folder / COMMITTED / "plan.json").write_text(plan.replace("VICTIM", str(victim)))
    graph = read_dataset(folder)
    assert [node.name for node in graph.nodes()] == ["Ulsan"]
    with pytest.raises(InterurbanError, match="is never replaced"):  # what stands there is somebody's
        write_dataset(graph, folder, replace=True)
    assert victim.read_text() == "name\nMine\n"
    assert (folder / COMMITTED / "plan.json").exists()


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names of files that are no UTF-8")
def test_a_place_whose_name_is_no_text_is_written(tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9")
    write_dataset(cities("Ulsan"), place)
    write_dataset(cities("Busan"), place)  # what was written is known to be ours
    write_file(place / "list.txt", b"name\n")
    assert [node.name for node in read_dataset(place).nodes()] == ["Busan"]


def test_what_no_file_can_be_called_is_said(tmp_path: Path) -> None:
    with pytest.raises(InterurbanError, match="no file can be called so"):
        write_file(tmp_path / "a\0b", b"")
    with pytest.raises(InterurbanError, match="no file can be called so"):
        write_dataset(cities("Ulsan"), tmp_path / "a\0b")
