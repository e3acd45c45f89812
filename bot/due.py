"""Looks for steps that are due, whenever something wakes it, and has them carried out group by group."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.handlers import due
from bot.handlers.desk import Desk, House
from bot.logs import about
from bot.signs import SignsOfLife
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.standing import SIGNS, signs
from bot.store.steps import DueStep, StepOutcome
from bot.store.transaction import Tx
from bot.watch import UNWATCHED, Watch
from facilitation.group import GroupId

log = logging.getLogger(__name__)

AT_ONCE = 500
TOGETHER = 16
"""Groups whose steps are carried out at once; they share a commit. With all of them at once the first message would have to
wait for the last group, and what the outbox has to record for all of them.
"""
ENOUGH = 28
"""Messages that wait or are under way while more is due. The rest stays on the schedule, so that whoever gives a command
meanwhile does not wait behind hundreds of reminders.
"""
GLANCE = 0.05
STUCK = 1.0
"""Real seconds without any progress after which nobody waits for the outbox any more: what is due is decided all the same."""
LAST_SEEN = "last_seen"
"""When Vertti last looked; what lies between that and a later start is when it was away."""
SIGNS_EVERY = 10.0
"""Real seconds between two times at which it is written down that Vertti lives, at least."""


class DueLoop:
    """The other door in. `arm` is told the next instant at which something will be due."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        house: House,
        arm: Callable[[datetime | None], None],
        signs: SignsOfLife | None = None,
        watch: Watch = UNWATCHED,
    ) -> None:
        self._db = db
        self._clock = clock
        self._house = house
        self._arm = arm
        self._signs = signs or SignsOfLife()
        self._watch = watch
        self._signs_kept: float | None = None
        self._wake = asyncio.Event()
        self._wake.set()
        self._looking = False
        self._away_since: datetime | None = None

    def wake(self) -> None:
        """Something may be due."""
        self._wake.set()

    @property
    def idle(self) -> bool:
        """Whether it has looked since it was last woken."""
        return not self._looking and not self._wake.is_set()

    async def run(self) -> None:
        """Look until cancelled."""
        before = await self._db.read(lambda tx: tx.meta.get(LAST_SEEN))
        self._away_since = datetime.fromisoformat(before) if before else None
        while True:
            await self._wake.wait()
            self._looking = True
            self._wake.clear()
            try:
                await self.look()
            finally:
                self._looking = False

    async def look(self) -> None:
        """Carry out all that is due now, and set the alarm for what comes next."""
        looked_at: set[int] = set()
        flowing = True
        while rows := await self._due_but(looked_at):
            looked_at.update(one.id for one in rows)
            by_group: dict[GroupId, list[DueStep]] = {}
            for row in rows:
                by_group.setdefault(row.group_id, []).append(row)
            mine = list(by_group.items())
            for start in range(0, len(mine), TOGETHER):
                flowing = flowing and await self._outbox_keeps_up()
                await asyncio.gather(*(self._perform(group, steps) for group, steps in mine[start : start + TOGETHER]))
                self._signs.looked()
        now = self._clock.now()
        await self._db.write(lambda tx: self._remember(tx, now))
        self._signs.looked()
        self._away_since = None
        self._arm(await self._db.read(lambda tx: tx.steps.next_due()))

    async def _outbox_keeps_up(self) -> bool:
        """Wait until only few messages wait to be sent. False when that comes to nothing."""
        loop = asyncio.get_running_loop()
        least, since = None, loop.time()
        while (waiting := await self._db.read(lambda tx: tx.outbox.waiting_count())) > ENOUGH:
            if least is None or waiting < least:
                least, since = waiting, loop.time()
            elif loop.time() - since > STUCK:
                return False
            await asyncio.sleep(GLANCE)
        return True

    async def _remember(self, tx: Tx, now: datetime) -> None:
        await tx.meta.set(LAST_SEEN, now.isoformat())
        seconds = time.monotonic()
        if self._signs_kept is None or seconds - self._signs_kept >= SIGNS_EVERY:
            self._signs_kept = seconds
            real, age = self._clock.real(), self._signs.sync_age
            await tx.meta.set(SIGNS, signs(real, None if age is None else real - timedelta(seconds=age)))

    async def _due_but(self, looked_at: set[int]) -> list[DueStep]:
        """What is due and has not been looked at in this round: a step may have been left for the morning."""
        return [one for one in await self._db.read(self._due) if one.id not in looked_at]

    async def _due(self, tx: Tx) -> list[DueStep]:
        """Of each group all or nothing: what it has missed is to be known before anything else is done."""
        now = self._clock.now()
        rows = await tx.steps.due(now, AT_ONCE)
        if len(rows) < AT_ONCE:
            return rows
        return [one for group in dict.fromkeys(row.group_id for row in rows) for one in await tx.steps.due_of(group, now)]

    async def _perform(self, group: GroupId, rows: list[DueStep]) -> None:
        """Carry out the steps of one group; when they fail together, one by one, so that only the faulty one is left out."""
        try:
            await self._db.write(lambda tx: self._together(tx, group, rows))
        except StoreError:
            raise
        except Exception as error:
            log.exception("fault in the steps of group %s: %s", group, type(error).__name__, extra=about(group))
            for row in rows:
                await self._alone(group, row)

    async def _alone(self, group: GroupId, row: DueStep) -> None:
        try:
            await self._db.write(lambda tx: self._together(tx, group, [row]))
        except StoreError:
            raise
        except Exception as error:
            name = type(error).__name__
            log.exception("step %s of group %s is left out: %s", row.step.kind, group, name, extra=about(group, row.step.key))
            await self._db.write(lambda tx: due.leave_out(Desk.at(tx, self._house), row))
            self._watch.step(row.step.kind, "failed", 0.0)

    async def _together(self, tx: Tx, group: GroupId, rows: list[DueStep]) -> None:
        desk = Desk.at(tx, self._house)
        await due.perform(desk, group, rows, self._away_since)
        tx.after_commit(partial(self._tell, rows, tx.steps.came_to, desk.now))

    def _tell(self, rows: list[DueStep], came_to: Mapping[int, StepOutcome], now: datetime) -> None:
        """What became of the steps: to the log and to whoever counts."""
        for row in rows:
            outcome = came_to.get(row.id)
            if outcome is not None:
                step = row.step
                log.info("step %s of group %s: %s", step.kind, row.group_id, outcome, extra=about(row.group_id, step.key))
                self._watch.step(step.kind, outcome, (now - step.due).total_seconds())
