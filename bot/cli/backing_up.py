"""`vertti backup`: one file with all that Vertti cannot do without."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.doors import Door, door_of
from bot.cli.failures import Failure
from bot.clock import SystemClock
from bot.config import Settings, load

if TYPE_CHECKING:
    from bot.keeping.archive import Backup


def back_up(config: Path, target: Path) -> None:
    """Write the backup and say what is in it. Raises `Failure`, `ConfigError`, `BackupTrouble`, `StoreError`."""
    from bot.keeping import archive

    settings = load(config, os.environ)
    if target.exists():
        raise archive.BackupTrouble(f"{target} exists already and was left as it is. Name another file.")
    door = door_of(settings)
    made = _gathered(settings, door)
    archive.write(target, made)
    typer.echo(f"Wrote {target} ({sum(map(len, made.parts.values())) / 1_048_576:.1f} MB), readable by you alone. In it:")
    typer.echo("  - the groups: names and ids of their people, their dates, who comes, and messages that are still to be sent;")
    typer.echo("    no answers of an open pulse, and nothing of what people say to each other;")
    for line in door.in_backup(made.parts):
        typer.echo(line)
    typer.echo("Keep it as safe as the data directory, and no longer than `privacy.retention` promises.")


def _gathered(settings: Settings, door: Door) -> Backup:
    from bot.keeping import archive
    from bot.store import snapshot
    from bot.store.data_dir import DATABASE

    data_dir = settings.data_dir
    if not (data_dir / DATABASE).exists() or (data_dir / DATABASE).stat().st_size == 0:
        raise Failure(f"There is nothing to back up in {data_dir} yet. Is data_dir in the configuration right?")
    taken_at = SystemClock().real()
    taken = snapshot.take(data_dir / DATABASE)
    if taken.rehearsed:
        raise Failure(f"{data_dir} belongs to a rehearsal; there is nothing in it that anybody would miss. Nothing was written.")
    more, device = door.take()
    return archive.Backup(
        version=version("vertti"),
        taken_at=taken_at,
        account=door.account,
        device=device,
        schema=taken.schema,
        parts={archive.DATABASE: taken.content, **more},
    )
