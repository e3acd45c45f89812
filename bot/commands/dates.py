"""Reading the dates and times that people type: day first, in any of the three languages, in the group's zone.

A date is read strictly: whatever is not understood whole is not a date, since a session moved to a guessed time is worse
than a question asked back. For that reason "next Tuesday" (this week or the one after?) is not understood either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from dateutil.parser import parser
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as weekday_of

from bot.commands.datefields import Fields, NotADate, Piece, collect, pieces_of
from bot.commands.daywords import DayWords, day_words
from facilitation.times import WallTime
from facilitation.words import Language

__all__ = ["MissingHour", "NoDay", "NoTimeOfDay", "NotADate", "Past", "Unsuitable", "WrongWeekday", "read_when"]

_LONGEST = 100  # characters; no date that a person types is longer
_SLIP = timedelta(days=30)  # a date without a year that lies so little back is a slip, not a plan for next year
_YEARS_AHEAD = 10


class NoTimeOfDay(NotADate):
    """A date is there, but no time of day."""


class NoDay(NotADate):
    """A time of day is there, but no date."""


class Unsuitable(ValueError):
    """The text was understood, but the time `when` will not do."""

    def __init__(self, when: WallTime) -> None:
        super().__init__(f"{when.clock.isoformat()} {when.zone}")
        self.when = when


class Past(Unsuitable):
    """The time has already passed."""


class MissingHour(Unsuitable):
    """The time lies in the hour that the spring change of clocks leaves out."""


class WrongWeekday(Unsuitable):
    """The weekday named is not the weekday of the date named; `when` is that date."""


def read_when(
    text: str,
    *,
    zone: str,
    now: datetime,
    language: Language,
    default_time: time | None = None,
    default_day: date | None = None,
) -> WallTime:
    """The wall time in `zone` (IANA) that `text` means at the instant `now` (aware).

    A date without a year is the next such date; a weekday alone the next such day. `default_time` stands in where only a
    date is given, `default_day` where only a time is. `8.12` is a date where it can be one. Raises `NotADate`, `Past`,
    `MissingHour`, `WrongWeekday`.
    """
    if len(text) > _LONGEST:
        raise NotADate("too long")
    words = day_words(language)
    pieces = pieces_of(text)
    doubtful = [index for index, piece in enumerate(pieces) if piece.kind == "dotted"]
    if len(doubtful) > 2:
        raise NotADate("too many numbers")
    reader = _Reader(words, zone, now, default_time, default_day)
    complaint = NotADate("nothing was read")
    # `8.12` and `17.10` may be a date or a time; the date is tried first.
    for kinds in product(("numeric", "time"), repeat=len(doubtful)):
        chosen = dict(zip(doubtful, kinds, strict=True))
        reading = [Piece(chosen.get(index, piece.kind), piece.text, piece.parts) for index, piece in enumerate(pieces)]
        try:
            return reader.settle(collect(reading, words))
        except NotADate as error:
            if type(complaint) is NotADate:
                complaint = error
    raise complaint


@dataclass(frozen=True, slots=True)
class _Reader:
    words: DayWords
    zone: str
    now: datetime
    default_time: time | None
    default_day: date | None

    def settle(self, fields: Fields) -> WallTime:
        """The moment meant. Raises what `read_when` raises."""
        if not fields.has_date() and fields.weekday is None and self.default_day is None:
            raise NoDay("no date") if fields.clock else NotADate("nothing was read")
        if not fields.clock and self.default_time is None:
            self._moment(fields, time(12))  # a date that does not exist is no date in the first place
            raise NoTimeOfDay("no time of day")
        when = self._moment(fields, self.default_time or time())
        if when.instant() <= self.now:
            raise Past(when)
        if fields.weekday is not None and when.clock.weekday() != fields.weekday:
            raise WrongWeekday(when)
        if not when.exists():
            raise MissingHour(when)
        return when

    def _moment(self, fields: Fields, hour: time) -> WallTime:
        today = WallTime.of(self.now, self.zone).day
        if fields.days_from_now is not None:
            return self._on(today + timedelta(days=fields.days_from_now), fields, hour)
        if fields.day is not None:
            return self._dated(fields, today, hour)
        if fields.weekday is not None:
            when = self._on(today + relativedelta(weekday=weekday_of(fields.weekday)), fields, hour)
            return when if when.instant() > self.now else when.plus_days(7)
        if self.default_day is None or not fields.clock:
            raise NotADate("nothing was read")
        return self._on(self.default_day, fields, hour)

    def _dated(self, fields: Fields, today: date, hour: time) -> WallTime:
        if fields.year is not None:
            if not 2000 <= fields.year <= today.year + _YEARS_AHEAD:
                raise NotADate("a year out of reach")
            return self._parsed(f"{fields.day} {fields.month} {fields.year}", fields, hour)
        around = [self._in_year(year, fields, hour) for year in (today.year - 1, today.year, today.year + 1)]
        coming = next((one for one in around if one is not None and one.instant() > self.now), None)
        if coming is not None and coming.clock.weekday() == fields.weekday:
            return coming
        for one in reversed(around):
            if one is not None and one.instant() <= self.now:
                slipped = self.now - one.instant() <= _SLIP
                if slipped and fields.weekday in (None, one.clock.weekday()):
                    return one
                break
        if coming is None:
            raise NotADate("no such day this year or next")
        return coming

    def _in_year(self, year: int, fields: Fields, hour: time) -> WallTime | None:
        try:
            return self._parsed(f"{fields.day} {fields.month} {year}", fields, hour)
        except NotADate:
            return None

    def _on(self, day: date, fields: Fields, hour: time) -> WallTime:
        return self._parsed(f"{day.day} {day.month} {day.year}", fields, hour)

    def _parsed(self, day: str, fields: Fields, hour: time) -> WallTime:
        """What dateutil reads in `8 12 2026` or `8 joulukuuta 2026`, with the time of day."""
        number, month, year = day.split()
        if month.isdigit() and not 1 <= int(month) <= 12:
            raise NotADate("no such month")  # dateutil would take 8/13 for the 13th of August
        written = f"{number}/{month}/{year}" if month.isdigit() else day
        clock = fields.clock or f"{hour:%H:%M}"
        try:
            return WallTime(parser(self.words).parse(f"{written} {clock}"), self.zone)
        except (ValueError, OverflowError) as error:
            raise NotADate("no such day or hour") from error
