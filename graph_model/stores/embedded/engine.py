"""ArcadeDB in this process: starting its Java machine quietly, and closing what a query text must not reach.

The Java machine starts once a process, in about half a second, and only when a query is asked.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.embedded.functions import correct_functions
from graph_model.stores.embedded.java import java_class, leave_java, silenced, without_ctrl_c
from graph_model.stores.embedded.java_options import java_options

# Reading the schema is harmless and Neo4j has the same; everything else that can be called is taken out of the engine.
PROCEDURES = frozenset({"db.labels", "db.relationshiptypes"})

_starting = threading.Lock()


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
        # What a crash of Java leaves behind goes where temporary files go, not into the analyst's folder.
        os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir(), "hs_err_pid%p.log")))
        # The bindings let Java handle Ctrl-C only when asked; Python's own handling is what a user expects.
        start_jvm(heap_size="2g", jvm_args=java_options(Path(folder)))
        # At its first message the engine would look for this file again, find it gone, and log into ./log.
        java_class("com.arcadedb.log.DefaultLogger")().init()
        java_class("java.util.logging.LogManager").getLogManager().reset()
        _close_procedures()
        # The engine's own functions (`util.sleep`, `text.slug`), of which Neo4j has none and one outlasts any timeout.
        java_class("com.arcadedb.function.CypherFunctionRegistry").clear()
        correct_functions()
        leave_java()
    return arcadedb_embedded


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
