"""Run every benchmark, or those named: `python -m benchmarks [startup] [pagerank] [layout] ...`, as ALL names them."""

from __future__ import annotations

import sys

from benchmarks import (
    analysis,
    cache,
    cypher,
    duplicates,
    layout,
    loading,
    mapped_tables,
    matching,
    pagerank,
    pages,
    pages_in_browser,
    paths,
    push,
    startup,
)

ALL = {
    "startup": startup.run,
    "pagerank": pagerank.run,
    "layout": layout.run,
    "cypher": cypher.run,
    "cache": cache.run,
    "push": push.run,
    "duplicates": duplicates.run,
    "mapped_tables": mapped_tables.run,
    "loading": loading.run,
    "matching": matching.run,
    "analysis": analysis.run,
    "pages": pages.run,
    "pages_in_browser": pages_in_browser.run,
    "paths": paths.run,
}

for name in sys.argv[1:] or ALL:
    print(f"\n{name}")
    ALL[name]()
