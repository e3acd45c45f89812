"""`vertti run`: the configuration and the rehearsal's options, handed to the program."""

from __future__ import annotations

import asyncio
import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs
from bot.cli.doors import door_of
from bot.cli.failures import FAILED, NEEDS_PERSON, Failure, WrongOption, debugging
from bot.cli.no_core import write_no_core
from bot.cli.sentences import sentence
from bot.cli.stopping import until_stopped
from bot.clock import SystemClock
from bot.config import Settings, load, remarks
from bot.rehearsal import Rehearsal
from facilitation.times import WallTime

if TYPE_CHECKING:
    from bot.chat.port import ChatError

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Real seconds of quiet before a jump, unless told otherwise."""


def run_with(
    config: Path,
    log_level: str,
    *,
    rehearse: bool,
    begins: str | None,
    until: str | None,
    pause: float | None,
    session_minutes: int | None,
) -> None:
    """Run Vertti until it is stopped or the rehearsal is over."""
    write_no_core()
    logs.set_up(log_level, traces=debugging())
    settings = load(config, os.environ)
    logs.set_up(log_level, traces=debugging(), as_json=settings.log.format == "json")
    now = SystemClock().now()
    for one in remarks(settings, now.date()):
        log.warning("%s", one)
    if not rehearse and any(one is not None for one in (begins, until, pause, session_minutes)):
        raise WrongOption("--from, --until, --pause and --session-minutes belong to a rehearsal: add --rehearse.")
    rehearsal = rehearsal_of(settings.time_zone, now, begins, until, pause, session_minutes) if rehearse else None
    # Only now: what runs the program takes its time to import, and mistakes should be told at once.
    from bot import app
    from bot.chat.port import ChatError

    try:
        done = asyncio.run(until_stopped(app.run(settings, rehearsal)))
    except ChatError as error:
        raise of_the_chat(error, settings) from error
    log.info("the rehearsal is over" if done else "stopped as asked")


def of_the_chat(error: ChatError, settings: Settings) -> Failure:
    """What `vertti check` would say of it, and whether another start may help."""
    door = door_of(settings)
    finding = door.trouble(error)
    return Failure(sentence(finding), FAILED if finding.code in door.passing else NEEDS_PERSON)


def rehearsal_of(
    zone: str,
    now: datetime,
    begins: str | None,
    until: str | None,
    pause: float | None = None,
    session_minutes: int | None = None,
) -> Rehearsal:
    """The rehearsal that the options ask for. Times without an offset are local to `zone`. Raises `WrongOption`."""
    start = now if begins is None else instant_of("--from", begins, zone)
    end = None if until is None else instant_of("--until", until, zone)
    if end is not None and end <= start:
        raise WrongOption("--until must lie after --from.")
    session = None if session_minutes is None else timedelta(minutes=session_minutes)
    return Rehearsal(start, end, timedelta(seconds=PAUSE if pause is None else pause), session)


def instant_of(option: str, text: str, zone: str) -> datetime:
    """The UTC instant in an option. Raises `WrongOption`."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongOption(f'{option}: "{text}" is no date and time. Write it like 2026-11-20T08:00.') from None
    if not 2000 <= moment.year <= 2100:
        raise WrongOption(f'{option}: "{text}" lies too far away. Check the year.')
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    wall = WallTime(moment, zone)
    if not wall.exists():
        raise WrongOption(
            f'{option}: "{text}" does not exist in {zone}: clocks are put forward over it that day. '
            "Choose a time before or after that hour."
        )
    return wall.instant()
