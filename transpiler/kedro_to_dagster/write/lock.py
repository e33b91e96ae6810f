"""The lock of a folder: one export at a time writes into it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ..codes.package import FOLDER_LOCKED
from .folder import WORK, make_work_folder, remove_made

_LOCK = "lock"
# An export writes in far less time. After this long, the other one hangs.
PATIENCE = 120.0
_PAUSE = 0.02


@contextlib.contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Make the folder and hold its lock.

    The system releases the lock of a process that dies. If the block fails, new folders are removed
    again, unless something else is in them.

    Raises:
        UsageError: If another export holds the lock for too long.
        OSError: If the folder cannot be made.
    """
    deadline = time.monotonic() + patience
    while True:
        new_folders = make_work_folder(folder)
        path = folder / WORK / _LOCK
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:
            # Another export failed, and removed the folder that it had made.
            if time.monotonic() > deadline:
                raise
            continue
        try:
            _acquire(file, folder, deadline)
            if _is_at(file, path):
                break
        except BaseException:
            os.close(file)
            raise
        os.close(file)
    try:
        yield
    except BaseException:
        remove_made(folder, new_folders)
        raise
    finally:
        os.close(file)


def _acquire(file: int, folder: Path, deadline: float) -> None:
    while not _try(file):
        if time.monotonic() > deadline:
            raise FOLDER_LOCKED(folder=folder)
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _try(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _is_at(file: int, path: Path) -> bool:
    """Whether the path still leads to the file: its folder may have been removed in the meantime."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
