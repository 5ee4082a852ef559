"""Writing files into a folder, all of them or none, without touching anything else that is there.

New files are made ready in a folder of their own within the folder. One renaming commits them: from then on a reader
takes them from there, wherever they do not stand in their places yet. Whatever kills the writer, a reader finds the old
files or the new ones, and writes, renames or deletes nothing for it; the next writer finishes what was committed, and
removes what was not. What is not ours is never moved.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from graph_model.errors import ForeignFiles, InterurbanError
from loaders.files.atomic_file import follow_links, require_folder_for
from loaders.files.ledger import hash_file, hash_of, is_as_written, recall, remember

COMMITTED = ".interurban-committed"
READY = ".interurban-writing-"
PLAN = "plan.json"
WAIT_S = 20.0

_MAGIC = "interurban: files on their way into the folder around them"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a write does: the files it puts, with their hashes, and those it removes; `name` is that of its folder."""

    name: str
    puts: dict[str, str]
    removes: list[str]
    magic: str = _MAGIC


def write_folder(
    target: Path,
    fill: Callable[[Path], None],
    *,
    belongs: Callable[[str], bool] = lambda _: False,
    replace: bool = False,
) -> None:
    """Let `fill` write files into a new folder, then put them into `target` in one step.

    Files that an earlier write put there and this one does not are removed. A file that is in the way (it bears a name
    that is written, or `belongs` to what the folder is read as) and is not as we wrote it is replaced or removed only
    with `replace`. Everything else stays as it is.

    Raises:
        ForeignFiles: files that are not ours are in the way; nothing is changed.
        InterurbanError: the folder cannot be written, there is none for it, or another process is writing it.
    """
    require_folder_for(target)
    target = follow_links(target)
    try:
        with _lock(target):
            if target.is_dir():
                _write_into(target, fill, belongs, replace=replace)
            else:
                _write_new(target, fill)
    except OSError as error:
        raise InterurbanError(f"{target}: cannot be written: {error.strerror or error}") from None


def files_in(folder: Path) -> dict[str, Path]:
    """Return what is in a folder by name, with what a write has committed in the place of the old files."""
    found = {entry.name: entry for entry in folder.iterdir()}
    plan = _read_plan(folder / COMMITTED, COMMITTED)
    if plan is not None:
        for name in plan.removes:
            found.pop(name, None)
        for name in plan.puts:
            waiting = folder / COMMITTED / name
            found[name] = waiting if waiting.is_file() else folder / name
    return found


def state_of(files: Iterable[Path]) -> list[tuple[int, int, int]]:
    """Return what changes when one of the files does: where it is the same after reading, they were read whole."""
    states = []
    for path in files:
        with contextlib.suppress(OSError):
            found = path.stat()
            states.append((found.st_ino, found.st_mtime_ns, found.st_size))
    return sorted(states)


def _write_new(target: Path, fill: Callable[[Path], None]) -> None:
    _discard_left_over(target.parent, f".{target.name}{READY}")
    ready = target.with_name(f".{target.name}{READY}{uuid.uuid4().hex}")
    ready.mkdir()
    try:
        _save_plan(ready, Plan(ready.name, {}, []))
        fill(ready)
        plan = _planned(ready)
        (ready / PLAN).unlink()
        _flush(ready)
        remember(target, {name: [mark] for name, mark in plan.items()})
        ready.chmod(0o755)
        ready.rename(target)
    finally:
        _discard(ready)


