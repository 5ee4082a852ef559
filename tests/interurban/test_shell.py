from __future__ import annotations

import sys
import time
from pathlib import Path

import pexpect
import pytest

from tests.interurban.conftest import Run


def test_piped_queries_and_commands_are_answered_in_turn(run: Run) -> None:
    typed = """
    MATCH (c:City {id: 'seoul'})
    RETURN c.name AS name;
    :format json
    MATCH (c:City {id: 'busan'}) RETURN c.name AS name;
    MATCH (n RETURN n;
    :stock networks-of-a-city city=Suwon
    RETURN 1 AS one
    """
    result = run("shell", input=typed)
    assert "Seoul" in result.stdout
    assert '"name": "Busan"' in result.stdout
    assert '"network": "CITYNET"' in result.stdout
    assert '"one": 1' in result.stdout
    assert "^" in result.stderr


def test_queries_of_your_own_are_asked_by_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text("// title: Mine\n// param n: integer = 1 -- a number\nRETURN $n AS n")
    assert "Mine (n 7)" in run("shell", "--stock-folder", str(tmp_path), input=":stock mine n=7\n").stdout


def test_a_quote_that_is_not_closed_is_one_line(run: Run) -> None:
    result = run("shell", input=":stock sessions-of-a-forum forum=Mayors' Forum\nRETURN 7 AS seven;\n")
    assert "a quote is not closed" in result.stderr
    assert "seven" in result.stdout


def test_quit_ends_and_help_helps(run: Run) -> None:
    output = run("shell", input=":help\n:quit\nRETURN 1 AS one;\n").stdout
    assert ":schema" in output
    assert "one" not in output.replace("one;", "").splitlines()[-1]


@pytest.mark.usefixtures("patient_count")
def test_what_a_format_has_no_place_for_is_told_beside_it(run: Run) -> None:
    typed = ":format csv\nUNWIND range(1, 5) AS x RETURN x;\nMATCH (c:city) RETURN c.name;\n"
    result = run("shell", "--limit", "2", input=typed)
    assert result.stdout.splitlines() == ["x", "1", "2", "c.name"]
    assert "the first 2 of 5 rows" in result.stderr
    assert "did you mean City?" in result.stderr


@pytest.mark.long
def test_a_terminal_has_a_prompt_history_and_several_lines(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "TERM": "xterm", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "100"}
    program = "from interurban.__main__ import main; main()"
    terminal = pexpect.spawn(sys.executable, ["-c", program, "shell"], env=environment, timeout=300, encoding="utf-8")
    terminal.expect("cypher>")
    terminal.send("MATCH (c:Cit\t")
    terminal.expect("y")  # City, completed
    terminal.send(" {id: 'seoul'})\r")
    terminal.expect(r"\.\.\.>")
    terminal.send("RETURN c.name AS found;\r")
    terminal.expect("Seoul")
    terminal.expect("cypher>")
    time.sleep(0.2)
    terminal.sendeof()
    terminal.expect(pexpect.EOF)
    history = next(tmp_path.rglob("cypher-history")).read_text("utf-8")
    assert "RETURN c.name AS found" in history
