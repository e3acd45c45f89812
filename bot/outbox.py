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
from bot.chat.port import ChatPlatform, LoginLost, NotListening, Refused, RoomId, Throttled, TryLater, Unreachable
from bot.clock import Clock
from bot.doubt import Uncertainty
from bot.handlers.lateness import STUCK
from bot.in_flight import LONGEST_REST, InFlight
from bot.logs import about
from bot.store.database import Database
from bot.store.outbox import NOT_LISTENING, OutboxRow
from bot.store.transaction import Tx
from bot.watch import UNWATCHED, Watch
from bot.wrong_clock import PutBack

log = logging.getLogger(__name__)

GATHER = 0.03
"""Seconds in which more hands may become free before it is looked what else may go, while at least half are busy: one look
then serves several, and the homeserver has enough to do meanwhile.
"""
ENOUGH_FOR_ANSWERS = 4
"""With so many calls at once or more, answers to people go before what is said unasked."""
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0
LONGEST_PAUSE_AT_LAST = 300.0
"""Seconds between two tries of one row: they grow up to a minute within the first hour, and up to this after it."""
UNTIL_THEY_LISTEN = 6 * 3600.0
"""Seconds after which what a person has not taken is tried again, unless they open it before."""
LIMITED_BY_THEMSELVES = ("create_room", "invite", "accept", "move_in", "show_meetings")
"""Kinds of rows for which platforms have limits that say nothing about speaking; only their own place waits then."""
WAITS_FOR_ANOTHER = "waits for another"


