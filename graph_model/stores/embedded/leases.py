"""Which processes use a database: each holds a lock of the operating system, which ends with the process.

A lease is a locked file in the folder of what is used. Where the file system has no locks, or nothing can be written,
there are no leases; then nobody can be shut out, and nothing is known to be in use.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path

import filelock

WAIT_S = 600.0

_LEASES = "in-use"
_NO_LOCKS = (OSError, NotImplementedError)


class Lease:
    """What keeps a folder from being removed, until it is released, forgotten, or the process ends."""

    def __init__(self, folder: Path) -> None:
        self._lock: filelock.BaseFileLock | None = None
        with contextlib.suppress(*_NO_LOCKS):
            leases = folder / _LEASES
            leases.mkdir(exist_ok=True)
            lock = _lock(leases / uuid.uuid4().hex)
            lock.acquire(timeout=0)
            self._lock = lock

    def release(self) -> None:
        """Let the folder be removed; doing it twice changes nothing."""
        if self._lock is not None:
            self._lock.release(force=True)
            with contextlib.suppress(OSError):
                Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock = None


def is_in_use(folder: Path) -> bool:
    """Tell whether a process, this one included, has a lease; what ended processes left behind is removed."""
    try:
        leases = list((folder / _LEASES).iterdir())
    except OSError:
        return False
    return any([not _is_left_over(lease) for lease in leases])  # noqa: C419 - all are looked at, to remove them


def _is_left_over(lease: Path) -> bool:
    lock = _lock(lease)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        return False
    except _NO_LOCKS:
        return True
    lock.release(force=True)
    with contextlib.suppress(OSError):
        lease.unlink(missing_ok=True)
    return True


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one thread of one process at a time do something; whoever waits too long does it all the same.

    So whatever is done alone must be right, if wasteful, when two do it.
    """
    lock = _lock(path)
    try:
        lock.acquire(timeout=WAIT_S)
    except (filelock.Timeout, *_NO_LOCKS):
        yield
        return
    try:
        yield
    finally:
        lock.release(force=True)


def _lock(path: Path) -> filelock.BaseFileLock:
    # A lock that one thread takes may be released by another, as when a program closes what its threads have used.
    return filelock.FileLock(path, thread_local=False)
