"""The command `interurban`, also as `python -m interurban`."""

from __future__ import annotations

import _thread
import contextlib
import gc
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType


def main() -> None:
    """Run the command; whatever happens, its user sees a line and no trace, even of Ctrl-C while it starts."""
    try:
        _run()
    except SystemExit as ended:
        if any(thread.name == "interurban-query" for thread in threading.enumerate()):
            _leave_at_once(ended.code)
        raise


def _run() -> None:
    # Loading makes many objects and hardly any garbage: collecting less often makes the start a few per cent quicker.
    gc.set_threshold(100_000, 20, 20)
    _write_every_script()
    sys.unraisablehook = _press_again
    try:
        from interurban.command import interurban

        interurban(prog_name="interurban")
    except KeyboardInterrupt:
        sys.exit("\nAborted!")
    except Exception as error:
        from interurban.unforeseen import describe_unforeseen

        sys.exit(describe_unforeseen(error))


def _press_again(dropped: UnraisableHookArgs) -> None:
    """Let Ctrl-C be heard a moment later where Python drops it with a trace: within a destructor or a callback."""
    if not isinstance(dropped.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
    elif sys.platform == "win32":
        again = threading.Timer(0.01, _thread.interrupt_main)
        again.daemon = True
        again.start()
    else:
        # Again and again, until it is heard: what comes just before a wait begins does not end the wait.
        signal.signal(signal.SIGALRM, _press_ctrl_c)
        signal.setitimer(signal.ITIMER_REAL, 0.01, 0.05)


def _press_ctrl_c(_number: int, frame: FrameType | None) -> None:
    """Press Ctrl-C, but not while Python still drops the one before, for it would drop this one, too."""
    while frame is not None:
        if frame.f_code is _press_again.__code__:
            return
        frame = frame.f_back
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)
    signal.raise_signal(signal.SIGINT)


def _leave_at_once(status: str | int | None) -> None:
    """End the process although a query that was given up still runs: Java would crash if it were closed beneath it."""
    if isinstance(status, str):
        sys.stderr.write(f"{status}\n")
        status = 1
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(status or 0)


def _write_every_script() -> None:
    r"""Let output hold names in every script: UTF-8 in files and pipes, a sign in place of a letter on a terminal.

    Windows redirects in the code page of its country, which lacks most of the world's letters. What is no letter at all
    (a byte in the name of a file that is no UTF-8) is shown as \udce9.
    """
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if (stream.encoding or "").lower().replace("-", "") == "utf8":
            stream.reconfigure(errors="backslashreplace")
        else:
            narrow = {"errors": "replace"}
            stream.reconfigure(**(narrow if stream.isatty() else {"encoding": "utf-8", "errors": "backslashreplace"}))


if __name__ == "__main__":
    main()
