"""APScheduler as the alarm clock. The database is the schedule; an alarm only says "look now".

One date job stands at the earliest due step of all groups, and one job a night tidies up. Jobs only set an event: a job that is
armed again while it runs would be removed by the scheduler.

Beside them a heartbeat looks every 20 seconds, and has the scheduler look at the machine's clock: its timers sleep through a
laptop's sleep, and do not notice when the clock is set. The heartbeat itself does not go by that clock; a job of the scheduler
would be silent for as long as the clock was put back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger

HEARTBEAT = 20
"""Seconds between two looks, whatever the timers say."""
NIGHT = 3
"""The hour (UTC) of the nightly housekeeping."""


class Alarm:
    """Wakes the loop of due steps and the housekeeping. `ring` and `tidy` are called in the event loop and return at once."""

    def __init__(self, ring: Callable[[], None], tidy: Callable[[], None]) -> None:
        self._ring = ring
        self._tidy = tidy
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._next_beat: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to ring."""
        grace = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1, "replace_existing": True}
        self._scheduler.add_job(self._night, CronTrigger(hour=NIGHT, timezone=UTC), id="night", **grace)
        self._scheduler.start()
        self._await_next_beat()

    def stop(self) -> None:
        """Ring no more."""
        if self._next_beat is not None:
            self._next_beat.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def set(self, instant: datetime | None) -> None:
        """Ring at `instant` (aware), instead of the instant set before; None takes the alarm away."""
        if not self._scheduler.running:
            return
        if instant is None:
            if self._scheduler.get_job("due") is not None:
                self._scheduler.remove_job("due")
            return
        self._scheduler.add_job(
            self._wake, DateTrigger(instant, timezone=UTC), id="due", misfire_grace_time=None, replace_existing=True
        )

    def _await_next_beat(self) -> None:
        self._next_beat = asyncio.get_running_loop().call_later(HEARTBEAT, self._beat)

    def _beat(self) -> None:
        self._ring()
        self._scheduler.wakeup()
        self._await_next_beat()

    async def _wake(self) -> None:
        self._ring()

    async def _night(self) -> None:
        self._tidy()
