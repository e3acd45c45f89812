"""The stage of a rehearsal: a homeserver, the people, a configuration for Vertti, the timeline; and everything off again.

Vertti itself is brought by the caller: `run_demo(options, start_vertti)` calls `start_vertti(scene)` once the people are
waiting. It is an async context manager that gives a `RehearsedVertti`:

* entering reads the configuration at `scene.config`, logs Vertti in, with simulated time at `scene.begins`;
* `run()` carries the group through its programme and returns when nothing is due any more. Time may jump only while
  `scene.others_quiet()` is true (it raises what made one of the people fail);
* `now()` is the simulated instant, `account()` counts at the end;
* leaving stops Vertti.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeAlias

from rich.console import Console

from bot.demo.account import Account
from bot.demo.cast import Cast
from bot.demo.homeserver import Homeserver
from bot.demo.people import MEMBERS, Part
from bot.demo.timeline import Timeline, a_console
from bot.texts import Catalogue
from facilitation.rhythm import Rhythm
from facilitation.times import DateRange, WallTime
from facilitation.words import Language

ZONE = "Europe/Helsinki"
BEGINS = WallTime(datetime(2026, 9, 14, 9), ZONE)  # noqa: DTZ001 - wall time
FIRST = WallTime(datetime(2026, 9, 22, 17), ZONE)  # noqa: DTZ001 - wall time
"""An autumn: the clocks change between two sessions, and Christmas lies in the way of one."""
SKIP = DateRange(date(2026, 12, 21), date(2027, 1, 6))
EVERY_DAYS = 21
LINK = "https://meet.example.org/harjoitus-7f3k"
VERTTI = "vertti"
WATCHING_TIME = 20.0


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What whoever types the command may choose.

    `directory` gets a directory of this rehearsal, which is removed at the end unless `keep` leaves it and the homeserver.
    `wait` is how many seconds there are to log in, on a terminal. `pace` stretches the people's pauses.
    """

    language: Language
    directory: Path
    keep: bool = False
    sessions: int = 8
    wait: float = WATCHING_TIME
    pace: float = 1.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """What Vertti needs to know. `config` is a configuration file; `begins` an aware UTC instant.

    `stir` is to be called after everything that Vertti sends: people are not quiet while it is on its way to them.
    """

    config: Path
    begins: datetime
    others_quiet: Callable[[], bool]
    stir: Callable[[], None]


class RehearsedVertti(Protocol):
    """Vertti on the stage."""

    def now(self) -> datetime:
        """The simulated instant."""

    async def run(self) -> None:
        """From the start to the end of the programme."""

    async def account(self) -> Account:
        """What was held, sent, stored and deleted."""


StartVertti: TypeAlias = Callable[[Scene], AbstractAsyncContextManager[RehearsedVertti]]


async def run_demo(options: DemoOptions, start_vertti: StartVertti, *, console: Console | None = None) -> Account:
    """Rehearse a whole programme and tell it on the terminal; returns the closing account.

    However it ends (the caller cancels it at Ctrl-C), everything is stopped; only `keep` leaves the homeserver up, after a
    whole rehearsal. Raises `HomeserverMissing`, `HomeserverFailed`, and what made Vertti or one of the people fail.
    """
    stage = _Stage(options, console or a_console())
    try:
        return await stage.perform(start_vertti)
    except asyncio.CancelledError:
        stage.say("demo-stage-interrupted")
        raise


