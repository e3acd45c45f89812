"""A machine's clock that was wrong and is set: what was to wait for a while by it would wait for an hour more."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

PUT_BACK = 5.0
"""Seconds by which the clock must have gone back against one that is never set, to be noticed."""
LONGEST_WAIT = timedelta(minutes=5)
"""So long at most something waits for its next try after a start, when nobody knows whether the clock was put back."""


class PutBack:
    """Watches the clock."""

    def __init__(self) -> None:
        self._less_steady: float | None = None

    def longest_wait(self, real: datetime) -> timedelta | None:
        """How long what waits may still wait at most; None when there is nothing amiss. `real` is what the clock shows now."""
        before, self._less_steady = self._less_steady, real.timestamp() - asyncio.get_running_loop().time()
        if before is None:
            return LONGEST_WAIT
        return timedelta(0) if self._less_steady < before - PUT_BACK else None
