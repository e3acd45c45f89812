"""`vertti backup`: one file with all that Vertti cannot do without."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

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
    made = _gathered(settings)
    archive.write(target, made)
    typer.echo(f"Wrote {target} ({sum(map(len, made.parts.values())) / 1_048_576:.1f} MB), readable by you alone. In it:")
    typer.echo("  - the groups: names and ids of their people, their dates, who comes, and messages that are still to be sent;")
    typer.echo("    no answers of an open pulse, and nothing of what people say to each other;")
    typer.echo("  - Vertti's cross-signing identity, by which the members' apps know Vertti;")
    typer.echo("  - the room keys that Vertti holds, which open what was said in its rooms in the last days, for whoever can")
    if archive.STORE_KEY in made.parts:
        typer.echo("    also get it from the homeserver.")
    else:
        typer.echo("    also get it from the homeserver; they open only with VERTTI_MATRIX_STORE_KEY, which is not in the file.")
    typer.echo("Not in it: the configuration, the password, the login, and the device's own keys.")
    typer.echo("Whoever holds the file can make a device that passes for Vertti's as soon as they get into its account.")
    typer.echo("Keep it as safe as the data directory, and no longer than `privacy.retention` promises.")


def _gathered(settings: Settings) -> Backup:
    # Only now: the Matrix library takes its time to import, and mistakes should be told at once.
    from bot.chat.matrix import keeping
    from bot.chat.port import DiskTrouble, Refused
    from bot.config.matrix import matrix_settings
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
    try:
        keys = keeping.take(matrix_settings(settings).home)
    except (Refused, DiskTrouble) as error:
        raise Failure(
            f"Vertti's identity cannot be read ({error}). Has Vertti been started? `vertti check` tells more."
        ) from error
    parts = {archive.DATABASE: taken.content} | {f"matrix/{name}": content for name, content in keys.files.items()}
    return archive.Backup(
        version=version("vertti"),
        taken_at=taken_at,
        account=settings.matrix.user_id,
        device=keys.device,
        schema=taken.schema,
        parts=parts,
    )
