"""The rhythm of a group: from "every three weeks, Tuesdays at five" to the dates of its sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.rrule import DAILY, rrule

from facilitation.times import DateRange, WallTime

LONGEST = 366
"""Days from one session to the next."""

IDLE = timedelta(days=3660)
"""A rhythm whose dates are skipped for so long leaves no date."""


class BadRhythm(ValueError):
    """The rhythm cannot be kept; the text says why, in English, for the admin."""


def parse_every(text: str) -> int:
    """The days in `3 weeks`, `1 week` or `10 days`. Raises `BadRhythm`."""
    match = re.fullmatch(r"\s*(\d{1,3})\s*(week|weeks|day|days)\s*", text)
    if match is None:
        raise BadRhythm(f"{text!r} is neither weeks nor days")
    days = int(match[1]) * (7 if match[2].startswith("week") else 1)
    if not 1 <= days <= LONGEST:
        raise BadRhythm(f"{text!r} is not between one day and one year")
    return days


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `every_days` days from `first` on, at the same wall time, `count` sessions; days in `skip` are passed over.

    A date that falls into `skip` goes, with its content, to the next date of the rhythm, and the series grows at its end
    (articles: "kolmen viikon välein", 6–8 times).
    """

    first: WallTime
    every_days: int
    count: int
    skip: tuple[DateRange, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.every_days <= LONGEST:
            raise BadRhythm(f"every {self.every_days} days is not between one day and one year")
        if self.count < 1:
            raise BadRhythm(f"{self.count} sessions are no series")

    def dates(self) -> Iterator[WallTime]:
        """All dates of the rhythm that are not skipped, without end.

        Raises `BadRhythm` when ten years are skipped in a row, and past the last date of the calendar.
        """
        last_kept: date = self.first.day
        for clock in rrule(DAILY, interval=self.every_days, dtstart=self.first.clock):
            if not self.skips(clock.date()):
                last_kept = clock.date()
                yield WallTime(clock, self.first.zone)
            elif clock.date() - last_kept > IDLE:
                raise BadRhythm("the skip ranges leave no date")
        raise BadRhythm("the calendar ends before the series")

    def skips(self, day: date) -> bool:
        """Whether the day lies in a range without sessions and messages."""
        return any(day in one for one in self.skip)

    def occurrences(self) -> tuple[WallTime, ...]:
        """The dates of the `count` sessions."""
        dates = self.dates()
        return tuple(next(dates) for _ in range(self.count))

    def after(self, moment: WallTime) -> WallTime:
        """The first date of the rhythm whose day comes after `moment`'s."""
        return next(one for one in self.dates() if one.day > moment.day)
