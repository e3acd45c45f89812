"""On which days and at which hours of a group Vertti may speak unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from facilitation.group import Group
from facilitation.steps import MORNING
from facilitation.times import WallTime

SATURDAY = 5
DAY = timedelta(days=1)
FURTHEST = 3660
"""Days. Nobody is silent for ten years: the day after them counts as one to speak on."""


@dataclass(frozen=True, slots=True)
class SpeakingDays:
    """The days and hours of one group, in wall time of its zone.

    A day is silent when it lies in a skip range or on a weekend, unless the group meets on it: who meets on a Saturday, or
    moves a session into the holidays by hand, has chosen so.
    """

    group: Group
    sessions: frozenset[date]

    @classmethod
    def of(cls, group: Group) -> SpeakingDays:
        """The speaking days of the group as it stands."""
        return cls(group, frozenset(one.starts.day for one in group.in_order()))

    @property
    def morning(self) -> time:
        """10:00, or the end of the quiet hours where they cover that."""
        return self.group.quiet_hours.end if MORNING in self.group.quiet_hours else MORNING

    def open_on(self, day: date) -> bool:
        """Whether Vertti may speak on that day at all."""
        return day in self.sessions or (day.weekday() < SATURDAY and not self.group.rhythm.skips(day))

    def allows(self, instant: datetime) -> bool:
        """Whether Vertti may speak at that aware instant."""
        wall = WallTime.of(instant, self.group.zone)
        return self.open_on(wall.day) and wall.time_of_day not in self.group.quiet_hours

    def day_of(self, instant: datetime) -> date:
        """The local date at an aware instant."""
        return WallTime.of(instant, self.group.zone).day

    def at(self, day: date, moment: time) -> datetime:
        """The UTC instant of a wall time of the group."""
        return WallTime(datetime.combine(day, moment), self.group.zone).instant()

    def next_morning(self, not_before: datetime) -> datetime:
        """The first morning of a speaking day that comes no earlier than that instant."""
        mornings = (self.at(day, self.morning) for day in self._days_from(self.day_of(not_before)))
        return next(one for one in mornings if one >= not_before)

    def open_day_before(self, day: date, at_most: int) -> date | None:
        """The last speaking day before that day, if it is no more than `at_most` days earlier."""
        return next((one for one in (day - DAY * back for back in range(1, at_most + 1)) if self.open_on(one)), None)

    def open_day_after(self, day: date) -> date:
        """The first speaking day after that day."""
        return next(self._days_from(day + DAY))

    def said_on(self, day: date, moment: time) -> datetime:
        """The instant of that wall time on a speaking day, or if it is quiet then, the next morning."""
        instant = self.at(day, moment)
        return instant if moment not in self.group.quiet_hours else self.next_morning(instant)

    def without_caps(self) -> frozenset[date]:
        """The days on which the caps do not hold: those with a session, and the next speaking day after each."""
        return self.sessions | {self.open_day_after(day) for day in self.sessions}

    def _days_from(self, day: date) -> Iterator[date]:
        """The speaking days from that day on."""
        return (day + DAY * ahead for ahead in range(2 * FURTHEST) if ahead >= FURTHEST or self.open_on(day + DAY * ahead))
