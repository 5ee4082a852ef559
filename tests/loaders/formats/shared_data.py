"""Real data that lies beside the project, for the tests that want it."""

from __future__ import annotations

from pathlib import Path

import pytest

_FOLDERS = [each / "shared" / "data" for each in Path(__file__).resolve().parents[3:5]]


def shared(name: str) -> Path:
    """Return a folder of real data; where it is missing, the test is skipped."""
    found = next((each / name for each in _FOLDERS if (each / name).is_dir()), None)
    if found is None:
        pytest.skip(f"needs ../shared/data/{name}")
    return found
