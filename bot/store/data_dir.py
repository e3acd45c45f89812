"""The data directory: made for our eyes only, and for one process at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from pathlib import Path

from bot.store.errors import DatabaseFull, DataDirBusy, DataDirNoDirectory, DataDirReadOnly, StoreError

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

        Raises `DataDirBusy`, `DataDirNoDirectory`, `DataDirReadOnly` and `DatabaseFull`.
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


class Hold:
    """Holds a data directory for a while without making anything else in it. Raises `DataDirBusy` and others on entering."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = -1

    def __enter__(self) -> None:
        try:
            self._lock = os.open(self._path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise _trouble(self._path, error) from error
        try:
            _hold(self._lock, self._path)
        except BaseException:
            os.close(self._lock)
            raise

    def __exit__(self, *_: object) -> None:
        os.close(self._lock)


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


def why_unusable(path: Path) -> StoreError | None:
    """Why a data directory could not be used by this user, as far as can be told without touching it."""
    try:
        if not path.exists():
            above = next(one for one in path.parents if one.exists())
            return None if above.is_dir() and os.access(above, os.W_OK | os.X_OK) else DataDirReadOnly(path, "Permission denied")
        if not path.is_dir():
            return DataDirNoDirectory(path)
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            return DataDirReadOnly(path, "Permission denied")
        for name in (DATABASE, LOCK):
            if (path / name).exists() and not os.access(path / name, os.R_OK | os.W_OK):
                return DataDirReadOnly(path / name, "Permission denied")
    except OSError as error:
        return _trouble(path, error)
    return None


def holder(path: Path) -> str:
    """The number of the process that holds this data directory; empty when none does."""
    try:
        lock = os.open(path / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.pread(lock, 20, 0).decode(errors="replace")
    else:
        return ""
    finally:
        os.close(lock)


def free_megabytes(path: Path) -> int:
    """How much room is left where this directory lies or will lie."""
    above = next(one for one in (path, *path.parents) if one.exists())
    return shutil.disk_usage(above).free // 1_048_576


def _trouble(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return DataDirNoDirectory(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DatabaseFull(path)
    return DataDirReadOnly(path, error.strerror or type(error).__name__)
