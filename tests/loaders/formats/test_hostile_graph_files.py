"""Graph files that are broken, or meant to break a reader: one clear line each, with the line where it is known."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loaders.opening import examine

BOMB = "<!DOCTYPE g [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
HEAD = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">'
FILES: dict[str, tuple[bytes, str]] = {
    "bomb.graphml": (
        f"<?xml version='1.0'?>{BOMB}]><graphml><graph><node id='&i;'/></graph></graphml>".encode(),
        "declares entities",
    ),
    "outside.graphml": (
        b"<!DOCTYPE g [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><graphml><graph><node id='&a;'/></graph></graphml>",
        "declares entities",
    ),
    "cut.graphml": (f"{HEAD}<node id='a'/>\n<node id=".encode(), "cut.graphml:2: is not well-formed XML"),
    "null.graphml": (f"{HEAD}<node id='a\0'/></graph></graphml>".encode(), "is not well-formed XML"),
    "odd.graphml": (b"<?xml version='1.0' encoding='klingon'?><graphml></graphml>", "unknown encoding"),
    "deep.json": (b'{"nodes": ' + b"[" * 100_000, "is nested too deeply"),
    "cut.json": (b'{"nodes": [\n{"id": 1}, {"id"', "cut.json:2: is not well-formed JSON"),
    "null.json": (b'{"nodes": [\0]}', "is not well-formed JSON"),
    "latin.json": ('{"nodes": [{"id": "é"}]}'.encode("latin-1"), "is not UTF-8 text"),
    "list.json": (b'{"nodes": {"a": 1}}', "its nodes are no list of objects"),
    "ends.json": (b'{"nodes": [{"id": 1}], "edges": [{"source": 1}]}', "edge 1 has no source and target"),
    "cut.gexf": (b"<gexf><graph><nodes>\n<node id='a'", "cut.gexf:2: is not well-formed XML"),
    "cut.gml": (b"graph [\n node [\n id 1\n", "cut.gml:4: is not well-formed GML (ends within a record)"),
    "deep.gml": (b"graph [" + b" a [" * 10_000, "is nested too deeply"),
    "null.gml": (b'graph [\n node [ id 1 label "\0" ] ]', "null.gml:2: is no text"),
    "odd.gml": (b"graph [ node [ id [ 1 2 ] ] ]", "is not well-formed GML ('1' stands where a key should)"),
    "empty.gml": (b'graph [ node [ label "a" ] ]', "node 1 has no id"),
    "cut.net": (b'*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 ', "cut.net:5: '1' cannot be read in a part *arcs"),
    "word.net": (b"*Vertices 2\n*Arcs\n1 two\n", "word.net:3: '1 two' cannot be read"),
    "large.net": (b"*Vertices 999999999999\n", "large.net:1: "),
    "null.net": (b'*Vertices 1\n1 "\0"', "null.net:2: is no text"),
    "list.cyjs": (b'{"elements": [1]}', "its elements are no objects with data"),
    "quote.csv": (b'Source,Target\n"a,b\n', "is not well-formed CSV"),
    "long.json": (b'{"nodes": [{"id": ' + b"1" * 10_000 + b"}]}", "cannot be read as JSON"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_one_clear_line(name: str, tmp_path: Path) -> None:
    data, said = FILES[name]
    (tmp_path / name).write_bytes(data)
    began = time.perf_counter()
    graph, report = examine(tmp_path / name)
    assert time.perf_counter() - began < 5
    assert len(graph) == 0
    (fault,) = report
    assert said in str(fault)
    assert "\n" not in str(fault)
    assert fault.remedy


def test_a_document_type_without_entities_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "old.graphml"
    declared = '<!DOCTYPE graphml SYSTEM "http://nowhere.invalid/graphml.dtd">'
    path.write_text(f'{declared}{HEAD}<node id="a"/></graph></graphml>')
    graph, report = examine(path)
    assert len(graph) == 1
    assert not report.errors
