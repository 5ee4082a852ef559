"""A write is whole or not at all, whatever kills it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph_model import Graph, InterurbanError
from loaders.dataset.reading import read_dataset
from loaders.dataset.writing import write_dataset
from loaders.files.atomic_file import write_file

WRITER = """
import sys
from pathlib import Path
from graph_model import Graph
from loaders.dataset.writing import write_dataset
graphs = []
for size in (40, 60):
    graph = Graph()
    for number in range(size):
        graph.add_node("City", f"c{number}", f"City {number} of {size}")
    for number in range(1, size):
        graph.add_relationship("c0", "TWINNED_WITH", f"c{number}")
    graphs.append(graph)
write_dataset(graphs[0], Path(sys.argv[1]))
print("ready", flush=True)
while True:
    for graph in graphs:
        write_dataset(graph, Path(sys.argv[1]))
"""


def small(name: str = "Seoul") -> Graph:
    graph = Graph()
    graph.add_node("City", "seoul", name)
    return graph


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_data_set_or_the_new_one(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = tmp_path / "data"
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            (folder / "README.md").write_text("mine")
            time.sleep(chance.uniform(0, 0.12))
            writer.kill()
        graph = read_dataset(folder)
        assert len(graph) in (40, 60)
        assert graph.relationship_count == len(graph) - 1
        assert {node.name.rpartition(" ")[2] for node in graph.nodes()} == {str(len(graph))}
        assert (folder / "README.md").read_text() == "mine"
    write_dataset(small(), folder)
    assert {path.name for path in folder.iterdir()} == {"city.csv", "datapackage.json", "README.md"}
    assert list(tmp_path.iterdir()) == [folder]


def test_files_of_yours_beside_the_tables_stay_and_tables_no_longer_used_go(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    graph = small()
    graph.add_node("Topic", "water", "Water")
    write_dataset(graph, folder)
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / "README.md").write_text("mine")
    write_dataset(small("Busan"), folder)
    assert {path.name for path in folder.iterdir()} == {"city.csv", "datapackage.json", ".git", "README.md"}
    assert (folder / ".git" / "HEAD").read_text() == "ref"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("")
    with pytest.raises(InterurbanError, match="no data set"):
        write_dataset(small(), tmp_path)
    with pytest.raises(InterurbanError, match="is a file"):
        write_dataset(small(), tmp_path / "thesis.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InterurbanError, match="cannot be written"):
        write_dataset(small(), tmp_path / "file" / "data")
    with pytest.raises(InterurbanError, match="cannot be written"):
        write_file(tmp_path / "nowhere" / "page.html", b"")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    path.chmod(0o600)
    write_file(path, b"new", replace=True)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    write_dataset(small(), tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    write_dataset(small("Busan"), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert read_dataset(tmp_path / "real").node("seoul").name == "Busan"
