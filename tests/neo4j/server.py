"""A real Neo4j for the tests and the benchmarks: that of NEO4J_URI, or a Community server started on loopback."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from graph_model.stores.neo4j.connection import Address, Connection

VERSION = os.environ.get("NEO4J_VERSION", "5.26.30")
PASSWORD = "interurban-test"  # noqa: S105 - a server that lives as long as the tests
PATIENCE_S = 90
TRIES = 3
# Read when the tests begin: some of them move the user's cache folder.
CACHE = Path(platformdirs.user_cache_dir("interurban-tests", appauthor=False))


def why_not() -> str:
    """Return why there is no server for the tests here; empty if there is one or one can be started."""
    if "NEO4J_URI" in os.environ:
        return ""
    missing = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    return f"no NEO4J_URI is set, and {' and '.join(missing)} is not installed" if missing else ""


@contextlib.contextmanager
def offered(folder: Path) -> Iterator[Address]:
    """Offer an empty database: that of NEO4J_URI, emptied again in the end, or one of a server started in a folder.

    Raises:
        RuntimeError: the database of NEO4J_URI holds something, which would be lost.
    """
    uri = os.environ.get("NEO4J_URI")
    if uri is None:
        with running(folder) as address:
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
    for row in connection.read("SHOW INDEXES YIELD name, type WHERE type = 'RANGE'"):
        connection.write(f"DROP INDEX `{row['name']}`")


@contextlib.contextmanager
def running(folder: Path, import_files: Path | None = None) -> Iterator[Address]:
    """Run a server with its data in a folder, first filled from import files if there are any; stop it in the end."""
    library = _library()
    port = _free_port()
    environment = {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
    _prepare(folder, port)
    java = [_java(), "-cp", f"{library}/*"]
    set_password = ["org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", PASSWORD]
    subprocess.run([*java, *set_password], env=environment, check=True, capture_output=True, timeout=120)
    if import_files is not None:
        admin = ["org.neo4j.server.startup.Neo4jAdminCommand", "database", "import", "full", "neo4j"]
        arguments = (import_files / "import-arguments.txt").read_text().split()
        imported = [*java, *admin, *arguments]
        ended = subprocess.run(
            imported, env=environment, check=False, capture_output=True, text=True, timeout=180, cwd=import_files
        )
        if ended.returncode:
            raise RuntimeError(f"the import failed:\n{ended.stdout[-3000:]}{ended.stderr[-2000:]}")
    with (folder / "logs" / "console.log").open("wb") as log:
        command = [*java, "org.neo4j.server.startup.Neo4jCommand", "console"]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait(port, server, folder / "logs" / "console.log")
            yield Address(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(30)


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else "java"


def _library() -> Path:
    """Return the folder of the server's jars, fetched once a machine; it appears whole, by one renaming."""
    place = CACHE / f"neo4j-{VERSION}"
    if not place.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fetching-", dir=CACHE) as fetched:
            _fetch(Path(fetched, "jars"))
            with contextlib.suppress(OSError):  # another process has fetched the same
                Path(fetched, "jars").rename(place)
    return place


def _fetch(folder: Path) -> None:
    pom = Path(__file__).with_name("pom.xml")
    command = ["mvn", "-q", "-B", "-f", str(pom), f"-Dneo4j.version={VERSION}", "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", "-DincludeTypes=jar", f"-DoutputDirectory={folder}"]
    for _ in range(TRIES):  # a download may break off
        shutil.rmtree(folder, ignore_errors=True)
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
        if ended.returncode == 0:
            return
    raise RuntimeError(f"Maven did not fetch Neo4j {VERSION}:\n{ended.stdout[-2000:]}{ended.stderr[-1000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _prepare(folder: Path, port: int) -> None:
    for name in ("conf", "data", "import", "licenses", "logs", "plugins", "run"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.heap.max_size": "1g",
        "server.memory.pagecache.size": "256m",
        "server.jvm.additional": "--add-opens=java.base/java.nio=ALL-UNNAMED",  # as in the settings Neo4j ships
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
