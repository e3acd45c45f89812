"""How long to wait before the next try, in real time."""

from __future__ import annotations

import random

FIRST = 1.0
LONGEST = 60.0


class Backoff:
    """Doubles from one second to a minute, a little different each time, so that many do not come back at once."""

    def __init__(self) -> None:
        self._next = FIRST

    def after(self, asked: float | None) -> float:
        """Seconds to wait now; `asked` is what the homeserver asks for, and is kept to when it is longer."""
        pause = self._next * random.uniform(0.8, 1.2)  # noqa: S311 - no secret
        self._next = min(self._next * 2, LONGEST)
        return max(pause, asked or 0.0)
