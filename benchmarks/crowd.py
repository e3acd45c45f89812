"""A database with very many running groups: one is stored as the program does, the others are copied from it by the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.groups import a_group, invented
from bot.store.database import Database
from bot.store.outbox import NewOutboxRow
from bot.store.transaction import Tx
from facilitation.steps import Step, StepKind

SESSIONS = 8
ROOM = "!room-"
COUNTING = "WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)"
OF_EACH: dict[str, str | None] = {"id": None, "group_id": "n"}
LATER_STEPS = (StepKind.RSVP, StepKind.RSVP_AGAIN, StepKind.TECH_CHECK, StepKind.STARTING, StepKind.FEEDBACK)
PAST_MESSAGES = 12
"""Sent messages of each group that are kept for a while."""


async def a_crowd(data: Path, count: int, now: datetime | None = None) -> None:
    """A data directory with so many groups, ids from 1, each with people, sessions and steps to come, a room, old messages."""
    now = now or datetime.now(UTC)
    db = await Database.open(data)

    async def one(tx: Tx) -> None:
        group = await tx.groups.insert(a_group(1, SESSIONS, now, invented(1)), "code-1")
        await tx.rooms.set_group_room(group.id, f"{ROOM}1")
        steps = []
        for number in range(1, SESSIONS + 1):
            for place, kind in enumerate(LATER_STEPS):
                due = now + timedelta(days=30 + 21 * number, hours=place)
                steps.append(Step(kind, number, 0, due, due + timedelta(hours=1)))
        await tx.steps.sync(group.id, steps)
        for number in range(PAST_MESSAGES):
            row = NewOutboxRow(f"g{group.id}/past/{number}", f"group:{group.id}", "send", "{}", now, group_id=group.id)
            await tx.outbox.add(row)
        for number in range(PAST_MESSAGES):
            await tx.outbox.confirm(number + 1, f"$past-{number}", now)

    await db.write(one)
    await db.close()
    with closing(sqlite3.connect(data / "vertti.db")) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        _copy(database, count, "groups", {"id": "n", "key": "'group-' || n", "join_code": "'code-' || n"})
        _copy(database, count, "members", {"group_id": "n", "person": "replace(person, '-1-', '-' || n || '-')"})
        _copy(database, count, "sessions", {"group_id": "n"})
        _copy(database, count, "steps", OF_EACH)
        _copy(database, count, "rooms", {"room": f"'{ROOM}' || n", "group_id": "n"})
        place: dict[str, str | None] = {"key": "'g' || n || substr(key, 3)", "destination": "'group:' || n"}
        place |= {"platform_id": "platform_id || '-' || n", **OF_EACH}
        _copy(database, count, "outbox", place)
        database.commit()


def _copy(database: sqlite3.Connection, count: int, table: str, instead: dict[str, str | None]) -> None:
    """The rows of group 1 again for each further group, with these columns made anew (None: left to the database)."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if instead.get(row[1], "") is not None]
    values = ", ".join(str(instead.get(one, f'"{one}"')) for one in columns)
    names = ", ".join(f'"{one}"' for one in columns)
    of_one = "id = 1" if table == "groups" else "group_id = 1"
    database.execute(
        f"{COUNTING} INSERT INTO {table} ({names}) SELECT {values} FROM (SELECT * FROM {table} WHERE {of_one}), numbers",
        {"count": count},
    )
