"""An officer's own sheets: 81 members in five scripts, 16 MOUs and 10 forums with their parties in one cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from loaders.dataset.reading import examine_dataset
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "mappings" / "officer.yaml"

NAMED = [
    ("Seoul", "Korea", "서울; Seoul Metropolitan Government", "Full", "2017년 5월"),
    ("Tbilisi", "Georgia", "თბილისი", "full", "4-7 November 2013"),
    ("Athens", "Greece", "Αθήνα", "FULL", "Feb-14"),
    ("Athens", "United States", "", "Associate", "2014"),
    ("Варна", "Bulgaria", "Varna", "Full", "2001"),
    ("Amman", "Jordan", "عمّان\nAmmān", "observer", ""),
]
MEMBERS = [*NAMED, *((f"Port {number}", f"Land {number % 9}", "", "Full", "2015") for number in range(75))]
PARTIES = [["서울", "Varna"], ["SEOUL METROPOLITAN GOVERNMENT", "World Bank", "თბილისი"], ["Port 3", "Port 4", "Amman"]]


def table(*rows: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def sheets(folder: Path, parties: list[list[str]]) -> None:
    mous = [(f"MOU {number}", "2017년 5월", "; ".join(parties[number % 3])) for number in range(16)]
    forums = [(f"Forum {number}", "4-7 November 2013", "\n".join(parties[number % 3])) for number in range(10)]
    members = [(*each, "called twice") for each in MEMBERS]
    (folder / "members.csv").write_text(
        table(("City", "Country", "Other names", "Status", "Joined", "Remarks"), *members), "utf-8"
    )
    (folder / "mous.csv").write_text(table(("Title", "Signed", "Parties"), *mous), "utf-8")
    (folder / "forums.csv").write_text(table(("Forum", "Held", "Participants"), *forums), "utf-8")


def test_an_officers_sheets_load_without_a_fault(tmp_path: Path) -> None:
    sheets(tmp_path, PARTIES)
    summary = load_into(read_mapping(EXAMPLE, tmp_path), tmp_path / "out")
    assert [str(each) for each in summary.report.errors] == []
    assert summary.in_words() == "107 rows read = 107 loaded + 0 merged + 0 skipped"
    graph, report = examine_dataset(tmp_path / "out")
    assert not report.errors
    assert len(list(graph.relationships("MEMBER_OF"))) == 81
    seoul = graph.resolve("서울")
    assert {each.type for each in graph.relationships_of(seoul.id)} == {
        "IN_COUNTRY",
        "MEMBER_OF",
        "SIGNED",
        "PARTICIPATED_IN",
    }
    signed = [each for each in graph.relationships("SIGNED") if each.start == seoul.id]
    assert len(signed) == 6 + 5  # as 서울, and as Seoul Metropolitan Government
    assert [node.id for node in graph.nodes("City") if node.name == "Athens"] == [
        "athens-greece",
        "athens-united-states",
    ]
    since = {graph.node(each.start).name: each.properties["since"] for each in graph.relationships("MEMBER_OF")}
    assert (since["Seoul"], since["Tbilisi"]) == ("2017-05", "2013-11-04/2013-11-07")
    assert graph.node("forum-1").properties["on"] == "2013-11-04/2013-11-07"
    held = [graph.timing.holds(each, "2023-12").value for each in graph.relationships("MEMBER_OF")]
    assert held.count("definitely") == 80  # of all but Amman, which does not say since when
    later = [graph.timing.holds(each, "2025").value for each in graph.relationships("MEMBER_OF")]
    assert set(later) == {"possibly"}


def test_a_party_that_two_members_are_called_is_asked_for(tmp_path: Path) -> None:
    sheets(tmp_path, [["Athens", "서울"], *PARTIES[1:]])
    summary = load_into(read_mapping(EXAMPLE, tmp_path), tmp_path / "out", skip_faults=True)
    wrong = summary.report.errors
    assert {fault.file for fault in wrong} == {"mous.csv", "forums.csv"}
    assert len(wrong) == 6 + 4
    assert {fault.value for fault in wrong} == {"Athens"}
    assert "Athens (Greece); Athens (United States)" in wrong[0].remedy
