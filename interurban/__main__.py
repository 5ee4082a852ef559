"""The command `interurban`, also as `python -m interurban`."""

from __future__ import annotations

import gc

# Loading makes many objects and hardly any garbage: collecting less often makes the start a few per cent quicker.
gc.set_threshold(100_000, 20, 20)

from interurban.command import interurban  # noqa: E402


def main() -> None:
    """Run the command."""
    interurban(prog_name="interurban")


if __name__ == "__main__":
    main()
