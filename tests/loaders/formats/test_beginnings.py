"""A format is known by what stands first in a file, whatever its name; only the first kilobytes are looked at."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph_model import NoData
from loaders.formats.beginnings import SHOWN, Beginning
from loaders.opening import recognise

KNOWN = {
    "graphml": b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE g>\n<g:graphml xmlns:g="x"><g:graph/>',
    "gexf": b"<gexf version='1.3'><graph/></gexf>",
    "gml": b'Creator "x"\nVersion 1\ngraph\n[\n  directed 1 ]',
    "pajek": b"\xef\xbb\xbf% remark\r\n*Network x\r\n*Vertices 0",
    "cytoscape": b'{"format_version": "1.0", "elements": {}}',
    "gephi-tables": b"Id;Source;Target\n",
    "json": json.dumps({"directed": True, "multigraph": False, "graph": {}, "nodes": [], "edges": []}).encode(),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_format_is_known_by_its_content_whatever_the_ending(name: str, tmp_path: Path) -> None:
    for ending in (".txt", "", ".csv", ".xlsx"):
        path = tmp_path / f"file{ending}"
        path.write_bytes(KNOWN[name])
        found = recognise(path).format
        assert found is not None
        assert found.name == name


def test_names_within_texts_and_lists_are_not_on_the_top_level() -> None:
    text = '{"a": "\\"nodes\\": {", "b": [{"c": {"d": 1}}], "e": {"f": [}], "g": '
    assert Beginning(Path("x"), text.encode()).json_names[:3] == ["a", "b", "e"]
    assert Beginning(Path("x"), b'{"id": 1, "schema": "Person"}\n{"other": 2}').json_names == ["id", "schema"]


def test_a_large_file_is_not_read_to_know_it(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b'{"nodes": [' + b" " * 5_000_000)
    assert len(Beginning.of(path).data) == SHOWN


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.graphml")
    with pytest.raises(NoData, match="is a pipe or a device, and no file"):
        recognise(tmp_path / "pipe.graphml")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is an empty file"), (b"\x00\x01\x02", "in no format that is read"), (b"<html></html>", "graphml; ")],
)
def test_what_is_not_understood_is_said_with_what_is(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "file.graphml"
    path.write_bytes(data)
    with pytest.raises(NoData, match=said):
        recognise(path)
