"""Bringing a database to the schema of this version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from bot.store.errors import DatabaseDamaged, DatabaseTooNew, DataDirReadOnly, StoreError
from bot.store.sqlite import meaning


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, made here: no file is read and logging is left alone. `connection` is in a transaction of ours."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, path: Path) -> None:
    """Bring the database (`path` is for messages) to this version's schema, all of it or nothing.

    Foreign keys must be off on the connection, since tables may be rebuilt. Raises `DatabaseTooNew`, `DatabaseDamaged`.
    """
    config = alembic_config(connection)
    scripts = ScriptDirectory.from_config(config)
    # A page that is broken may be met only in the middle of the work, when more has been written around it.
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise DatabaseDamaged(path, " ".join(str(found).split()))
    stored = MigrationContext.configure(connection).get_current_heads()
    wrong = _not_ours(path, scripts, stored, inspect(connection).get_table_names())
    if wrong is not None:
        raise wrong
    if set(stored) == set(scripts.get_heads()):
        return
    command.upgrade(config, "head")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DatabaseDamaged(path, "rows point to rows that are not there")


def knows(revision: str) -> bool:
    """Whether this version can use a database of that schema, be it by bringing it up to date."""
    return _knows(ScriptDirectory.from_config(alembic_config()), revision)


def why_unfit(path: Path, *, running: bool) -> StoreError | None:
    """Why a start would refuse the database, as far as can be told without writing or making any file.

    `running` says whether a Vertti works on it at this moment; it is not disturbed. None also when there is no telling.
    """
    try:
        if not path.exists() or path.stat().st_size == 0:
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{reading_only(path, running=running)}", uri=True)) as database:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                return DatabaseDamaged(path, " ".join(found.split()))
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            versions = database.execute("SELECT version_num FROM alembic_version") if "alembic_version" in tables else ()
            return _not_ours(path, ScriptDirectory.from_config(alembic_config()), [one for (one,) in versions], tables)
    except (OSError, sqlite3.Error) as error:
        told = meaning(error, path)
        # The log beside it may not be readable without writing; then there is no telling.
        return None if isinstance(told, DataDirReadOnly) else told


def reading_only(path: Path, *, running: bool) -> str:
    """How to open the file without leaving a log and its index beside it, which SQLite otherwise makes even to read."""
    log, index = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    if running and index.exists():
        return "mode=ro"
    if log.exists() and log.stat().st_size:
        return "mode=ro&readonly_shm=1"
    return "mode=ro&immutable=1"


def _not_ours(path: Path, scripts: ScriptDirectory, stored: Iterable[str], tables: Iterable[str]) -> StoreError | None:
    """Why a database of these versions, with these tables, is none that this version can use."""
    stored = tuple(stored)
    for revision in stored:
        if not _knows(scripts, revision):
            return DatabaseTooNew(path, revision)
    if not stored and any(tables):
        return DatabaseDamaged(path, "it has tables, but not Vertti's")
    return None


def _knows(scripts: ScriptDirectory, revision: str) -> bool:
    try:
        return scripts.get_revision(revision) is not None
    except CommandError:
        return False
