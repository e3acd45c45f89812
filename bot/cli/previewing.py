"""`vertti preview`: a programme's messages on the terminal, for whoever wants to read before trusting."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import typer

from bot import logs
from bot.cli.failures import WrongOption, debugging
from bot.clock import SystemClock
from bot.config import Settings, from_mapping, load
from bot.preview import Audience, Line, preview, upcoming
from bot.texts import Catalogue
from bot.texts.moments import moment
from facilitation.group import GroupPlan
from facilitation.times import WallTime
from facilitation.words import Language

_NOWHERE = {"matrix": {"homeserver": "https://preview.invalid", "user_id": "@vertti:preview.invalid"}}
_TO = {
    Audience.ROOM: "preview-to-room",
    Audience.EVERYBODY: "preview-to-everybody",
    Audience.MEMBERS: "preview-to-members",
    Audience.FACILITATOR: "preview-to-facilitator",
    Audience.HOST: "preview-to-host",
    Audience.ONE: "preview-to-one",
}


def show_preview(config: Path | None, group: str | None, language: str | None, sessions: int | None) -> None:
    """Print the preview of a configured group, or of one that the defaults would make."""
    logs.set_up("warning", traces=debugging())
    catalogue = Catalogue.load()
    wanted = None if language is None else Language(language)
    if config is None:
        if group is not None:
            raise WrongOption("--group names a group of a configuration: add --config.")
        settings = from_mapping(_NOWHERE, Path.cwd() / "config.toml", {}, secrets=False)
    else:
        settings = load(config, os.environ, secrets=False)
    plan = plan_of(settings, group, wanted, sessions, SystemClock().now().date(), catalogue)
    lines = asyncio.run(preview(plan, settings.support.as_practice(), settings.policy(), wanted))
    for line in written(lines, plan, catalogue):
        typer.echo(line)


def plan_of(
    settings: Settings, key: str | None, language: Language | None, sessions: int | None, today: date, catalogue: Catalogue
) -> GroupPlan:
    """The plan to show: the configured group of that key (or the first one), else one that begins in about three weeks."""
    plan = upcoming(settings.group_plans(), key)
    if plan is None and key is not None:
        known = ", ".join(one.key for one in settings.groups) or "none"
        raise WrongOption(f'--group: there is no group "{key}" in {settings.source}. Its groups: {known}.')
    if plan is None:
        name = catalogue.text(language or settings.language, "demo-group-name")
        plan = settings.plan_for(name, _some_tuesday(today, settings.time_zone))
    rhythm = plan.rhythm if sessions is None else replace(plan.rhythm, count=sessions)
    return replace(plan, language=language or plan.language, rhythm=rhythm)


def _some_tuesday(today: date, zone: str) -> WallTime:
    """The third Tuesday from now on, at five."""
    day = today + timedelta(days=(1 - today.weekday()) % 7 + 14)
    return WallTime(datetime.combine(day, time(17)), zone)


def written(lines: Sequence[Line], plan: GroupPlan, catalogue: Catalogue) -> Iterator[str]:
    """The preview as lines of text: a heading with time and reader for each message, and its text below."""

    def say(key: str, **args: str | int) -> str:
        return catalogue.text(plan.language, key, **args)

    yield say("preview-title", group=plan.name, sessions=plan.rhythm.count)
    year = None
    for line in lines:
        local = WallTime.of(line.at, plan.zone).day
        if local.year != year:
            year = local.year
            yield f"\n{year}"
        marks = [say(_TO[line.audience])]
        marks += [say("preview-poll")] if line.poll else []
        marks += [say("preview-everyone")] if line.everyone else []
        marks += [] if line.rings else [say("preview-silent")]
        yield f"\n{moment(line.at, plan.language, plan.zone)} · {', '.join(marks)}"
        yield from (f"    {one}".rstrip() for one in line.text.splitlines())
    yield "\n" + say("preview-total", n=len(lines))
