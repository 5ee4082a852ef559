"""Run every benchmark, or those named: `python -m benchmarks [startup] [pagerank] [layout]`."""

from __future__ import annotations

import sys

from benchmarks import layout, pagerank, startup

ALL = {"startup": startup.run, "pagerank": pagerank.run, "layout": layout.run}

for name in sys.argv[1:] or ALL:
    print(f"\n{name}")
    ALL[name]()
