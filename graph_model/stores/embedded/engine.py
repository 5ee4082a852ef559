"""ArcadeDB in this process: starting its Java machine quietly, and closing what a query text must not reach.

The Java machine starts once a process, in about half a second, and only when a query is asked.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.embedded.functions import correct_functions
from graph_model.stores.embedded.java import java_class, leave_java, silenced, without_ctrl_c

# Reading the schema is harmless and Neo4j has the same; everything else that can be called is taken out of the engine.
PROCEDURES = frozenset({"db.labels", "db.relationshiptypes"})

_starting = threading.Lock()

_CLOSED = (
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.dateImplementation=java.time.LocalDate",
)
# Java takes the stack of a thread that called it for as small as its own threads' and guards what lies beyond; there
# OpenBLAS puts what it parts among threads, and NumPy's linear algebra would end the process without a word.
_STACK = "-Xss8m"
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
_DEAF = "-Xrs"  # to Ctrl-C, which Python hears; Java's own handling, while it starts, would end the process silently


def engine() -> Any:
    """Start the Java machine, if it does not run yet, and return the module of ArcadeDB's Python bindings.

    Raises:
        InterurbanError: the engine is not installed on this machine.
    """
    with _starting:
        return _started()


@cache
def _started() -> Any:
    with without_ctrl_c():
        return _start()


def _start() -> Any:
    try:
        import arcadedb_embedded
        from arcadedb_embedded.jvm import start_jvm
    except ImportError:
        raise InterurbanError(_not_installed()) from None
    with tempfile.TemporaryDirectory() as folder, silenced():
        quiet = Path(folder, "logging.properties")
        quiet.write_text("handlers=\n.level=OFF\n")
        # What a crash of Java leaves behind goes where temporary files go, not into the analyst's folder.
        os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir(), "hs_err_pid%p.log")))
        # The bindings let Java handle Ctrl-C only when asked; Python's own handling is what a user expects.
        chosen = [
            _DEAF,
            _STACK,
            *_SECOND_COMPILER_LATE,
            *_collector(),
            *_CLOSED,
            f"-Djava.util.logging.config.file={quiet}",
        ]
        start_jvm(heap_size="2g", jvm_args=chosen)
        # At its first message the engine would look for this file again, find it gone, and log into ./log.
        java_class("com.arcadedb.log.DefaultLogger")().init()
        java_class("java.util.logging.LogManager").getLogManager().reset()
        _close_procedures()
        # The engine's own functions (`util.sleep`, `text.slug`), of which Neo4j has none and one outlasts any timeout.
        java_class("com.arcadedb.function.CypherFunctionRegistry").clear()
        correct_functions()
        leave_java()
    return arcadedb_embedded


def _collector() -> list[str]:
    """Return how Java collects garbage: by one thread, as several cost more than they save; unless the user chose."""
    chosen = re.search(r"-XX:[+]Use\w+GC\b", os.environ.get("ARCADEDB_JVM_ARGS", ""))
    return [] if chosen else ["-XX:+UseSerialGC"]


def _close_procedures() -> None:
    registry = java_class("com.arcadedb.query.opencypher.procedures.CypherProcedureRegistry")
    for name in [str(each) for each in registry.getProcedureNames()]:
        if name not in PROCEDURES:
            registry.unregister(name)


def _not_installed() -> str:
    import platform

    if sys.platform == "darwin" and platform.machine() == "x86_64":
        return "the embedded Cypher engine has no build for Intel Macs; run Cypher on a Neo4j server instead"
    return "the embedded Cypher engine is missing; pip install arcadedb-embedded"
