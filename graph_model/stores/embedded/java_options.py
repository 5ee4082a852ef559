"""What Java is started with: closed to what a query must not reach, quiet, and sparing with the processor."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

_CLOSED = (
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.dateImplementation=java.time.LocalDate",
)
# Java takes the stack of a thread that called it for as small as its own threads' and guards what lies beyond; there
# OpenBLAS puts what it parts among threads, and NumPy's linear algebra would end the process without a word.
_STACK = "-Xss8m"
_DEAF = "-Xrs"  # to Ctrl-C, which Python hears; Java's own handling, while it starts, would end the process silently
# What a command runs is over before the costly second compiler has paid for itself; a query that goes on still has it.
_SECOND_COMPILER_LATE = tuple(
    f"-XX:Tier4{threshold}={usual * 40}"
    for threshold, usual in {
        "InvocationThreshold": 5_000,
        "MinInvocationThreshold": 600,
        "CompileThreshold": 15_000,
        "BackEdgeThreshold": 40_000,
    }.items()
)
# What only the building of a database runs, and no query, the second compiler leaves alone: these methods are large,
# and most of its time would go into them, some of them again and again. (A name ending in a star is a beginning.)
ONLY_WRITE = (
    "com/arcadedb/serializer/BinarySerializer.serialize*",
    "com/arcadedb/graph/GraphBatch.*",
    "com/arcadedb/schema/Type.convert",
    "com/arcadedb/database/DocumentValidator.*",
    "com/arcadedb/serializer/json/*.*",
    "com/google/gson/*.*",
)


def java_options(folder: Path) -> list[str]:
    """Return the options; the files to which some of them point are written into a folder, and read at the start."""
    quiet, compilers = folder / "logging.properties", folder / "compilers.json"
    quiet.write_text("handlers=\n.level=OFF\n")
    compilers.write_text(json.dumps([{"match": ONLY_WRITE, "c2": {"Exclude": True}}]))
    return [
        _DEAF,
        _STACK,
        *_SECOND_COMPILER_LATE,
        "-XX:+UnlockDiagnosticVMOptions",  # of which the next is one
        f"-XX:CompilerDirectivesFile={compilers}",
        *_collector(),
        *_CLOSED,
        f"-Djava.util.logging.config.file={quiet}",
    ]


def _collector() -> list[str]:
    """Return how Java collects garbage, unless the user chose.

    By one thread, as several cost more than they save; and with room for some thousands of records that are being
    written, which it would otherwise copy from one place to another.
    """
    chosen = re.search(r"-XX:[+]Use\w+GC\b", os.environ.get("ARCADEDB_JVM_ARGS", ""))
    return [] if chosen else ["-XX:+UseSerialGC", "-Xmn256m"]
