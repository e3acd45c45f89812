"""`vertti preview`: a programme's messages on the terminal, for whoever wants to read before trusting."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

import typer

from bot import logs
from bot.chat.manner import TYPED
from bot.cli.doors import door_of
from bot.cli.failures import WrongOption, debugging
from bot.cli.page_files import write_page
from bot.cli.programme_files import programme_of_option
from bot.cli.terminal import marks
from bot.clock import SystemClock
from bot.config import Settings, from_mapping, load
from bot.papers.timeline import timeline
from bot.preview import READERS, Line, What, preview, upcoming
from bot.texts import Catalogue
from bot.texts.moments import moment
from facilitation.group import GroupPlan
from facilitation.times import WallTime
from facilitation.words import Language

_NOWHERE = {"matrix": {"homeserver": "https://preview.invalid", "user_id": "@vertti:preview.invalid"}}
_PREVIEWED = "previewed"
_KINDS = {What.POLL: "preview-poll", What.POLL_END: "preview-poll-end", What.FILE: "preview-file"}
WIDEST = 88
"""Columns. Longer lines tire the eye."""
NARROWEST = 30
NO_BREAK = "\u00a0"
_ITEM = re.compile(r"(• |\( \) |\d+\. )?")
"""What a line may begin with; it goes on below its text."""


def show_preview(
    config: Path | None,
    group: str | None,
    language: str | None,
    sessions: int | None,
    html: Path | None = None,
    programme: Path | None = None,
) -> None:
    """Print the preview of a configured group, or of one that the defaults would make; or write it to `html` as a page.

    With `programme`, as the group would have that programme.
    """
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
    programmes = settings.programmes
    if programme is not None:
        plan = replace(plan, programme=_PREVIEWED)
        programmes = {_PREVIEWED: programme_of_option(programme)}
    support, manner = settings.support.as_practice(), door_of(settings).manner
    lines = asyncio.run(preview(plan, support, settings.policy(), catalogue, wanted, programmes, manner))
    if html is not None:
        write_page(html, timeline(lines, plan, catalogue), "--html")
        typer.echo(f"The preview is in {html}. Open it in a browser.")
        return
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    for line in written(lines, plan, catalogue, bell=marks(sys.stdout).bell, width=width):
        # The headings alone stand at the margin; where nobody looks on, typer leaves the bold out.
        typer.echo(typer.style(line, bold=True) if line and not line.startswith(" ") else line)


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


def written(
    lines: Sequence[Line], plan: GroupPlan, catalogue: Catalogue, *, bell: str = "🔔", width: int | None = None
) -> Iterator[str]:
    """The preview as lines of text: a heading for each day, below it time and reader of each message, below those its text.

    `bell` marks what makes an app notify its reader. Without a `width` nothing is wrapped.
    """

    def say(key: str, **args: str | int) -> str:
        return catalogue.text(plan.language, key, **args)

    def at(line: Line, style: Literal["heading", "time"]) -> str:
        return moment(line.at, plan.language, plan.zone, style)

    yield from _wrapped(say("preview-title"), "", width)
    yield from _wrapped(say("preview-group", group=plan.name, sessions=plan.rhythm.count), "  ", width)
    yield f"  {say('preview-legend-rings', sign=bell)}"
    day = None
    for line in lines:
        if day != at(line, "heading"):
            day = at(line, "heading")
            yield from ("", day)
        about = [at(line, "time"), say(READERS[line.audience])]
        about += [say(_KINDS[line.what])] if line.what in _KINDS else []
        about += [say("preview-everyone")] if line.everyone else []
        yield ""
        yield from _wrapped(" · ".join(about) + (f" {bell}" if line.rings else ""), "  ", width)
        for paragraph in line.text.splitlines():
            yield from _wrapped(paragraph, "    ", width)
    yield from ("", say("preview-total", n=sum(line.what is not What.POLL_END for line in lines)))


def _wrapped(text: str, indent: str, width: int | None) -> list[str]:
    """One line of text, indented and wrapped; an item of a list goes on below its own text."""
    if not text:
        return [""]
    if width is None:
        return [indent + text]
    item = _ITEM.match(text)
    below = indent + " " * (item.end() if item else 0)
    whole = text.replace(TYPED.room_prefix, TYPED.room_prefix.rstrip() + NO_BREAK)
    lines = textwrap.wrap(
        whole, width, initial_indent=indent, subsequent_indent=below, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(NO_BREAK, " ") for line in lines]
