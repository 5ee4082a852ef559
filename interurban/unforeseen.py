"""An error that nobody foresaw: one line for the reader, and the trace in a log file for whoever mends it."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from graph_model.faults import shorten

LONGEST_PATH = 200


def describe_unforeseen(error: Exception) -> str:
    """Return the line that tells of an error; the trace is added to the log file that it names.

    What the system refused (a full disk, a file without permission) is no fault of ours and has no trace.
    """
    what = " ".join(str(error).split()) or "no more is known"
    if isinstance(error, OSError):
        name = error.filename  # or the number of an open file
        text = os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else str(name)
        place = f"{shorten(text, LONGEST_PATH)}: " if name else ""
        return f"Error: {place}{error.strerror or what}"
    from interurban._siblings import describe_damage

    if damage := describe_damage():
        return f"Error: {damage}"
    log = _log(error)
    place = f"its trace is in {log}" if log else "its trace could not be written to a log file"
    return f"Error: interurban has a fault: {type(error).__name__}: {what}; please report it, {place}"


def _log(error: Exception) -> Path | None:
    try:
        import platformdirs

        log = platformdirs.user_log_path("interurban", appauthor=False, ensure_exists=True) / "faults.log"
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {sys.argv[1:]}\n")
            file.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return log
