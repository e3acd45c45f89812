"""What is thrown away every night."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import timedelta

from bot.chat.port import ChatPlatform, TryLater
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

INVITATIONS_SENT = timedelta(days=1)
KEYS_OF_MESSAGES = timedelta(days=8)
"""What opens messages: a key is used for a week at most, and what could not be read after a day more is given up."""
HOUR = 3600.0
"""Real seconds between two looks for keys that have grown too old."""


class Housekeeping:
    """Tidies up when told to."""

    def __init__(
        self, db: Database, clock: Clock, platform: ChatPlatform, wake_outbox: Callable[[], None] = lambda: None
    ) -> None:
        self._db = db
        self._clock = clock
        self._platform = platform
        self._wake_outbox = wake_outbox
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """It is night."""
        self._wanted.set()

    async def run(self) -> None:
        """Tidy up each time it is wanted, and throw old keys away every hour, until cancelled. Raises `DiskTrouble`."""
        while True:
            # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes in the moment in which it ends.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HOUR):
                    await self._wanted.wait()
            if self._wanted.is_set():
                self._wanted.clear()
                await self.tidy()
            else:
                await self.forget_keys()

    async def forget_keys(self) -> None:
        """Throw away what could open older messages, so that nobody who takes Vertti's files can read old talk."""
        try:
            await self._platform.forget_keys(self._clock.real() - KEYS_OF_MESSAGES)
        except TryLater as error:
            log.warning("old keys are not thrown away now: %s", error)

    async def tidy(self) -> None:
        """Forget what has served its time, and give its space back so that it is really gone from the file."""
        now, real = self._clock.now(), self._clock.real()

        async def forget(tx: Tx) -> None:
            await tx.ledger.forget_older_than(real - HANDLED_EVENTS)
            await tx.unreadable.forget_older_than(real - UNREADABLE_EVENTS)
            await tx.outbox.forget_older_than(now - SENT_MESSAGES)
            await tx.dialogues.forget_older_than(real - OPEN_QUESTIONS)
            await tx.unasked.forget_older_than(now - SAID_UNASKED)
            await tx.briefings.drop_served()
            for person, room in await tx.erasing.idle_rooms(now, now - IN_NO_GROUP):
                await end_talk(tx, person, room, now)
            await tx.erasing.forget_strangers()
            tx.after_commit(self._wake_outbox)
            await tx.set_going.forget_invitations_older_than(real - INVITATIONS_SENT)

        await self.forget_keys()
        await self._db.write(forget)
        await self._db.compact()
        log.info("tidied up")