class Outbox:
    """Carries out the rows of the outbox until it is stopped."""

    def __init__(self, db: Database, platform: ChatPlatform, clock: Clock, news: DeliveryNews, watch: Watch = UNWATCHED) -> None:
        self._db = db
        self._watch = watch
        self._platform = platform
        self._clock = clock
        self._put_back = PutBack()
        self._news = news
        self._carrier = Carrier(db, platform, clock, news)
        self._in_flight = InFlight()
        self._perhaps_away = True
        """Whether nothing has shown, since something failed, that it was not the whole platform that failed."""
        self._told_of_silence: datetime | None = None
        self._wake = asyncio.Event()
        self._wake.set()
        self._busy: dict[str, asyncio.Task[None]] = {}

    def look_before_sending(self, uncertainty: Uncertainty) -> None:
        """Take care of what may have been sent without this database knowing it."""
        self._carrier.uncertainty = uncertainty

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
            later: float | None = None
            while True:
                await self._wait_for_work(later)
                if len(self._busy) >= self._in_flight.limit // 2 > 0:
                    await asyncio.sleep(GATHER)
                self._wake.clear()
                await self._mind_the_clock()
                for task in [one for one in self._busy.values() if one.done()]:
                    task.result()
                later = await self._begin_deliveries()
        finally:
            await self._let_deliveries_end()

    async def _wait_for_work(self, later: float | None) -> None:
        """`later` is in how many seconds there is something to do though nobody wakes us."""
        # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes in the moment in which it ends.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(None if later is None else max(0.05, later)):
                await self._wake.wait()

    async def _begin_deliveries(self) -> float | None:
        """Begin what may go now; in how many seconds something else may go, if it is known."""
        free = self._in_flight.free(_now())
        waiting_row: datetime | None = None
        if free > 0:
            heads, waiting_row = await self._db.read(partial(self._look, most=free))
            for ready in heads:
                self._begin(ready)
        hand = self._in_flight.changes_at(_now())
        known = [] if hand is None else [hand - _now()]
        if waiting_row is not None:
            known.append((waiting_row - self._clock.real()).total_seconds())
        return min(known, default=None)

    def _begin(self, ready: Ready) -> None:
        place = ready.row.destination
        self._in_flight.begins(place, _now(), of_no_group=ready.row.group_id is None)
        task = asyncio.create_task(self._deliver_in_order(ready), name=f"outbox {place}")
        self._busy[place] = task
        task.add_done_callback(partial(self._finished, place))

    async def _look(self, tx: Tx, *, most: int) -> tuple[list[Ready], datetime | None]:
        now = self._clock.real()
        rows = await tx.outbox.heads(
            tuple(self._busy),
            now,
            most,
            of_no_group=self._in_flight.free_of_no_group(),
            # Where only a few may be sent, whoever asks much must not keep back what was promised.
            answers_first=self._in_flight.limit >= ENOUGH_FOR_ANSWERS,
        )
        # With all hands full it is looked again as soon as one is free.
        return await look_up(tx, rows), await tx.outbox.next_not_before(now) if len(rows) < most else None

    async def _mind_the_clock(self) -> None:
        """What waits for its next try must not wait for longer when the machine's clock is put back."""
        now = self._clock.real()
        longest = self._put_back.longest_wait(now)
        if longest is not None:
            await self._db.write(lambda tx: tx.outbox.wait_no_longer(now + longest))

    def _finished(self, destination: str, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is None:
            self._busy.pop(destination, None)
        self._in_flight.ends(destination)
        self._wake.set()

    async def _let_deliveries_end(self) -> None:
        under_way = [one for one in self._busy.values() if not one.done()]
        if under_way:
            await asyncio.wait(under_way, timeout=5)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*self._busy.values(), return_exceptions=True)
        self._busy.clear()

    async def _deliver_in_order(self, ready: Ready) -> None:
        """Deliver the rows of one place until none is ready. One row's trouble never ends the others' delivery."""
        following = await self._deliver(ready)
        while following is not None:
            self._in_flight.begins(following.row.destination, _now(), of_no_group=following.row.group_id is None)
            following = await self._deliver(following)

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
            await self._postpone(row, WAITS_FOR_ANOTHER, FIRST_PAUSE)
            return None
        except NotListening:
            await self._postpone(row, NOT_LISTENING, UNTIL_THEY_LISTEN)
            await self._db.write(lambda tx: self._news.waits(tx, row))
            return None
        except TryLater as trouble:
            await self._try_later(row, trouble)
            return None
        except Refused as error:
            # What cannot be taken back is told to the person whose it is; on some platforms that is the rule.
            level = logging.INFO if row.kind == "redact" else logging.WARNING
            place = row.destination.partition(":")[0]
            log.log(level, "refused: %s to %s (%s)", row.kind, place, error.code, extra=about(row.group_id))
            return await self._settle(row, partial(self._park, refusal=error))
        except LoginLost:
            raise
        except Exception as error:  # an adapter's fault must not cost the message
            log.exception("fault in delivery of %s: %s", row.kind, type(error).__name__)
            await self._postpone(row, type(error).__name__, self._pause(row, LONGEST_PAUSE))
            await self._tell_if_stuck(row)
            return None
        self._in_flight.went_well(row.destination, _now())
        return await self._settle(row, partial(self._confirm, platform_id=platform_id, record=record))

    async def _settle(self, row: OutboxRow, settle: Callable[[Tx, OutboxRow], Awaitable[None]]) -> Ready | None:
        """Record what became of the row; what is ready at the same place then, asked in one go since that costs least.

        Where nothing else waited it is not asked: what has come since has woken us.
        """

        async def work(tx: Tx) -> Ready | None:
            await settle(tx, row)
            if row.fleeting:
                await tx.outbox.drop(row)
            if row.alone or self._in_flight.rests(_now()):
                return None
            head = await tx.outbox.head_of(row.destination, self._clock.real())
            return None if head is None else (await look_up(tx, [head]))[0]

        return await self._db.write(work)

    async def _confirm(self, tx: Tx, row: OutboxRow, *, platform_id: str | None, record: Record | None) -> None:
        now = self._clock.now()
        await tx.outbox.confirm(row.id, platform_id, now)
        if record is not None:
            await record(tx)
        tried_in_vain = row.attempts > 0 and row.error not in (WAITS_FOR_ANOTHER, NOT_LISTENING)
        if self._perhaps_away and tried_in_vain and self._waits_long(row):
            self._perhaps_away = False
            if self._told_of_silence is None or now - self._told_of_silence >= STUCK:
                self._told_of_silence = now
                await self._news.reachable_again(tx, row)

    async def _expire(self, tx: Tx, row: OutboxRow) -> None:
        await tx.outbox.expire(row.id, self._clock.now())
        await self._news.expired(tx, row)
        tx.after_commit(partial(self._watch.expired, row.kind))

    async def _park(self, tx: Tx, row: OutboxRow, *, refusal: Refused) -> None:
        await tx.outbox.park(row.id, refusal.code, self._clock.now())
        await self._news.refused(tx, row, refusal)
        tx.after_commit(partial(self._watch.undeliverable, row.kind))

    async def _try_later(self, row: OutboxRow, trouble: TryLater) -> None:
        """The platform cannot do it now: everybody waits, or this place alone."""
        place, now = row.destination, _now()
        if isinstance(trouble, Throttled) and row.kind not in LIMITED_BY_THEMSELVES:
            self._perhaps_away = False
            await self._postpone(row, str(trouble), self._in_flight.asked_for_patience(place, now, trouble.after))
            if self._waits_long(row):
                await self._db.write(lambda tx: self._news.held_up(tx, row))
            return
        self._perhaps_away = True
        if trouble.after is not None:
            await self._postpone(row, str(trouble), trouble.after)
        else:
            everywhere = isinstance(trouble, Unreachable)
            if row.group_id is not None and row.kind not in LIMITED_BY_THEMSELVES:
                # Whoever has us meet a homeserver that does not answer must not slow down everybody.
                self._in_flight.failed(place, now, everywhere=everywhere)
            await self._postpone(row, str(trouble), self._pause(row, LONGEST_REST if everywhere else LONGEST_PAUSE))
        await self._tell_if_stuck(row)

    async def _tell_if_stuck(self, row: OutboxRow) -> None:
        """When the platform as a whole is away, it is told once it is back."""
        if self._waits_long(row) and await self._platform.is_well():
            self._perhaps_away = False
            await self._db.write(lambda tx: self._news.stuck(tx, row))

    def _waits_long(self, row: OutboxRow) -> bool:
        return self._clock.now() - row.created_at >= STUCK

    def _pause(self, row: OutboxRow, longest: float) -> float:
        """Seconds until the row is tried again, after trouble that named none."""
        longest = LONGEST_PAUSE_AT_LAST if self._waits_long(row) and longest > LONGEST_REST else longest
        return min(longest, FIRST_PAUSE * float(2 ** min(row.attempts, 10)))

    async def _postpone(self, row: OutboxRow, why: str, pause: float) -> None:
        until = self._clock.real() + timedelta(seconds=pause)
        self._watch.retried(row.kind)
        await self._db.write(lambda tx: tx.outbox.postpone(row.id, until, why[:200]))


def _now() -> float:
    """Seconds of a clock that never goes back."""
    return asyncio.get_running_loop().time()
