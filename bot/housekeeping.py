"""What is thrown away every night."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.clock import Clock
from bot.store.database import Database
from bot.store.transaction import Tx

log = logging.getLogger(__name__)

HANDLED_EVENTS = timedelta(days=30)
SENT_MESSAGES = timedelta(days=70)
"""Long enough for a poll or the plan to be closed or edited a rhythm or two later; the rows hold no text any more."""
UNREADABLE_EVENTS = timedelta(hours=24)
SAID_UNASKED = timedelta(days=30)
INVITATIONS_SENT = timedelta(days=1)


class Housekeeping:
    """Tidies up when told to."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
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
            await tx.dialogues.forget_older_than(real - UNREADABLE_EVENTS)
            await tx.unasked.forget_older_than(now - SAID_UNASKED)
            await tx.set_going.forget_invitations_older_than(real - INVITATIONS_SENT)

        await self._db.write(forget)
        await self._db.compact()
        log.info("tidied up")
