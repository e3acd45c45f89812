"""`vertti status`: how things stand, read beside a running Vertti, for an admin's eyes and for what watches over machines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot import logs
from bot.cli.doors import door_of
from bot.cli.failures import FAILED, Failure, debugging
from bot.clock import SystemClock
from bot.config import load
from bot.texts import Catalogue
from bot.texts.moments import moment
from facilitation.group import GroupState
from facilitation.words import Language

if TYPE_CHECKING:
    from bot.store.standing import GroupStanding, Standing

OLD_LOOK = timedelta(seconds=60)
"""A look at what is due comes every twenty seconds."""
OLD_SYNC = timedelta(minutes=3)
"""The homeserver answers twice a minute when nothing happens."""
LONG_WAIT = timedelta(hours=1)
"""What has waited so long for its delivery needs somebody's eyes."""


def show_status(config: Path, language: str | None) -> int:
    """Print how things stand; gives the exit code: 0 when all is well, else 1. Raises `ConfigError`, `Failure`, `StoreError`."""
    from bot.store.data_dir import DATABASE, holder
    from bot.store.standing import look

    logs.set_up("error", traces=debugging())
    settings = load(config, os.environ, secrets=False)
    database = settings.data_dir / DATABASE
    try:
        # Whoever may not read the directory must not be told that it is empty.
        empty = not database.exists() or database.stat().st_size == 0
        process = holder(settings.data_dir)
        if empty:
            raise Failure(f"There is nothing in {settings.data_dir} yet. Start Vertti, or see whether data_dir is right.")
        standing = look(database, running=bool(process), each=True)
    except PermissionError:
        raise Failure(f"{settings.data_dir} may not be read by you. Ask as the user that runs Vertti.") from None
    manner = door_of(settings).manner
    report = Report(
        standing,
        process,
        SystemClock().real(),
        Voice(
            Catalogue.load(),
            Language(language) if language else settings.language,
            settings.time_zone,
            manner.variant,
            manner.encrypts,
        ),
    )
    for line in report.lines():
        typer.echo(line)
    return FAILED if report.ills() else 0


@dataclass(frozen=True, slots=True)
class Voice:
    """Words, and moments as they read on the wall in `zone`. `variant` and `encrypts` as in `Manner`."""

    catalogue: Catalogue
    language: Language
    zone: str
    variant: str = ""
    encrypts: bool = True

    def say(self, key: str, **args: str | int) -> str:
        """A sentence of the catalogue."""
        here = f"{key}-{self.variant}"
        return self.catalogue.text(self.language, here if self.catalogue.has(here, self.language) else key, **args)

    def at(self, instant: datetime | None) -> str:
        """When it was or will be."""
        return self.say("status-never") if instant is None else moment(instant, self.language, self.zone)

    def ago(self, instant: datetime | None, now: datetime) -> str:
        """How long ago it was."""
        if instant is None:
            return self.say("status-never")
        seconds = max(0, int((now - instant).total_seconds()))
        if seconds < 120:
            return self.say("status-seconds-ago", n=seconds)
        if seconds < 7200:
            return self.say("status-minutes-ago", n=seconds // 60)
        return self.at(instant)


@dataclass(frozen=True, slots=True)
class Report:
    """How it stands at the moment `now` (real time); `process` is the number of the one that runs, or empty."""

    standing: Standing
    process: str
    now: datetime
    voice: Voice

    @property
    def _practice_now(self) -> datetime:
        """The moment of the groups, which a rehearsal has for itself."""
        return self.standing.rehearsed or self.now

    def ills(self) -> tuple[str, ...]:
        """What is not well, by the keys of its sentences."""
        found = []
        if not self.process:
            found.append("status-ill-stopped")
        else:
            if _old(self.standing.looked, self.now, OLD_LOOK):
                found.append("status-ill-look")
            if _old(self.standing.heard, self.now, OLD_SYNC):
                found.append("status-ill-sync")
        if self.standing.oldest is not None and self._practice_now - self.standing.oldest > LONG_WAIT:
            found.append("status-ill-waiting")
        return tuple(found)

    def lines(self) -> Iterator[str]:
        """The report, and below it what is not well."""
        say, standing = self.voice.say, self.standing
        yield say("status-running", process=self.process) if self.process else say("status-stopped")
        if standing.rehearsed is not None:
            yield say("status-rehearsed", at=self.voice.at(standing.rehearsed))
        yield say("status-looked", ago=self.voice.ago(standing.looked, self.now))
        yield say("status-heard", ago=self.voice.ago(standing.heard, self.now))
        yield say("status-waiting", n=standing.waiting)
        if standing.oldest is not None:
            yield say("status-oldest", ago=self.voice.ago(standing.oldest, self._practice_now))
        if self.voice.encrypts:
            yield say("status-unreadable", n=standing.unreadable)
        yield say("status-groups", n=len(standing.each))
        for group in standing.each:
            yield f"  {self._of(group)}"
        for ill in self.ills():
            yield f"! {say(ill)}"

    def _of(self, group: GroupStanding) -> str:
        """One group: its key, and what it waits for in its own zone."""
        voice = replace(self.voice, zone=group.zone)
        parts = [group.key]
        if group.state is not GroupState.RUNNING or group.next_due is None:
            parts.append(self._state(group.state))
        if group.next_due is not None:
            parts.append(f"{voice.at(group.next_due)} {group.next_kind}")
        if group.in_trouble:
            parts.append(self.voice.say("status-group-trouble"))
        return " · ".join(parts)

    def _state(self, state: GroupState) -> str:
        if state is GroupState.PLANNED:
            return self.voice.say("status-group-planned")
        if state is GroupState.ENDED:
            return self.voice.say("status-group-ended")
        return self.voice.say("status-group-nothing")


def _old(instant: datetime | None, now: datetime, limit: timedelta) -> bool:
    return instant is None or now - instant > limit
