"""Bringing a database to the schema of this version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from bot.store.errors import DatabaseDamaged, DatabaseTooNew


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
    stored = MigrationContext.configure(connection).get_current_heads()
    for revision in stored:
        if not _knows(scripts, revision):
            raise DatabaseTooNew(path, revision)
    if not stored and inspect(connection).get_table_names():
        raise DatabaseDamaged(path, "it has tables, but not Vertti's")
    if set(stored) == set(scripts.get_heads()):
        return
    command.upgrade(config, "head")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DatabaseDamaged(path, "rows point to rows that are not there")


def _knows(scripts: ScriptDirectory, revision: str) -> bool:
    try:
        return scripts.get_revision(revision) is not None
    except CommandError:
        return False
