"""What is to be said: found out with a Vertti in memory that has the same configuration, the same people, and no trouble."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.chat.memory import MemoryChat
from bot.chat.port import UserId
from bot.config import load
from bot.store.database import Database
from tests.bot.world import a_world
from tests.faults.judge import Plan

_SAYS = ("send", "file", "poll", "close_poll")


@dataclass(frozen=True, slots=True)
class Course:
    """A course of events: what was said, and of each group what became of its steps."""

    plan: Plan
    outcomes: Mapping[str, str]


async def undisturbed(config: Path, people: Sequence[str], begins: datetime, until: datetime) -> Course:
    """How it goes when nothing happens to it: everybody comes at once, and time jumps from step to step."""
    settings = load(config, {})
    db = await Database.in_memory()
    try:
        async with a_world(begins, db, MemoryChat(lambda: world.clock.now()), settings.policy()) as world:
            await world.app.apply(settings.group_plans())
            await world.quiet()
            for room in world.chat.group_rooms():
                for person in people:
                    world.chat.join(room.id, UserId(person))
            await world.quiet()
            for person in people:
                world.chat.open_direct(UserId(person))
            await world.quiet()
            while (coming := await db.read(lambda tx: tx.steps.next_due())) is not None and coming <= until:
                await world.director.jump(coming)
                await world.quiet()
        return course(db.path)
    finally:
        await db.close()


def course(database: Path) -> Course:
    """What has been said and done according to a Vertti's database, which is only read."""
    places: dict[str, list[str]] = defaultdict(list)
    maybe = []
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as vertti:
        for key, place, kind, state in vertti.execute("SELECT key, destination, kind, state FROM outbox ORDER BY id"):
            if kind == "edit":
                maybe.append(key)
            elif kind in _SAYS and state == "sent":
                places[place].append(key)
        steps = vertti.execute("SELECT group_id, key, outcome FROM steps WHERE outcome IS NOT NULL").fetchall()
    return Course(Plan(dict(places), tuple(maybe)), {f"g{group}/{key}": outcome for group, key, outcome in steps})
