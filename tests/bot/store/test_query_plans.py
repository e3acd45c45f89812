"""What Vertti asks its database again and again is answered from an index, however many groups there are.

Every statement of a whole session day is caught, and the database is asked how it would answer it: none may read a whole table
that grows with the groups, nor sort what it has found by itself where a table grows without end.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.warming import Warming
from tests.bot.world import ANNA, MEMBERS, MINNA, World, a_plan, a_world

GROWING = ("groups", "members", "sessions", "steps", "outbox", "rooms", "unasked", "notices", "ledger", "departures")
ONLY_WHAT_WAITS = ("ix_steps_waiting", "ix_outbox_waiting")
"""Indexes that may be read whole: they hold no more than what waits."""


@contextmanager
def statements() -> Iterator[dict[str, object]]:
    """What is asked within this, each once, with the values of one time."""
    seen: dict[str, object] = {}

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            seen[statement] = parameters

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def reads_whole_tables(path: object, asked: dict[str, object]) -> list[str]:
    """The statements that do, with how."""
    found = []
    with closing(sqlite3.connect(str(path))) as database:
        for statement, parameters in asked.items():
            one = parameters[0] if isinstance(parameters, list) else parameters
            plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}", one)]  # type: ignore[arg-type]
            found += [f"{step}: {statement}" for step in plan if _reads_whole(step, statement)]
    return found


def _reads_whole(step: str, statement: str) -> bool:
    scan = re.match(r"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
    if scan is None or scan[2] in ONLY_WHAT_WAITS:
        return False
    table = scan[1]
    if table in GROWING:
        return True
    # An alias.
    named = re.search(rf"\b(\w+) AS {table}\b", statement)
    return named is not None and named[1] in GROWING


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        yield world


async def test_the_steps_and_messages_of_a_programme_are_found_by_index(world: World) -> None:
    with statements() as asked:
        await world.until("2026-12-02T12:00")
        await Warming(world.app.db, world.clock, world.chat, world.app.outbox, ahead=timedelta(days=30)).look()
        path = world.app.db.path
    ours = {one: values for one, values in asked.items() if "steps" in one or "outbox" in one or "groups" in one}
    assert len(ours) >= 15
    # The rehearsal's own question whether a session is open is asked by no real program.
    whole = [one for one in reads_whole_tables(path, asked) if "groups.length" not in one]
    assert whole == []


async def test_what_people_say_is_answered_by_index(world: World) -> None:
    await world.until("2026-12-01T16:50")
    with statements() as asked:
        for text in ("apua", "tapaamiset", "osallistun en", "sisältö"):
            await world.says(MEMBERS[0], text)
        await world.tells(MEMBERS[0], "apua")
    whole = [one for one in reads_whole_tables(world.app.db.path, asked) if "groups.length" not in one]
    assert whole == []


async def test_a_question_without_an_index_would_be_noticed(world: World) -> None:
    now = datetime.now(UTC).isoformat()
    assert reads_whole_tables(world.app.db.path, {"SELECT * FROM steps WHERE useful_until < ?": (now,)})
