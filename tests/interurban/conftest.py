from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from interurban.command import interurban

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command; errors that are not meant for people come through as they are."""
    monkeypatch.delenv("INTERURBAN_DATA", raising=False)

    def invoke(*arguments: str, code: int = 0, **options: object) -> Result:
        result = CliRunner().invoke(interurban, arguments, catch_exceptions=False, **options)  # type: ignore[arg-type]
        assert result.exit_code == code, result.output
        return result

    return invoke
