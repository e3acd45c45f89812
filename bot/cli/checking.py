"""`vertti check`: the file, the data directory and its database, then the platform, the login and what the account may do.

One line for each finding.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import typer

from bot import logs
from bot.chat.findings import Finding
from bot.cli.doors import door_of
from bot.cli.failures import FAILED, INTERRUPTED, MISTAKE, debugging
from bot.cli.sentences import sentence
from bot.cli.stopping import until_stopped
from bot.cli.terminal import Marks, marks
from bot.clock import SystemClock
from bot.config import ConfigError, Settings, load, remarks

ROOM_NEEDED = 50
"""Megabytes that should be free: the database of a hundred groups with room to be tidied up."""


def check_all(config: Path, *, offline: bool) -> int:
    """Print all findings; gives the exit code."""
    logs.set_up("error", traces=debugging())
    signs = marks(sys.stdout)
    try:
        settings = load(config, os.environ)
    except ConfigError as error:
        for one in error.findings:
            typer.echo(f"{signs.bad} {one}")
        return MISTAKE
    typer.echo(f"{signs.good} {config} can be used; it has {_groups(settings)}.")
    for one in remarks(settings, SystemClock().now().date()):
        typer.echo(f"{signs.remark} {one}")
    good = _data_dir(settings.data_dir, signs)
    if not offline:
        good = _platform(settings, signs) and good
    return 0 if good else FAILED


def _platform(settings: Settings, signs: Marks) -> bool:
    findings: list[Finding] = []

    async def look() -> None:
        findings.extend(await door_of(settings).check())

    if not asyncio.run(until_stopped(look())):
        raise typer.Exit(INTERRUPTED)
    for found in findings:
        sign = signs.bad if not found.ok else signs.remark if found.remark else signs.good
        typer.echo(f"{sign} {sentence(found)}")
    return all(found.ok for found in findings)


def _data_dir(path: Path, signs: Marks) -> bool:
    """Say whether the data directory, and the database in it, can be used by whoever asks. Makes nothing."""
    from bot.store.data_dir import DATABASE, free_megabytes, holder, why_unusable
    from bot.store.migrate import why_unfit

    process = holder(path)
    trouble = (
        why_unusable(path)
        or (why_unusable(path / "matrix") if (path / "matrix").exists() else None)
        or why_unfit(path / DATABASE, running=bool(process))
    )
    if trouble is not None:
        typer.echo(f"{signs.bad} {trouble}")
        return False
    if not path.exists():
        typer.echo(f"{signs.good} The data directory {path} is made at the first start.")
    elif process:
        typer.echo(f"{signs.good} The data directory {path} is in use by a running Vertti (process {process}).")
    else:
        typer.echo(f"{signs.good} The data directory {path} can be used.")
    free = free_megabytes(path)
    if free < ROOM_NEEDED:
        typer.echo(f"{signs.remark} Only {free} MB are free where {path} lies. Make some room: a full disk stops Vertti.")
    return True


def _groups(settings: Settings) -> str:
    number = len(settings.groups)
    return "no groups of its own" if number == 0 else "one group" if number == 1 else f"{number} groups"
