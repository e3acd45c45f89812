"""Signs of life: when each loop of the program last moved. Whoever watches reads them; whoever is watched only leaves them.

Ages are real seconds of a clock that never goes back and stands still while the machine sleeps.
"""

from __future__ import annotations

import time
from collections.abc import Callable

SYNC_YOUNG = 120.0
"""Seconds within which the homeserver has to have answered a sync: one hangs for half a minute when nothing happens."""
SYNC_MOVES = 240.0
"""Seconds within which the loop of the sync has to do anything at all, be it to fail: more than
the longest of its calls may take.
"""


class SignsOfLife:
    """Left by the loops of sync and due steps. Leaving one costs less than a microsecond."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._began = seconds()
        self._heard: float | None = None
        self._looked: float | None = None
        self._moved = self._began

    def heard(self) -> None:
        """The homeserver has answered a sync."""
        self._heard = self._moved = self._seconds()

    def sync_moves(self, *, pause: float = 0.0) -> None:
        """The loop of the sync does something, and will do nothing more for `pause` seconds."""
        self._moved = self._seconds() + pause

    def looked(self) -> None:
        """The loop of due steps has looked, or has come further with what is due."""
        self._looked = self._seconds()

    @property
    def sync_age(self) -> float | None:
        """Seconds since the homeserver answered a sync; None before the first answer."""
        return None if self._heard is None else self._seconds() - self._heard

    @property
    def look_age(self) -> float | None:
        """Seconds since the loop of due steps looked; None before its first look."""
        return None if self._looked is None else self._seconds() - self._looked

    @property
    def sync_stillness(self) -> float:
        """Seconds since the loop of the sync should have moved; below zero while it waits on purpose."""
        return self._seconds() - self._moved
