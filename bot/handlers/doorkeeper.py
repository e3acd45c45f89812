"""How many invitations of strangers are answered at all. Whoever is in a group, or may start one, is never kept waiting."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from facilitation.session import PersonId

EACH = 5
"""Invitations of one stranger that are answered within `SPAN`."""
TOGETHER = 200
"""Invitations of all strangers together that are answered within `SPAN`."""
SPAN = timedelta(hours=1)


class Doorkeeper:
    """Counts what was answered lately, and forgets it after `SPAN`; never more than `TOGETHER` entries.

    What is not answered costs no call to the platform. It is not kept over a restart: it protects from floods, not from people.
    """

    def __init__(self) -> None:
        self._answered: deque[tuple[datetime, PersonId]] = deque()

    def admits(self, stranger: PersonId, now: datetime) -> bool:
        """Whether this invitation is answered; if so, it counts. `now` is the machine's time, aware."""
        while self._answered and self._answered[0][0] <= now - SPAN:
            self._answered.popleft()
        if len(self._answered) >= TOGETHER:
            return False
        if sum(one == stranger for _, one in self._answered) >= EACH:
            return False
        self._answered.append((now, stranger))
        return True
