"""What may go wrong with the store, in words for whoever runs Vertti."""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """Something is wrong with the store; the text says what, where and what to do, in English, for the admin."""


class DataDirBusy(StoreError):
    """Another process works in the same data directory."""

    def __init__(self, data_dir: Path, process: str = "") -> None:
        other = f" (process {process})" if process else ""
        super().__init__(
            f"Another Vertti{other} is already running on the data directory {data_dir}. "
            "Stop it first, or give this one a data_dir of its own."
        )


class DataDirNoDirectory(StoreError):
    """There is something else where the data directory should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be the data directory: it, or something above it, is a file. Name a directory in data_dir."
        )


class DataDirReadOnly(StoreError):
    """The data directory, or the database in it, cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be written ({reason}). "
            "Let the user that runs Vertti own the data directory, or choose another data_dir."
        )


class DatabaseTooNew(StoreError):
    """The database has been used by a newer version of Vertti."""

    def __init__(self, path: Path, revision: str) -> None:
        super().__init__(
            f"{path} was last used by a newer version of Vertti (its schema is {revision!r}, which this version does not know). "
            "Run that version again, or restore a backup that was made with this one."
        )


class DatabaseDamaged(StoreError):
    """The file is no database of Vertti's, or is broken."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read as Vertti's database ({reason}). Nothing was changed in it. "
            "Move the data directory aside and restore a backup (`vertti restore`)."
        )


class DatabaseFull(StoreError):
    """No room is left on the disk; nothing of the work was stored."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no room left to write {path}. Nothing was stored half: what could not be stored comes again. "
            "Free some space on that disk, then start Vertti again."
        )


class DatabaseInUse(StoreError):
    """Some other program holds the database and does not let go."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another program (a database browser? a backup?) holds {path} locked. Close it, then start Vertti again."
        )


class DatabaseUnreachable(StoreError):
    """The disk did not do what was asked of it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Reading or writing {path} failed ({reason}). Look after the disk that it lies on.")


class DatabaseClosed(StoreError):
    """The store has been closed."""

    def __init__(self) -> None:
        super().__init__("The store is closed.")


class NoSuchGroup(LookupError):
    """There is no group with that id."""


class GroupKeyTaken(ValueError):
    """There is a group with that key already."""


class StaleGroup(Exception):
    """The group was changed by somebody else since it was loaded; load it again and decide anew."""
