"""The Java machine in this process: its classes, its threads, and what it prints."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from typing import Any

_silencing = threading.RLock()
_OLDEST = 2  # of the generations of Python's collector: a collection of it goes through everything


def java_class(name: str) -> Any:
    """Return a class of the running Java machine."""
    from jpype import JClass

    return JClass(name)


def leave_java() -> None:
    """Let Java forget this thread until it comes again, as a thread that ends must.

    Java keeps what it knows of a thread that has ended, and at exit waits forever for the one that started it.
    """
    java_class("java.lang.Thread").detach()


@contextlib.contextmanager
def refused_by_the_system() -> Iterator[None]:
    """Let what the system refused Java within the block (a full disk) be the OSError that it is."""
    try:
        yield
    except Exception as error:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, java_class("java.io.IOException")):
                raise OSError(errno.EIO, str(cause.getMessage())) from None
            cause = cause.__cause__ or cause.__context__
        raise


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Send what Java itself prints while starting (it does not go through Python) nowhere.

    One thread at a time: a second one would keep the first one's nowhere, and put that back in the end.
    """
    with _silencing:
        sys.stdout.flush()
        sys.stderr.flush()
        kept = [os.dup(descriptor) for descriptor in (1, 2)]
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            for descriptor in (1, 2):
                os.dup2(nowhere, descriptor)
            yield
        finally:
            for descriptor, copy in zip((1, 2), kept, strict=True):
                os.dup2(copy, descriptor)
                os.close(copy)
            os.close(nowhere)


@contextlib.contextmanager
def without_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C wait until the block has ended: half an engine cannot be used, nor closed without a trace."""
    if threading.current_thread() is not threading.main_thread():
        yield  # where Ctrl-C is not heard in any case
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)


@contextlib.contextmanager
def passed_over_by_collector() -> Iterator[None]:
    """Keep Python's garbage collector from going through all that there is, again and again, while Java works much.

    Whenever Java has collected its garbage, its bridge has Python collect too: some forty times while a large graph is
    written, and often while a query runs; each time Python would go through the whole graph.
    """
    if gc.get_freeze_count():  # by somebody else, who alone knows when it may end
        yield
        return
    gc.freeze()
    gc.callbacks.append(_spare_what_there_is)
    try:
        yield
    finally:
        gc.callbacks.remove(_spare_what_there_is)
        gc.unfreeze()


def _spare_what_there_is(phase: str, collection: Mapping[str, int]) -> None:
    """Keep out of a collection what has been made since the block began, too."""
    if phase == "start" and collection["generation"] == _OLDEST:
        gc.freeze()
