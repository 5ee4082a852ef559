"""Writing a folder whole or not at all, even when the process is killed."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph_model.errors import InterurbanError

_LINUX_AT_FDCWD = -100
_LINUX_RENAME_EXCHANGE = 2
_MACOS_RENAME_SWAP = 2
_SURELY_DEAD_S = 3600


def write_folder(target: Path, fill: Callable[[Path], None], *, keep: Callable[[str], bool]) -> None:
    """Let `fill` write into a new folder, then put that in the place of `target` in one step.

    Entries of the old folder whose name `keep` accepts (a README, a `.git`) move into the new one. Linux and macOS
    exchange the two folders in one system call, so that a kill at any moment leaves the old folder or the new one;
    elsewhere there is an instant between two renames, which `recover` mends at the next read or write.

    Raises:
        InterurbanError: the folder cannot be written; the old one is untouched.
    """
    import shutil
    import tempfile

    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target, keep)
        _sweep(target)
        new = Path(tempfile.mkdtemp(prefix=_staging_prefix(target), dir=target.parent))
    except OSError as error:
        raise InterurbanError(f"{target}: cannot be written: {error.strerror}") from None
    try:
        fill(new)
        _flush(new)
        _put_in_place(new, target, keep)
    except OSError as error:
        raise InterurbanError(f"{target}: cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(target: Path, keep: Callable[[str], bool]) -> None:
    """Mend what a kill in the middle of a write has left: bring back the old folder, or move kept entries over.

    Deletes nothing, so that a reader may call it while another process writes.
    """
    old = _old(target.resolve())
    if not old.is_dir():
        return
    if not target.is_dir():
        old.rename(target)
    else:
        _move_kept(old, target, keep)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _staging_prefix(target: Path) -> str:
    return f".{target.name}.new-"


def _sweep(target: Path) -> None:
    """Delete what killed writers have left behind."""
    import shutil

    shutil.rmtree(_old(target), ignore_errors=True)
    for left in target.parent.glob(f"{_staging_prefix(target)}*"):
        if time.time() - left.stat().st_mtime > _SURELY_DEAD_S:
            shutil.rmtree(left, ignore_errors=True)


def _put_in_place(new: Path, target: Path, keep: Callable[[str], bool]) -> None:
    if not target.exists():
        new.chmod(0o755)
        new.rename(target)
        return
    new.chmod(target.stat().st_mode & 0o7777)
    old = _old(target)
    new.rename(old)  # from here on `recover` knows where the other folder is
    if not _exchange(old, target):
        old.rename(new)
        target.rename(old)
        new.rename(target)
    _move_kept(old, target, keep)
    _sweep(target)


def _move_kept(old: Path, target: Path, keep: Callable[[str], bool]) -> None:
    for name in sorted(entry.name for entry in old.iterdir() if keep(entry.name)):
        with contextlib.suppress(FileNotFoundError):  # another process was quicker
            if not (target / name).exists():
                (old / name).rename(target / name)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; return whether this system could."""
    import ctypes

    one, two = os.fsencode(first), os.fsencode(second)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return not library.renameat2(_LINUX_AT_FDCWD, one, _LINUX_AT_FDCWD, two, _LINUX_RENAME_EXCHANGE)
        if sys.platform == "darwin":
            return not library.renamex_np(one, two, _MACOS_RENAME_SWAP)
    except (AttributeError, OSError, TypeError):
        return False
    return False


def _flush(folder: Path) -> None:
    """Have the disk hold the files before they take the old ones' place."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
