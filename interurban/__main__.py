"""The command `interurban`, also as `python -m interurban`."""

from __future__ import annotations

from interurban.command import interurban


def main() -> None:
    """Run the command."""
    interurban(prog_name="interurban")


if __name__ == "__main__":
    main()
