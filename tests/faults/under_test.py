"""`python -m bot` as the laboratory runs it: less patient on the wire, and with a machine's clock that can be set.

Nothing else differs. `VERTTI_FAULTS_PATIENCE` is the part of its patience that is left; `VERTTI_FAULTS_CLOCK` names a file that
holds by how many seconds the machine's clock is ahead. As on any machine, timers that run do not notice that the clock was set.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from apscheduler.schedulers import base
from apscheduler.triggers import date, interval

from bot import alarm, clock
from bot.__main__ import main
from bot.chat.matrix import sync_calls
from bot.chat.matrix.wire import Wire

PATIENCE = "VERTTI_FAULTS_PATIENCE"
CLOCK = "VERTTI_FAULTS_CLOCK"
LEAST = 3.0
"""Seconds that every answer gets, since the machine of the tests has more to do."""
HEARTBEAT = 1
"""Seconds between two looks of the alarm, instead of twenty."""

_exchange = Wire._exchange


async def _impatient(
    self: Wire, method: str, path: str, data: bytes | None, kind: str, query: Mapping[str, str] | None, patience: float
) -> tuple[int, dict[str, Any] | None]:
    left = max(LEAST, patience * float(os.environ[PATIENCE]))
    return await _exchange(self, method, path, data, kind, query, left)


def ahead() -> timedelta:
    """By how much the clock is ahead now."""
    return timedelta(seconds=float(Path(os.environ[CLOCK]).read_text()))


def _now(_clock: object) -> datetime:
    return datetime.now(UTC) + ahead()


class _AnyMoment(type):
    """A kind of moment that takes every moment for one of its own."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, datetime)


class _OfTheSetClock(datetime, metaclass=_AnyMoment):
    """What APScheduler asks for the time."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """The time of the clock that was set."""
        return datetime.now(tz) + ahead()


if __name__ == "__main__":
    if PATIENCE in os.environ:
        Wire._exchange = _impatient  # type: ignore[method-assign]
        sync_calls.LONG_POLL = 1
    if CLOCK in os.environ:
        clock.SystemClock.now = _now  # type: ignore[method-assign, assignment]
        clock.SystemClock.real = _now  # type: ignore[method-assign, assignment]
        for module in (base, date, interval):
            module.datetime = _OfTheSetClock
        alarm.HEARTBEAT = HEARTBEAT
    main()
