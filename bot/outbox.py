"""The one door out: every effect on the platform exactly once, in order within each place, many places at once.

A row is sent with its key as the platform's idempotency key and confirmed afterwards, so that a crash between the two
repeats a call that the platform recognises. Only creating a room cannot be repeated so; it is claimed first, and after a
crash the room is looked for by its marker.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.carrier import Carrier, DeliveryNews, Dropped, NotReady, Ready, Record, look_up
from bot.chat.port import ChatPlatform, LoginLost, Refused, RoomId, TryLater
from bot.clock import Clock
from bot.doubt import Doubt
from bot.logs import about
from bot.store.database import Database
from bot.store.outbox import OutboxRow
from bot.store.transaction import Tx
from bot.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Calls in flight at once; more buys only latency on the homeservers measured."""
OF_NO_GROUP = 10
"""Of these at most so many for what belongs to no group: invitations and questions of strangers, whose homeserver may let each
call hang for as long as we wait. Half of the hands are always the groups'.
"""
GATHER = 0.03
"""Seconds in which more hands may become free before it is looked what else may go, while at least half are busy: one look
then serves several, and the homeserver has enough to do meanwhile.
"""
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0


class Outbox:
    """Carries out the rows of the outbox until it is stopped."""

    def __init__(self, db: Database, platform: ChatPlatform, clock: Clock, news: DeliveryNews, watch: Watch = UNWATCHED) -> None:
        self._db = db
        self._watch = watch
        self._platform = platform
        self._clock = clock
        self._news = news
        self._carrier = Carrier(db, platform, news)
        self._wake = asyncio.Event()
        self._wake.set()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._of_no_group: set[str] = set()

    def look_before_sending(self, doubt: Doubt | None) -> None:
        """Take care of what may have been sent by a Vertti that this database knows nothing of."""
        self._carrier.doubt = doubt

    def wake(self) -> None:
        """There may be new rows."""
        self._wake.set()

    def forget_who_is_there(self, room: RoomId) -> None:
        """The membership of a direct room has changed; look again before the next private word."""
        self._carrier.forget_who_is_there(room)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way at this moment (rows may still wait for their time)."""
        return not self._busy and not self._wake.is_set()

    async def run(self) -> None:
        """Deliver until cancelled. Raises `LoginLost`."""
        try:
            later: datetime | None = None
            while True:
                await self._wait_for_work(later)
                if len(self._busy) >= AT_ONCE // 2:
                    await asyncio.sleep(GATHER)
                self._wake.clear()
                for task in [one for one in self._busy.values() if one.done()]:
                    task.result()
                later = await self._begin_deliveries()
        finally:
            await self._let_deliveries_end()

    async def _wait_for_work(self, later: datetime | None) -> None:
        pause = None if later is None else max(0.05, (later - self._clock.real()).total_seconds())
        # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes in the moment in which it ends.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._wake.wait()

    async def _begin_deliveries(self) -> datetime | None:
        """Begin what may go now; when something else may go, if it is known."""
        free = AT_ONCE - len(self._busy)
        if free <= 0:
            return None
        heads, later = await self._db.read(partial(self._look, most=free))
        for ready in heads:
            place = ready.row.destination
            task = asyncio.create_task(self._deliver_in_order(ready), name=f"outbox {place}")
            self._busy[place] = task
            if ready.row.group_id is None:
                self._of_no_group.add(place)
            task.add_done_callback(partial(self._finished, place))
        return later

    async def _look(self, tx: Tx, *, most: int) -> tuple[list[Ready], datetime | None]:
        now = self._clock.real()
        spare = max(0, OF_NO_GROUP - len(self._of_no_group))
        rows = await tx.outbox.heads(tuple(self._busy), now, most, of_no_group=spare)
        heads = [await look_up(tx, row) for row in rows]
        # With all hands full it is looked again as soon as one is free.
        return heads, await tx.outbox.next_not_before(now) if len(heads) < most else None

    def _finished(self, destination: str, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is None:
            self._busy.pop(destination, None)
            self._of_no_group.discard(destination)
        self._wake.set()

    async def _let_deliveries_end(self) -> None:
        under_way = [one for one in self._busy.values() if not one.done()]
        if under_way:
            await asyncio.wait(under_way, timeout=5)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*self._busy.values(), return_exceptions=True)
        self._busy.clear()
        self._of_no_group.clear()

    async def _deliver_in_order(self, ready: Ready | None) -> None:
        """Deliver the rows of one place until none is ready. One row's trouble never ends the others' delivery."""
        while ready is not None:
            ready = await self._deliver(ready)

    async def _deliver(self, ready: Ready) -> Ready | None:
        """Carry out one row and record it; what is ready at the same place then, None when it has to wait."""
        row = ready.row
        if row.useful_until is not None and self._clock.now() > row.useful_until:
            return await self._settle(row, self._expire)
        try:
            platform_id, record = await self._carrier.carry_out(ready)
            self._watch.sent(row.kind, (self._clock.now() - row.created_at).total_seconds())
        except Dropped:
            platform_id, record = None, None
        except NotReady:
            await self._postpone(row, "waits for another", FIRST_PAUSE)
            return None
        except TryLater as trouble:
            await self._postpone(row, str(trouble), trouble.after)
            return None
        except Refused as error:
            log.warning(
                "refused: %s to %s (%s)", row.kind, row.destination.partition(":")[0], error.code, extra=about(row.group_id)
            )
            return await self._settle(row, partial(self._park, refusal=error))
        except LoginLost:
            raise
        except Exception as error:  # an adapter's fault must not cost the message
            log.exception("fault in delivery of %s: %s", row.kind, type(error).__name__)
            await self._postpone(row, type(error).__name__, None)
            return None
        return await self._settle(row, partial(self._confirm, platform_id=platform_id, record=record))

    async def _settle(self, row: OutboxRow, settle: Callable[[Tx, OutboxRow], Awaitable[None]]) -> Ready | None:
        """Record what became of the row; what is ready at the same place then, asked in one go since that costs least."""

        async def work(tx: Tx) -> Ready | None:
            await settle(tx, row)
            if row.fleeting:
                await tx.outbox.drop(row)
            head = await tx.outbox.head_of(row.destination, self._clock.real())
            return None if head is None else await look_up(tx, head)

        return await self._db.write(work)

    async def _confirm(self, tx: Tx, row: OutboxRow, *, platform_id: str | None, record: Record | None) -> None:
        await tx.outbox.confirm(row.id, platform_id, self._clock.now())
        if record is not None:
            await record(tx)

    async def _expire(self, tx: Tx, row: OutboxRow) -> None:
        await tx.outbox.expire(row.id, self._clock.now())
        await self._news.expired(tx, row)
        tx.after_commit(partial(self._watch.expired, row.kind))

    async def _park(self, tx: Tx, row: OutboxRow, *, refusal: Refused) -> None:
        await tx.outbox.park(row.id, refusal.code, self._clock.now())
        await self._news.refused(tx, row, refusal)
        tx.after_commit(partial(self._watch.undeliverable, row.kind))

    async def _postpone(self, row: OutboxRow, why: str, after: float | None) -> None:
        pause = after if after is not None else min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10))
        until = self._clock.real() + timedelta(seconds=pause)
        self._watch.retried(row.kind)
        await self._db.write(lambda tx: tx.outbox.postpone(row.id, until, why[:200]))
