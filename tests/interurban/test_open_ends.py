from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from interurban.command import interurban


def checked(folder: Path, until: str) -> str:
    (folder / "city.csv").write_text("name\n" + "".join(f"Port {number}\n" for number in range(12)))
    (folder / "organisation.csv").write_text("name\nLeague\n")
    rows = "".join(f"Port {number},League,2014,{until}\n" for number in range(12))
    (folder / "member_of.csv").write_text(f"from,to,since,until\n{rows}")
    return CliRunner().invoke(interurban, ["check", str(folder)]).output


def test_check_hints_at_until_when_a_list_is_known_where_most_state_no_end(tmp_path: Path) -> None:
    assert "12 of 12 memberships and the like state no end" in checked(tmp_path, "")


def test_check_hints_at_nothing_where_ends_are_stated(tmp_path: Path) -> None:
    assert "state no end" not in checked(tmp_path, "2024-02/..")
