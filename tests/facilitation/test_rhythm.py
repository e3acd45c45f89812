"""The rhythm: every so many days at the same wall time, around the holidays."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings

from facilitation.rhythm import BadRhythm, Rhythm, parse_every
from facilitation.times import DateRange, WallTime
from tests.facilitation.planned import WALKING, rhythms, wall

CHRISTMAS = DateRange.parse("2026-12-21/2027-01-06")


@pytest.mark.parametrize(
    ("text", "days"),
    [("3 weeks", 21), ("1 week", 7), ("10 days", 10), ("1 day", 1), (" 2  weeks ", 14), ("52 weeks", 364), ("366 days", 366)],
)
def test_weeks_and_days_are_understood(text: str, days: int) -> None:
    assert parse_every(text) == days


@pytest.mark.parametrize(
    "text", ["", "weeks", "3", "0 days", "-1 weeks", "1.5 weeks", "3 months", "367 days", "53 weeks", "999 weeks"]
)
def test_other_rhythms_are_refused(text: str) -> None:
    with pytest.raises(BadRhythm):
        parse_every(text)


def test_three_weeks_keep_five_o_clock_over_the_change_of_clocks_in_october() -> None:
    dates = Rhythm(wall("2026-10-13 17:00"), 21, 3).occurrences()
    assert dates == (wall("2026-10-13 17:00"), wall("2026-11-03 17:00"), wall("2026-11-24 17:00"))
    assert dates[1].instant() - dates[0].instant() == timedelta(days=21, hours=1)


def test_three_weeks_keep_five_o_clock_over_the_change_of_clocks_in_march() -> None:
    dates = Rhythm(wall("2027-03-16 17:00"), 21, 2).occurrences()
    assert dates == (wall("2027-03-16 17:00"), wall("2027-04-06 17:00"))
    assert dates[1].instant() - dates[0].instant() == timedelta(days=21, hours=-1)


def test_a_date_in_the_holidays_goes_to_the_next_date_and_the_series_grows() -> None:
    dates = Rhythm(wall("2026-12-01 17:00"), 21, 3, (CHRISTMAS,)).occurrences()
    assert [one.day for one in dates] == [date(2026, 12, 1), date(2027, 1, 12), date(2027, 2, 2)]


def test_the_first_date_may_fall_into_the_holidays_too() -> None:
    dates = Rhythm(wall("2026-12-22 17:00"), 7, 2, (CHRISTMAS,)).occurrences()
    assert [one.day for one in dates] == [date(2027, 1, 12), date(2027, 1, 19)]


def test_the_date_after_a_day_is_the_next_of_the_rhythm_wherever_that_day_lies() -> None:
    rhythm = Rhythm(wall("2026-12-01 17:00"), 21, 3, (CHRISTMAS,))
    assert rhythm.after(wall("2026-12-01 09:00")) == wall("2027-01-12 17:00")
    assert rhythm.after(wall("2027-01-11 23:00")) == wall("2027-01-12 17:00")
    assert rhythm.after(wall("2026-11-30 23:00")) == wall("2026-12-01 17:00")


def test_ranges_that_leave_no_date_are_an_error_and_no_endless_search() -> None:
    with pytest.raises(BadRhythm, match="no date"):
        Rhythm(wall("2026-12-01 17:00"), 21, 5, (DateRange.parse("2026-01-01/2060-01-01"),)).occurrences()


def test_a_series_past_the_end_of_the_calendar_is_an_error() -> None:
    with pytest.raises(BadRhythm, match="ends before"):
        Rhythm(wall("9999-12-01 17:00"), 21, 5).occurrences()


@pytest.mark.parametrize(("every", "count"), [(0, 5), (-7, 5), (367, 5), (21, 0)])
def test_a_rhythm_that_goes_nowhere_is_refused(every: int, count: int) -> None:
    with pytest.raises(BadRhythm):
        Rhythm(wall("2026-12-01 17:00"), every, count)


@settings(WALKING, max_examples=90)
@given(rhythms())
def test_every_rhythm_keeps_its_wall_time_its_distance_and_the_holidays(rhythm: Rhythm) -> None:
    dates = rhythm.occurrences()
    assert len(dates) == rhythm.count
    for one in dates:
        assert one.time_of_day == rhythm.first.time_of_day
        assert one.zone == rhythm.first.zone
        assert (one.day - rhythm.first.day).days % rhythm.every_days == 0
        assert not any(one.day in days for days in rhythm.skip)
        # A clock shows that time then, or the first instant it can after a gap of at most an hour.
        behind = WallTime.of(one.instant(), one.zone).clock - one.clock
        assert timedelta(0) <= behind <= timedelta(hours=1)
        assert bool(behind) != one.exists()
    for earlier, later in pairwise(dates):
        assert earlier.day < later.day
        assert earlier.instant() < later.instant()
        between = range(rhythm.every_days, (later.day - earlier.day).days, rhythm.every_days)
        assert all(rhythm.skips(earlier.day + timedelta(days=days)) for days in between)


@settings(WALKING, max_examples=50)
@given(rhythms())
def test_the_dates_go_on_where_the_series_ends(rhythm: Rhythm) -> None:
    first = list(islice(rhythm.dates(), rhythm.count + 2))
    assert tuple(first[: rhythm.count]) == rhythm.occurrences()
    assert rhythm.after(first[rhythm.count - 1]) == first[rhythm.count]
    assert rhythm.after(first[rhythm.count]) == first[rhythm.count + 1]
