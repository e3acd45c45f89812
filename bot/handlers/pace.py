"""How fast one person may write to Vertti. Far above what anybody needs, and far below what would keep others waiting.

Measured by the platform's time of each event, so that what was written in a quiet week while Vertti was away is not taken for a
flood; and by the machine's own time as well, since a hostile homeserver may give any time to its events. Kept in memory only:
after a start everybody begins with a full measure.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

PEOPLE = 5_000
"""So many people are remembered, the ones who wrote last."""
LONGEST_REST = timedelta(minutes=32)


@dataclass(frozen=True, slots=True)
class Measure:
    """So many at once, and one more after each `each`."""

    at_once: int
    each: timedelta


TYPED = Measure(60, timedelta(seconds=1))
"""Commands, votes and signs pressed. Somebody who leads a session types a dozen in its busiest minute."""
ARRIVING = Measure(600, timedelta(milliseconds=100))
"""The same by the machine's own time: a week of them may arrive at once."""
REHEARSED = Measure(100_000, timedelta(milliseconds=1))
"""Commands of people who are only played, and say in a moment what takes months."""
INVITATIONS = Measure(20, timedelta(minutes=1))
"""Of one person, whoever they are. Of strangers the doorkeeper answers fewer."""


class Verdict(Enum):
    """What is done with an event: it passes; it is held back and its sender told; it is held back without another word."""

    PASSES = "passes"
    TOLD = "told"
    HELD = "held"


@dataclass(slots=True)
class _Bucket:
    """What is left of a measure. `rest` is how long its owner has to wait next time, `until` when they may go on."""

    left: float
    seen: datetime
    rest: timedelta = timedelta(minutes=1)
    until: datetime | None = None

    def take(self, measure: Measure, now: datetime) -> Verdict:
        now = max(now, self.seen)
        self.left = min(float(measure.at_once), self.left + (now - self.seen) / measure.each)
        self.seen = now
        if self.until is not None and now < self.until:
            return Verdict.HELD
        if self.until is not None and self.left >= measure.at_once and now - self.until >= LONGEST_REST:
            self.rest, self.until = timedelta(minutes=1), None
        if self.left >= 1:
            self.left -= 1
            return Verdict.PASSES
        self.until, self.left = now + self.rest, 0.0
        self.rest = min(LONGEST_REST, self.rest * 2)
        return Verdict.TOLD

    @property
    def rested(self) -> timedelta:
        """How long the owner has just been told to wait."""
        return (self.until - self.seen) if self.until is not None else timedelta(0)


class Pace:
    """One measure for each person."""

    def __init__(self, measure: Measure, people: int = PEOPLE) -> None:
        self._measure = measure
        self._people = people
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        """How many people are remembered."""
        return len(self._buckets)

    def take(self, person: str, now: datetime) -> tuple[Verdict, timedelta]:
        """One more event of the person at that moment (aware). With `TOLD` comes how long nothing of theirs will pass."""
        bucket = self._buckets.pop(person, None) or _Bucket(float(self._measure.at_once), now)
        self._buckets[person] = bucket
        if len(self._buckets) > self._people:
            self._buckets.popitem(last=False)
        verdict = bucket.take(self._measure, now)
        return verdict, bucket.rested if verdict is Verdict.TOLD else timedelta(0)


class Gate:
    """Stands before the handlers of what people write, and of invitations."""

    def __init__(self, real: Callable[[], datetime], typed: Measure | None = None) -> None:
        """`real` is the machine's time."""
        self._real = real
        self._typed = Pace(typed or TYPED)
        self._arriving = Pace(ARRIVING)
        self._invitations = Pace(INVITATIONS)

    def typed(self, person: str, at: datetime) -> tuple[Verdict, timedelta]:
        """A command, a vote or a sign, written or pressed at that moment."""
        now = self._real()
        verdict, rest = self._arriving.take(person, now)
        if verdict is not Verdict.PASSES:
            return verdict, rest
        return self._typed.take(person, min(at, now))

    def invites(self, person: str) -> bool:
        """Whether one more invitation by the person is looked at; one that is not costs no call, and stays open."""
        return self._invitations.take(person, self._real())[0] is Verdict.PASSES