class _Stage:
    def __init__(self, options: DemoOptions, console: Console) -> None:
        self.options = options
        self.console = console
        self.catalogue = Catalogue.load()
        self.password = f"vertti-{secrets.token_hex(4)}"

    def say(self, key: str, **args: str | int) -> None:
        self.console.print(self.catalogue.text(self.options.language, key, **args), soft_wrap=True)

    async def perform(self, start_vertti: StartVertti) -> Account:
        self.say("demo-stage-homeserver")
        async with AsyncExitStack() as off:
            directory = _directory(self.options.directory)
            kept = off.enter_context(_Removed(directory))
            homeserver = await Homeserver.start(directory / "homeserver")
            off.push_async_callback(homeserver.stop)
            account = await self._rehearse(homeserver, directory, start_vertti)
            if self.options.keep:
                kept.keep = True
                pid = homeserver.keep()
                self.say("demo-stage-kept", url=homeserver.url, password=self.password, directory=str(directory), pid=str(pid))
                return account
        self.say("demo-stage-ended")
        return account

    async def _rehearse(self, homeserver: Homeserver, directory: Path, start_vertti: StartVertti) -> Account:
        options = self.options
        self.say("demo-stage-people", url=homeserver.url)
        vertti = await homeserver.register(VERTTI, self.password, display_name="Vertti")
        sessions = Rhythm(FIRST, EVERY_DAYS, options.sessions, (SKIP,)).occurrences()
        stand_in = [BEGINS.instant]
        timeline = Timeline(
            self.catalogue,
            options.language,
            clock=lambda: stand_in[0](),
            zone=ZONE,
            total=options.sessions,
            console=self.console,
        )
        cast = Cast(
            homeserver,
            options.language,
            vertti,
            timeline.add,
            sessions=sessions,
            password=self.password,
            catalogue=self.catalogue,
            pace=options.pace,
            seed=options.seed,
        )
        try:
            await cast.arrive()
            await self._invite_to_watch(homeserver, cast)
            config = self._configuration(homeserver, cast, vertti, directory)
            self.say("demo-stage-begins")
            with timeline:
                async with start_vertti(Scene(config, BEGINS.instant(), cast.is_quiet, cast.stir)) as played:
                    stand_in[0] = played.now
                    await played.run()
                    await cast.quiet()
                    account = await played.account()
            timeline.account(account)
            return account
        finally:
            await cast.leave()

    async def _invite_to_watch(self, homeserver: Homeserver, cast: Cast) -> None:
        observer = cast.person(Part.OBSERVER).account
        self.say("demo-stage-watch", url=homeserver.url, user=observer, password=self.password)
        if self.console.is_terminal and sys.stdin is not None and sys.stdin.isatty():
            self.say("demo-stage-enter", seconds=round(self.options.wait))
            await _enter_or(self.options.wait)

    def _configuration(self, homeserver: Homeserver, cast: Cast, vertti: str, directory: Path) -> Path:
        """The same file that an admin would write."""
        secret = directory / "vertti.password"
        _write(secret, self.password)
        members = [cast.user_id(part) for part in (*MEMBERS, Part.OBSERVER)]
        lines: dict[str, dict[str, object]] = {
            "": {
                "language": self.options.language.value,
                "time_zone": ZONE,
                "data_dir": str(directory / "data"),
            },
            "[matrix]": {"homeserver": homeserver.url, "user_id": vertti, "password_file": str(secret)},
            "[access]": {"facilitators": [cast.user_id(Part.FACILITATOR)]},
            "[rhythm]": {"every": f"{EVERY_DAYS} days", "skip": [str(SKIP)]},
            "[[groups]]": {
                "key": "harjoitus",
                "name": self.catalogue.text(self.options.language, "demo-group-name"),
                "facilitators": [cast.user_id(Part.FACILITATOR)],
                "host": cast.user_id(Part.HOST),
                "members": members,
                "sessions": self.options.sessions,
                "meeting_link": LINK,
                "first_session": FIRST.clock,
            },
        }
        path = directory / "config.toml"
        _write(path, "\n".join(_section(heading, values) for heading, values in lines.items()))
        return path


class _Removed:
    """A directory that goes at the end, unless it is kept."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.keep = False

    def __enter__(self) -> _Removed:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.keep:
            shutil.rmtree(self._directory, ignore_errors=True)


def _directory(parent: Path) -> Path:
    parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="rehearsal-", dir=parent)).absolute()


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def _section(heading: str, values: dict[str, object]) -> str:
    """A section of TOML; its strings, numbers and lists read as in JSON, its times bare."""

    def value(one: object) -> str:
        return one.isoformat() if isinstance(one, datetime) else json.dumps(one, ensure_ascii=False)

    return "\n".join((heading, *(f"{key} = {value(one)}" for key, one in values.items()), ""))


async def _enter_or(seconds: float) -> None:
    """Wait for a line from the terminal, or until the time is over."""
    loop = asyncio.get_running_loop()
    pressed = asyncio.Event()
    loop.add_reader(sys.stdin.fileno(), pressed.set)
    try:
        async with asyncio.timeout(seconds):
            await pressed.wait()
        sys.stdin.readline()
    except TimeoutError:
        pass
    finally:
        loop.remove_reader(sys.stdin.fileno())
