"""The command `interurban`, also as `python -m interurban`."""

from __future__ import annotations

import gc
import sys

# Loading makes many objects and hardly any garbage: collecting less often makes the start a few per cent quicker.
gc.set_threshold(100_000, 20, 20)

from interurban.command import interurban  # noqa: E402


def main() -> None:
    """Run the command; whatever happens, its user sees a line and no trace."""
    _write_every_script()
    try:
        interurban(prog_name="interurban")
    except Exception as error:
        from interurban.unforeseen import describe_unforeseen

        sys.exit(describe_unforeseen(error))


def _write_every_script() -> None:
    """Let output hold names in every script: UTF-8 in files and pipes, a sign in place of a letter on a terminal.

    Windows redirects in the code page of its country, which lacks most of the world's letters.
    """
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(**({"errors": "replace"} if stream.isatty() else {"encoding": "utf-8"}))


if __name__ == "__main__":
    main()
