"""What has arrived, and when: read in the homeserver's own database, the same way for everybody."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.demo.homeserver import Homeserver

KINDS = "('m.room.message', 'm.room.encrypted')"
LOOK = 0.25
SILENCE = 15.0
"""Real seconds without anything new after which nothing more will come."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """So many messages have arrived in so many rooms, the last of them so many seconds after they were due."""

    messages: int
    rooms: int
    last: float

    @property
    def per_second(self) -> float:
        return self.messages / self.last if self.last > 0 else 0.0


class Judge:
    """Counts the messages that a person has sent since a moment."""

    def __init__(self, server: Homeserver, sender: str) -> None:
        self._path: Path = server.directory / "homeserver.db"
        self._sender = sender

    def arrived(self, due: datetime) -> Arrived:
        """What has come since `due` (aware)."""
        since = int(due.timestamp() * 1000)
        question = (
            f"SELECT count(*), count(DISTINCT room_id), max(received_ts) FROM events "
            f"WHERE sender = ? AND type IN {KINDS} AND received_ts >= ?"
        )
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=10)) as database:
            messages, rooms, last = database.execute(question, (self._sender, since)).fetchone()
        return Arrived(messages, rooms, 0.0 if last is None else (last - since) / 1000)

    async def all_of(self, count: int, due: datetime) -> Arrived:
        """Wait until so many have come, or until nothing has come for a while; what has come then."""
        loop = asyncio.get_running_loop()
        seen, changed = await asyncio.to_thread(self.arrived, due), loop.time()
        while seen.messages < count and loop.time() - changed < SILENCE:
            await asyncio.sleep(LOOK)
            now = await asyncio.to_thread(self.arrived, due)
            if now.messages != seen.messages:
                changed = loop.time()
            seen = now
        return seen
