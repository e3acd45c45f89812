"""Hands room keys out some minutes ahead of what falls due, so that at the hour itself there is only a message to send.

The first message of a key must wait until every device has the key, and costs more than fifty times as much as the next one.
Keys serve a week at most and groups meet every three, so nearly every reminder would be such a first message, and those of
all groups that meet at five would queue up behind each other. What is handed out ahead does no harm when nothing is said
then. Only the platform knows what a key is; all that is said here is in which rooms something will probably be said soon.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.chat.port import ChatPlatform, DiskTrouble, LoginLost, Refused, RoomId, TryLater
from bot.clock import Clock
from bot.outbox import Outbox
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.transaction import Tx
from facilitation.group import Role
from facilitation.steps import TABLE, Audience, StepKind

log = logging.getLogger(__name__)

AHEAD = timedelta(minutes=20)
"""How long before a step falls due its rooms are made ready. Far less than the shortest life of a key, which is an hour."""
STILL_GOOD = timedelta(minutes=5)
"""How long after its time the message may go out and the key must still serve."""
LOOK = 60.0
"""Real seconds between two looks."""
HANDS = 3
"""Rooms made ready at once: so few that whoever gives a command in the meantime does not notice."""
PAUSE = 0.1
"""Real seconds that a hand rests after a room in which there was something to do."""
GIVE_WAY = 0.2
"""Real seconds between two looks at whether the outbox has work; that always goes first."""

_LEADERS = frozenset({Audience.FACILITATORS, Audience.FACILITATORS_AND_HOST})
_TO_LEADERS = frozenset(one.kind for one in TABLE if one.to in _LEADERS)
_TO_PEOPLE = frozenset(one.kind for one in TABLE if one.to not in {*_LEADERS, Audience.ROOM, Audience.NOBODY})


class Warming:
    """Makes rooms ready ahead of time. `ahead`: how long before; `hands`: so many rooms at once."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        platform: ChatPlatform,
        outbox: Outbox,
        *,
        ahead: timedelta = AHEAD,
        hands: int = HANDS,
        pause: float = PAUSE,
    ) -> None:
        self._db = db
        self._clock = clock
        self._platform = platform
        self._outbox = outbox
        self._ahead = ahead
        self._hands = hands
        self._pause = pause

    async def run(self) -> None:
        """Look every minute until cancelled. Raises `LoginLost`, `DiskTrouble`, `StoreError`."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK)

    async def look(self) -> int:
        """Make ready all rooms for which something falls due soon, the first ones first; for how many that was needed."""
        rooms = await self._db.read(self._coming)
        waiting = iter(rooms)
        done = await asyncio.gather(*(self._work(waiting) for _ in range(min(self._hands, len(rooms)))))
        if sum(done):
            log.info("%d rooms made ready for what falls due soon", sum(done))
        return sum(done)

    async def _coming(self, tx: Tx) -> list[tuple[RoomId, datetime]]:
        now = self._clock.now()
        rooms = await tx.rooms.about_to_hear(now, now + self._ahead, _kinds(_TO_LEADERS), _kinds(_TO_PEOPLE), _LEADING)
        return [(RoomId(room), due) for room, due in rooms]

    async def _work(self, waiting: Iterator[tuple[RoomId, datetime]]) -> int:
        done = 0
        for room, due in waiting:
            await self._give_way()
            if await self._make_ready(room, due):
                done += 1
                await asyncio.sleep(self._pause)
        return done

    async def _give_way(self) -> None:
        while not self._outbox.idle:  # noqa: ASYNC110 (nobody waits for it, and nothing is urgent here)
            await asyncio.sleep(GIVE_WAY)

    async def _make_ready(self, room: RoomId, due: datetime) -> bool:
        """Whatever goes wrong here goes wrong again when the message is sent, and is dealt with there."""
        try:
            return await self._platform.prepare(room, until=due + STILL_GOOD)
        except (TryLater, Refused) as error:
            log.info("a room is not made ready ahead: %s", type(error).__name__)
        except (LoginLost, DiskTrouble, StoreError):
            raise
        except Exception as error:  # an adapter's fault must not end the program
            log.exception("fault in making a room ready: %s", type(error).__name__)
        return True


_LEADING = (Role.FACILITATOR.value, Role.HOST.value)


def _kinds(kinds: frozenset[StepKind]) -> tuple[str, ...]:
    return tuple(sorted(one.value for one in kinds))
