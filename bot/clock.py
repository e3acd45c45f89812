"""The one place where the program asks what time it is.

The time of the practice (`now`) may be a rehearsal's. Retries, rate limits, the age of what people say and everything else
between machines runs on real time (`real`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A source of time; both answers are aware UTC instants."""

    def now(self) -> datetime:
        """The present moment of the practice."""

    def real(self) -> datetime:
        """The present moment of the machine."""


class SystemClock:
    """The machine's clock for both."""

    def now(self) -> datetime:
        """The machine's time."""
        return datetime.now(UTC)

    def real(self) -> datetime:
        """The machine's time."""
        return datetime.now(UTC)


class RehearsalClock:
    """Stands still until it is told to jump, and never goes back."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("an instant is aware")
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The rehearsed time."""
        return self._now

    def real(self) -> datetime:
        """The machine's time."""
        return datetime.now(UTC)

    def jump(self, instant: datetime) -> None:
        """Go on to `instant`; an earlier one changes nothing."""
        self._now = max(self._now, instant.astimezone(UTC))
