"""`vertti restore`: a backup becomes a data directory again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.doors import Door, door_of
from bot.cli.failures import Failure
from bot.config import Settings, load

if TYPE_CHECKING:
    from bot.keeping.archive import Backup


def put_back(config: Path, source: Path) -> None:
    """Restore into an empty data directory, and say what comes next.

    Raises `Failure`, `ConfigError`, `BackupTrouble`, `StoreError`.
    """
    from bot.chat.matrix.private_files import make_private_directory
    from bot.chat.port import DiskTrouble
    from bot.keeping import archive
    from bot.store.data_dir import Hold
    from bot.store.errors import DatabaseTooNew
    from bot.store.migrate import knows

    settings = load(config, os.environ)
    _insist_on_empty(settings.data_dir)
    found, door = archive.read(source), door_of(settings)
    if found.account != door.account:
        raise Failure(
            f"{source} belongs to {found.account}, and the configuration names {door.account}. Nothing was restored. "
            "Write what the backup belongs to into the configuration."
        )
    if not knows(found.schema):
        raise DatabaseTooNew(source, found.schema)
    unfit = door.why_unfit(found)
    if unfit is not None:
        raise Failure(f"{source} cannot be restored. {unfit} Nothing was restored.")
    make_private_directory(settings.data_dir)
    with Hold(settings.data_dir):
        try:
            _write(found, settings.data_dir, door)
        except BaseException as error:
            _clear(settings.data_dir, door)
            if isinstance(error, OSError | DiskTrouble):
                raise Failure(f"{settings.data_dir} cannot be written ({error}). Nothing was restored.") from error
            raise
    _tell(settings, found, door)


def _write(found: Backup, data_dir: Path, door: Door) -> None:
    """The database first, and then what the platform needs."""
    from bot.chat.matrix.private_files import write_private
    from bot.keeping import archive
    from bot.store import snapshot
    from bot.store.data_dir import DATABASE
    from bot.store.migrate import why_unfit

    database = data_dir / DATABASE
    write_private(database, found.parts[archive.DATABASE])
    unfit = why_unfit(database, running=False)
    if unfit is not None:
        raise unfit
    snapshot.make_ready(database, found.taken_at)
    door.put_back(found)


def _insist_on_empty(data_dir: Path) -> None:
    from bot.store.data_dir import LOCK

    try:
        there = sorted(one.name for one in data_dir.iterdir() if one.name != LOCK) if data_dir.exists() else []
    except OSError as error:
        raise Failure(f"{data_dir} cannot be read ({error.strerror}).") from error
    if there:
        raise Failure(
            f"{data_dir} is not empty ({', '.join(there[:3])}), and nothing in it was touched. Stop Vertti, move the directory "
            "aside (keep it until the restored one works), and restore again."
        )


def _clear(data_dir: Path, door: Door) -> None:
    """Take away what a restore that failed has written; the directory was empty before."""
    door.take_away()
    for one in data_dir.iterdir() if data_dir.exists() else ():
        if one.is_file():
            one.unlink()


def _tell(settings: Settings, found: Backup, door: Door) -> None:
    typer.echo(f"Restored into {settings.data_dir}: Vertti as it was on {found.taken_at:%d %B %Y, %H:%M} UTC.")
    typer.echo("Next:")
    typer.echo("  1. See that the Vertti of before runs nowhere any more.")
    for line in door.after_restoring(found):
        typer.echo(line)
