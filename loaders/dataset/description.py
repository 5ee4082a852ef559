"""What a data-set folder says of itself in datapackage.json, whatever stands there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.dataset.layout import DESCRIPTION

LARGEST = 100_000_000


class BadDescription(ValueError):
    """The file is no description of a data package; the message says why."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a folder says of itself, and the paths of the tables that it lists."""

    about: dict[str, Any]
    tables: list[str]


def read_description(path: Path) -> Description:
    """Return what a datapackage.json says; a name that is empty is none.

    Raises:
        BadDescription: it cannot be read, or is none.
    """
    text = _text(path)
    try:
        described = json.loads(text)
        json.dumps(described, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # JSON can write half a character, which no file can hold
        raise BadDescription("has half a character, such as \\ud800, in a text") from None
    except (ValueError, RecursionError) as error:
        raise BadDescription(f"is no data package description ({error})") from None
    if not isinstance(described, dict):
        raise BadDescription("is no data package description (it is no JSON object)")
    resources = described.pop("resources", None) or []
    if not isinstance(resources, list) or not all(isinstance(each, dict) for each in resources):
        raise BadDescription("is no data package description (its resources are no list of objects)")
    paths = [each.get("path") for each in resources]
    if not all(isinstance(each, str) for each in paths):
        raise BadDescription("is no data package description (a resource has no path, or several)")
    if not described.get("name"):
        described.pop("name", None)
    return Description(described, paths)


def stated_name(folder: Path) -> str | None:
    """Return the name that a folder gives itself, by which a server knows the data set; None if it gives none."""
    try:
        name = read_description(folder / DESCRIPTION).about.get("name")
    except BadDescription:
        return None
    return None if name is None else str(name)


def is_beside(folder: Path, name: str) -> bool:
    """Tell whether a listed file is there; of a path that no system has, it is not."""
    try:
        return (folder / name).is_file()
    except (OSError, ValueError):
        return False


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise BadDescription("is a folder or a device, and no file")
        if path.stat().st_size > LARGEST:
            raise BadDescription(f"is larger than {LARGEST // 1_000_000} MB")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise BadDescription(f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise BadDescription("is not UTF-8 text") from None
