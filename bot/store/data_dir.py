"""The data directory: made for our eyes only, and for one process at a time."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

from bot.store.errors import DatabaseFull, DataDirBusy, DataDirReadOnly, StoreError

DATABASE = "vertti.db"
LOCK = "vertti.lock"


class DataDir:
    """A data directory that this process holds. The lock goes with the process, however it ends."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self._lock: int | None = lock

    @property
    def database(self) -> Path:
        """The database's file; it exists."""
        return self.path / DATABASE

    @classmethod
    def take(cls, path: Path) -> DataDir:
        """Make the directory (0700) if need be, hold it, and see that the database's file is there (0600).

        Raises `DataDirBusy`, `DataDirReadOnly` and `DatabaseFull`.
        """
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise _trouble(path, error) from error
        try:
            _hold(lock, path)
            _make_private(path / DATABASE)
        except BaseException:
            os.close(lock)
            raise
        return cls(path, lock)

    def release(self) -> None:
        """Let go of the directory. Again is harmless."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _hold(lock: int, path: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)
    except BlockingIOError as error:
        raise DataDirBusy(path, os.pread(lock, 20, 0).decode(errors="replace")) from error
    except OSError as error:
        raise _trouble(path / LOCK, error) from error


def _make_private(database: Path) -> None:
    """The file with 0600 before SQLite opens it: the log beside it gets the same mode."""
    try:
        os.close(os.open(database, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        for file in (database, database.with_name(f"{DATABASE}-wal"), database.with_name(f"{DATABASE}-shm")):
            if file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
    except OSError as error:
        raise _trouble(database, error) from error


def _trouble(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DatabaseFull(path)
    return DataDirReadOnly(path, error.strerror or type(error).__name__)
