"""APScheduler as the alarm clock. The database is the schedule; an alarm only says "look now".

One date job stands at the earliest due step of all groups, a heartbeat looks every 20 seconds (a timer sleeps through a
laptop's sleep), and one job a night tidies up. Jobs only set an event: a job that is armed again while it runs would be
removed by the scheduler.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

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

    def start(self) -> None:
        """Begin to ring."""
        grace = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1, "replace_existing": True}
        self._scheduler.add_job(self._wake, IntervalTrigger(seconds=HEARTBEAT, timezone=UTC), id="heartbeat", **grace)
        self._scheduler.add_job(self._night, CronTrigger(hour=NIGHT, timezone=UTC), id="night", **grace)
        self._scheduler.start()

    def stop(self) -> None:
        """Ring no more."""
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

    async def _wake(self) -> None:
        self._ring()

    async def _night(self) -> None:
        self._tidy()
