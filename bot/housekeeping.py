"""What is thrown away every night."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.clock import Clock
from bot.handlers.erasure import end_talk
from bot.store.database import Database
from bot.store.transaction import Tx
from facilitation.privacy import (
    HANDLED_EVENTS,
    IN_NO_GROUP,
    OPEN_QUESTIONS,
    SAID_UNASKED,
    SENT_MESSAGES,
    UNREADABLE_EVENTS,
)

log = logging.getLogger(__name__)


class Housekeeping:
    """Tidies up when told to."""

    def __init__(self, db: Database, clock: Clock, wake_outbox: Callable[[], None] = lambda: None) -> None:
        self._db = db
        self._clock = clock
        self._wake_outbox = wake_outbox
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """It is night."""
        self._wanted.set()

    async def run(self) -> None:
        """Tidy up each time it is wanted, until cancelled."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            await self.tidy()

    async def tidy(self) -> None:
        """Forget what has served its time, and give its space back so that it is really gone from the file."""
        now, real = self._clock.now(), self._clock.real()

        async def forget(tx: Tx) -> None:
            await tx.ledger.forget_older_than(real - HANDLED_EVENTS)
            await tx.unreadable.forget_older_than(real - UNREADABLE_EVENTS)
            await tx.outbox.forget_older_than(now - SENT_MESSAGES)
            await tx.dialogues.forget_older_than(real - OPEN_QUESTIONS)
            await tx.unasked.forget_older_than(now - SAID_UNASKED)
            for person, room in await tx.erasing.idle_rooms(now, now - IN_NO_GROUP):
                await end_talk(tx, person, room, now)
            await tx.erasing.forget_strangers()
            tx.after_commit(self._wake_outbox)

        await self._db.write(forget)
        await self._db.compact()
        log.info("tidied up")
