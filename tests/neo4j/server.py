"""A real Neo4j for the tests and the benchmarks: that of NEO4J_URI, or a Community server started on loopback."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.connection import Connection
from tests.maven import CACHE, java, java_version, library, missing_tools

VERSION = os.environ.get("NEO4J_VERSION", "5.26.30")
PASSWORD = "interurban-test"  # noqa: S105 - a server that lives as long as the tests
PATIENCE_S = 600
# A server of tests lives for a minute or two: what its JVM compiles well would never pay. This halves its time.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
HEAP = "-Xmx1g"
# What classes a server used is kept beside its jars: with it the next one starts in half the time.
CLASSES = f"neo4j-{VERSION}-{{java}}.jsa"
OPENED = "--add-opens=java.base/java.nio=ALL-UNNAMED"  # as in the settings Neo4j ships


def why_not() -> str:
    """Return why there is no server for the tests here; empty if there is one or one can be started."""
    if "NEO4J_URI" in os.environ:
        return ""
    missing = missing_tools("java", "mvn")
    return f"no NEO4J_URI is set, and {missing}" if missing else ""


@contextlib.contextmanager
def offered(folder: Path, *, brief: bool = False) -> Iterator[Address]:
    """Offer an empty database: that of NEO4J_URI, emptied again in the end, or one of a server started in a folder.

    `brief` says that the server is started for a short time, and nothing of it is measured.

    Raises:
        RuntimeError: the database of NEO4J_URI holds something, which would be lost.
    """
    uri = os.environ.get("NEO4J_URI")
    if uri is None:
        with running(folder, brief=brief) as address:
            yield address
        return
    user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    connection = Connection(Address(uri, user, password, os.environ.get("NEO4J_DATABASE")))
    try:
        if connection.read("MATCH (n) RETURN 1 AS one LIMIT 1"):
            raise RuntimeError(f"the database at NEO4J_URI={uri} is not empty and would be emptied; name an empty one")
        yield connection.address
        empty(connection)
    finally:
        connection.close()


def empty(connection: Connection) -> None:
    """Remove every node and relationship, few enough at a time for the server's memory."""
    while connection.read("MATCH (n) RETURN 1 AS one LIMIT 1"):
        connection.write("MATCH (n) WITH n LIMIT 20000 DETACH DELETE n")


def forget_constraints(connection: Connection) -> None:
    """Remove the constraints and indexes of earlier pushes: what others keep may not let them be made again."""
    for row in connection.read("SHOW CONSTRAINTS YIELD name"):
        connection.write(f"DROP CONSTRAINT `{row['name']}`")
    for row in connection.read("SHOW INDEXES YIELD name, type WHERE type IN ['RANGE', 'TEXT', 'FULLTEXT']"):
        connection.write(f"DROP INDEX `{row['name']}`")


@contextlib.contextmanager
def running(
    folder: Path,
    import_files: Path | None = None,
    *,
    brief: bool = True,
    heap: str = HEAP,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Address]:
    """Run a server with its data in a folder, first filled from import files if there are any; stop it in the end.

    `settings` are put beside those that every server of the tests has.

    The programs are started by themselves, and not by those of the command `neo4j`, each of which is one more JVM.
    """
    jars = library(f"neo4j-{VERSION}", Path(__file__).with_name("pom.xml"), f"-Dneo4j.version={VERSION}")
    port = _free_port()
    environment = {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
    _prepare(folder, port, asks_who=import_files is None, more=settings or {})
    classes = CACHE / CLASSES.format(java=java_version())
    shared = [f"-XX:SharedArchiveFile={classes}"] if brief and classes.exists() else []
    program = [java(), *(BRIEF if brief else ()), *shared, heap, OPENED, "-cp", f"{jars}/*"]
    admin = [*program, "org.neo4j.cli.AdminTool"]

    def run(*arguments: str, where: Path | None = None) -> None:
        asked = [*admin, *arguments]
        ended = subprocess.run(
            asked, env=environment, check=False, capture_output=True, text=True, timeout=300, cwd=where
        )
        if ended.returncode:
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{ended.stdout[-3000:]}{ended.stderr[-2000:]}")

    if import_files is None:
        run("dbms", "set-initial-password", PASSWORD)
    else:
        arguments = (import_files / "import-arguments.txt").read_text().split()
        run("database", "import", "full", "neo4j", *arguments, where=import_files)
    with (folder / "logs" / "console.log").open("wb") as log:
        places = [f"--home-dir={folder}", f"--config-dir={folder / 'conf'}", "--console-mode"]
        recording = ["-XX:+RecordDynamicDumpInfo"] if brief and not shared else []
        command = [program[0], *recording, *program[1:], "org.neo4j.server.CommunityEntryPoint", *places]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait(port, server, folder / "logs" / "console.log")
            yield Address(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)
            if recording:
                _keep_classes(server, classes)
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(30)


def _keep_classes(server: subprocess.Popen[bytes], place: Path) -> None:
    """Have Java write the classes that a server has used, for the next one on this machine; it appears whole."""
    with tempfile.TemporaryDirectory(prefix="classes-", dir=CACHE) as folder:
        written = Path(folder, place.name)
        command = [java("jcmd"), str(server.pid), "VM.cds", "dynamic_dump", str(written)]
        with contextlib.suppress(OSError, subprocess.SubprocessError):  # then the next one starts without
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            written.replace(place)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _prepare(folder: Path, port: int, *, asks_who: bool, more: Mapping[str, str]) -> None:
    for name in ("conf", "data", "import", "licenses", "logs", "plugins", "run"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": str(asks_who).lower(),
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": "256m",
        # What was planned serves for as long as the tests last, though they empty and fill the database.
        "dbms.cypher.min_replan_interval": "1h",
        **more,
    }
    (folder / "conf" / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in settings.items()))


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise RuntimeError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-2000:]}")
