"""The views of a page, in the order of their tabs; the first is seen first."""

from __future__ import annotations

from visualizations.views.map import MAP
from visualizations.views.network import NETWORK
from visualizations.views.table import TABLE
from visualizations.views.timeline import TIMELINE

VIEWS = (NETWORK, MAP, TIMELINE, TABLE)
