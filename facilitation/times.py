"""Wall time, ranges of dates and quiet hours.

A meeting is agreed in wall time: "every third Tuesday at five". So a rhythm keeps (wall time, IANA zone) and becomes an
instant only when somebody needs one; instants are never added up in hours across a change of clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class UnknownZone(ValueError):
    """The name is not a zone of the IANA database."""


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises `UnknownZone`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(name) from error


@dataclass(frozen=True, slots=True, order=True)
class WallTime:
    """What a clock on the wall of `zone` shows: a date, a time of day and an IANA zone name.

    `clock` carries no time zone of its own; that is the point of the pair.
    """

    clock: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.clock.tzinfo is not None:
            raise ValueError("a wall time's clock carries no time zone")

    @classmethod
    def of(cls, instant: datetime, zone: str) -> WallTime:
        """What the wall shows in `zone` at an aware instant."""
        if instant.tzinfo is None:
            raise ValueError("an instant is aware")
        return cls(instant.astimezone(zone_of(zone)).replace(tzinfo=None, fold=0), zone)

    @property
    def day(self) -> date:
        """The local date."""
        return self.clock.date()

    @property
    def time_of_day(self) -> time:
        """The local time of day."""
        return self.clock.time()

    def instant(self) -> datetime:
        """The UTC instant. Of a doubled hour (autumn) the first; a left-out hour (spring) counts on past the gap (PEP 495)."""
        return self.clock.replace(tzinfo=zone_of(self.zone), fold=0).astimezone(UTC)

    def exists(self) -> bool:
        """False inside the hour that the spring change of clocks leaves out."""
        return WallTime.of(self.instant(), self.zone).clock == self.clock

    def plus_days(self, days: int) -> WallTime:
        """The same time of day, `days` calendar days later (or earlier)."""
        return WallTime(self.clock + timedelta(days=days), self.zone)

    def at(self, time_of_day: time) -> WallTime:
        """The same date at another time of day."""
        return WallTime(datetime.combine(self.clock.date(), time_of_day), self.zone)


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """A range of calendar days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} comes before {self.first}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @classmethod
    def parse(cls, text: str) -> DateRange:
        """Read ISO 8601 `2026-12-21/2027-01-06`, or one date. Raises ValueError."""
        first, separator, last = text.partition("/")
        start = date.fromisoformat(first.strip())
        return cls(start, date.fromisoformat(last.strip()) if separator else start)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A daily stretch of wall time in which nothing is said unasked; may run over midnight. Equal ends mean no quiet hours."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise ValueError("quiet hours carry no time zone")

    def __contains__(self, moment: time) -> bool:
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    @classmethod
    def parse(cls, text: str) -> QuietHours:
        """Read `20:00-08:00`. Raises ValueError."""
        start, separator, end = text.partition("-")
        if not separator:
            raise ValueError("two times with a hyphen are needed")
        return cls(time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))
