"""What look-ups take where nothing is said: values alone, so that a command can show them before it loads any."""

from __future__ import annotations

from typing import Final

MOST_NAMES: Final = 20  # that a search lists
MOST_CHAINS: Final = 3  # between two actors
HUB_SHARE: Final = 0.2  # of all actors: what more are tied to is a hub, which tells little
