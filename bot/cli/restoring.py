"""`vertti restore`: a backup becomes a data directory again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

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
    from bot.config.matrix import matrix_settings
    from bot.keeping import archive
    from bot.store.data_dir import Hold
    from bot.store.errors import DatabaseTooNew
    from bot.store.migrate import knows

    settings = load(config, os.environ)
    _insist_on_empty(settings.data_dir)
    found = archive.read(source)
    if found.account != settings.matrix.user_id:
        raise Failure(
            f"{source} belongs to {found.account}, and the configuration names {settings.matrix.user_id}. Nothing was restored. "
            "Write the account of the backup into matrix.user_id."
        )
    if not knows(found.schema):
        raise DatabaseTooNew(source, found.schema)
    home = matrix_settings(settings).home
    if archive.CRYPTO_STORE in found.parts and archive.STORE_KEY not in found.parts and not _has_store_key():
        raise Failure(
            f"The keys in {source} lie under the key that was in VERTTI_MATRIX_STORE_KEY. Set it to what it was, and try again. "
            "Nothing was restored."
        )
    make_private_directory(settings.data_dir)
    with Hold(settings.data_dir):
        try:
            _write(found, settings.data_dir, home)
        except BaseException as error:
            _clear(settings.data_dir, home)
            if isinstance(error, OSError | DiskTrouble):
                raise Failure(f"{settings.data_dir} cannot be written ({error}). Nothing was restored.") from error
            raise
    _tell(settings, found)


def _write(found: Backup, data_dir: Path, home: Path) -> None:
    """The database first and the identity last: after a power cut in between no start gets further than the login."""
    from bot.chat.matrix import keeping
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
    files = {name.removeprefix("matrix/"): content for name, content in found.parts.items() if name.startswith("matrix/")}
    keeping.put_back(home, keeping.Kept(files, found.device))


def _has_store_key() -> bool:
    from bot.chat.matrix.store_key import ENVIRONMENT

    return bool(os.environ.get(ENVIRONMENT))


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


def _clear(data_dir: Path, home: Path) -> None:
    """Take away what a restore that failed has written; the directory was empty before."""
    for folder in (home, data_dir):
        if folder.exists():
            for one in folder.iterdir():
                if one.is_file():
                    one.unlink()
    if home.exists():
        home.rmdir()


def _tell(settings: Settings, found: Backup) -> None:
    from bot.config.secrets import PasswordLogin

    typer.echo(f"Restored into {settings.data_dir}: Vertti as it was on {found.taken_at:%d %B %Y, %H:%M} UTC.")
    typer.echo("Next:")
    typer.echo("  1. See that the Vertti of before runs nowhere any more.")
    if isinstance(settings.matrix.login, PasswordLogin):
        typer.echo(f"  2. vertti run. It logs in as a new device of {found.account}, signs it with the same identity, and logs")
        typer.echo(f"     the old device ({found.device or 'unknown'}) out.")
    else:
        typer.echo(
            f"  2. Get a new access token with a new device_id for {found.account}: the old device's keys are gone for good."
        )
        typer.echo(f"     Then vertti run; and log the old device ({found.device or 'unknown'}) out.")
    typer.echo("It looks into the rooms before it says what may have been said since the backup, and tells the facilitators.")
    typer.echo(
        "What it cannot know: commands and answers since then whose keys only the old device had; groups begun since then."
    )