def _write_into(target: Path, fill: Callable[[Path], None], belongs: Callable[[str], bool], *, replace: bool) -> None:
    _finish(target)
    with contextlib.suppress(OSError):
        (target / COMMITTED).rmdir()  # empty: its writer was killed just before it would have removed it
    if os.path.lexists(target / COMMITTED):  # what we committed is in its places by now
        raise ForeignFiles(target, [COMMITTED], never=True)
    ready = target / f"{READY}{uuid.uuid4().hex}"
    ready.mkdir()
    try:
        _save_plan(ready, Plan(ready.name, {}, []))
        fill(ready)
        puts, known = _planned(ready), recall(target)
        there = {entry.name for entry in target.iterdir() if not entry.name.startswith(".interurban-")}
        in_the_way = {name for name in there if name in puts or name in known or belongs(name)}
        foreign = {name for name in in_the_way if not is_as_written(target / name, known.get(name, []))}
        never = {name for name in foreign if (target / name).is_symlink() or not (target / name).is_file()}
        if never or (foreign and not replace):
            raise ForeignFiles(target, sorted(never or foreign), never=bool(never))
        removes = sorted(in_the_way - puts.keys())
        either = {name: [*known.get(name, []), *filter(None, [puts.get(name)])] for name in {*known, *puts}}
        remember(target, either)  # until all is in its place, what was there before is ours, too
        _save_plan(ready, Plan(COMMITTED, puts, removes))
        _flush(ready)
        ready.rename(target / COMMITTED)
    finally:
        _discard(ready)
    _finish(target)


def _finish(target: Path) -> None:
    """Put in their places what was committed, and remove what a killed writer had made ready and not committed."""
    committed = target / COMMITTED
    plan = _read_plan(committed, COMMITTED)
    if plan is not None:
        for name in plan.removes:
            (target / name).unlink(missing_ok=True)
        for name in plan.puts:
            with contextlib.suppress(FileNotFoundError):  # it was put before
                (committed / name).replace(target / name)
        remember(target, {name: [mark] for name, mark in plan.puts.items()})
        _discard(committed)
    _discard_left_over(target, READY)


def _discard_left_over(folder: Path, prefix: str) -> None:
    """Remove what killed writers made ready: folders of our name in which our plan, or nothing yet, stands."""
    for entry in folder.iterdir():
        if re.fullmatch(re.escape(prefix) + "[0-9a-f]{32}", entry.name) and entry.is_dir() and not entry.is_symlink():
            plan = _read_plan(entry, entry.name) or _read_plan(entry, COMMITTED)
            if plan is not None or {each.name for each in entry.iterdir()} <= {f"{PLAN}.new"}:
                _discard(entry)


def _discard(folder: Path) -> None:
    """Remove a folder of ours, its plan last, so that it is known to be ours to the end."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir(), key=lambda path: path.name == PLAN):
            path.unlink()
        folder.rmdir()


def _planned(ready: Path) -> dict[str, str]:
    return {path.name: hash_file(path) for path in sorted(ready.iterdir()) if path.name != PLAN}


def _save_plan(folder: Path, plan: Plan) -> None:
    new = folder / f"{PLAN}.new"
    new.write_text(json.dumps(asdict(plan)), "utf-8")
    new.replace(folder / PLAN)


def _read_plan(folder: Path, name: str) -> Plan | None:
    """Return the plan in a folder that bears the name which its plan says; None if it is nothing of ours.

    A folder may come from anybody. So a plan that speaks of anything but files beside it is none of ours either.
    """
    try:
        if folder.is_symlink() or not (folder / PLAN).is_file():  # a pipe would be read for ever
            return None
        plan = Plan(**json.loads((folder / PLAN).read_text("utf-8")))
        is_ours = plan.magic == _MAGIC and plan.name == name and all(map(_is_file_name, (*plan.puts, *plan.removes)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return plan if is_ours and isinstance(plan.puts, dict) else None


def _is_file_name(text: object) -> bool:
    """Tell whether a text names a file in a folder, and nothing within or outside of it."""
    return isinstance(text, str) and text not in ("", "..") and "\0" not in text and Path(text).name == text


@contextlib.contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Let one process at a time write a folder; another waits, and is refused after a while.

    Raises:
        InterurbanError: another process is writing it.
    """
    import filelock
    import platformdirs

    folder = platformdirs.user_state_path("interurban", appauthor=False) / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(folder / f"{hash_of(os.fsencode(target))[:32]}.lock")
        lock.acquire(timeout=WAIT_S)
    except filelock.Timeout:
        raise InterurbanError(f"{target}: another process is writing it; try again when it has ended") from None
    except OSError:  # no state folder to lock in: then the one renaming that commits decides
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _flush(folder: Path) -> None:
    """Have the disk hold the files before they take the old ones' place."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
