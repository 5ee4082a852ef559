"""What analyses take where nothing is said: values alone, so that a command can show them before it loads any."""

from __future__ import annotations

from typing import Final

LEAST: Final = 2  # actors that are tied alike, for a class of them to be listed
ALPHA: Final = 0.05  # the chance below which a tie is more than size explains
SAMPLES: Final = 1000  # random networks that a backbone is held against
PERMUTATIONS: Final = 1000  # of the groups that clusters are held against
METHOD: Final = "leiden"  # of finding clusters
RESOLUTION: Final = 1.0  # of clusters: above 1 they are smaller
SEED: Final = 1  # of clusters and backbones
