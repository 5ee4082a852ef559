"""ArcadeDB in this process: starting its Java machine quietly, and closing what a query text must not reach.

The Java machine starts once a process, in about half a second, and only when a query is asked.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.embedded.functions import correct_functions

# Reading the schema is harmless and Neo4j has the same; everything else that can be called is taken out of the engine.
PROCEDURES = frozenset({"db.labels", "db.relationshiptypes"})

_starting = threading.Lock()
_silencing = threading.RLock()

_CLOSED = (
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.dateImplementation=java.time.LocalDate",
)


def engine() -> Any:
    """Start the Java machine, if it does not run yet, and return the module of ArcadeDB's Python bindings.

    Raises:
        InterurbanError: the engine is not installed on this machine.
    """
    with _starting:
        return _started()


@cache
def _started() -> Any:
    try:
        import arcadedb_embedded
        from arcadedb_embedded.jvm import start_jvm
    except ImportError:
        raise InterurbanError(_not_installed()) from None
    with tempfile.TemporaryDirectory() as folder, silenced():
        quiet = Path(folder, "logging.properties")
        quiet.write_text("handlers=\n.level=OFF\n")
        # The bindings let Java handle Ctrl-C only when asked; Python's own handling is what a user expects.
        start_jvm(heap_size="2g", jvm_args=[*_CLOSED, f"-Djava.util.logging.config.file={quiet}"])
        java_class("java.util.logging.LogManager").getLogManager().reset()
        _close_procedures()
        # The engine's own functions (`util.sleep`, `text.slug`), of which Neo4j has none and one outlasts any timeout.
        java_class("com.arcadedb.function.CypherFunctionRegistry").clear()
        correct_functions()
        leave_java()
    return arcadedb_embedded


def java_class(name: str) -> Any:
    """Return a class of the running Java machine."""
    from jpype import JClass

    return JClass(name)


def leave_java() -> None:
    """Let Java forget this thread until it comes again, as a thread that ends must.

    Java keeps what it knows of a thread that has ended, and at exit waits forever for the one that started it.
    """
    java_class("java.lang.Thread").detach()


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Send what Java itself prints while starting (it does not go through Python) nowhere.

    One thread at a time: a second one would keep the first one's nowhere, and put that back in the end.
    """
    with _silencing:
        sys.stdout.flush()
        sys.stderr.flush()
        kept = [os.dup(descriptor) for descriptor in (1, 2)]
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            for descriptor in (1, 2):
                os.dup2(nowhere, descriptor)
            yield
        finally:
            for descriptor, copy in zip((1, 2), kept, strict=True):
                os.dup2(copy, descriptor)
                os.close(copy)
            os.close(nowhere)


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
