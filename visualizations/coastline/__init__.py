"""The coastline that a map is drawn on: Natural Earth's, which is in the public domain, packed into a short text.

`land.txt` is Natural Earth's land at 1:50 million (https://www.naturalearthdata.com, version 4.1, by way of the
TopoJSON of world-atlas 2.0.2), with fewer corners and without Antarctica; `making` says how it was made, and makes it
again.
"""

from __future__ import annotations

from pathlib import Path

LAND = Path(__file__).with_name("land.txt")
UNIT = 0.02  # degrees; what its numbers count
CREDIT = "Coastline: Natural Earth, 1:50 million, simplified; public domain (naturalearthdata.com)"


def coastline() -> str:
    """Return rings of land, parted by dots: each the longitude and latitude of a corner and the way to each next.

    Numbers count 0.02 degrees and are packed (`visualizations.packing`). A ring may go on beyond 180 degrees east.
    """
    return LAND.read_text("ascii").strip()
