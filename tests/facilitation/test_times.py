"""Wall time: what people agree on, and which instant it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.times import DateRange, QuietHours, UnknownZone, WallTime, zone_of
from tests.facilitation.planned import HELSINKI, wall, wall_times


def test_five_o_clock_is_another_instant_in_winter_than_in_summer() -> None:
    assert wall("2026-12-01 17:00").instant() == datetime(2026, 12, 1, 15, tzinfo=UTC)
    assert wall("2027-06-01 17:00").instant() == datetime(2027, 6, 1, 14, tzinfo=UTC)


def test_an_hour_that_the_spring_leaves_out_counts_on_past_the_gap() -> None:
    missing = wall("2027-03-28 03:30")
    assert not missing.exists()
    assert WallTime.of(missing.instant(), HELSINKI) == wall("2027-03-28 04:30")


def test_of_an_hour_that_the_autumn_doubles_the_first_counts() -> None:
    doubled = wall("2026-10-25 03:30")
    assert doubled.exists()
    assert doubled.instant() == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_half_an_hour_is_missing_on_lord_howe() -> None:
    assert not wall("2026-10-04 02:15", "Australia/Lord_Howe").exists()
    assert wall("2026-10-04 02:30", "Australia/Lord_Howe").exists()


def test_days_are_calendar_days_not_24_hours() -> None:
    before = wall("2027-03-27 17:00")
    assert before.plus_days(1) == wall("2027-03-28 17:00")
    assert (before.plus_days(1).instant() - before.instant()).total_seconds() == 23 * 3600


def test_another_time_of_the_same_day() -> None:
    assert wall("2026-12-01 17:00").at(time(10)) == wall("2026-12-01 10:00")


def test_a_wall_clock_with_a_zone_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        WallTime(datetime(2026, 12, 1, 17, tzinfo=UTC), HELSINKI)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        WallTime.of(datetime(2026, 12, 1, 17), HELSINKI)


@pytest.mark.parametrize("name", ["Europe/Helsingfors", "", "../etc/passwd", "/etc/passwd", "Europe", "\0"])
def test_an_unknown_zone_is_named_as_such(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone_of(name)


@given(wall_times())
def test_every_time_that_exists_is_shown_by_the_clock_at_its_instant(moment: WallTime) -> None:
    there = WallTime.of(moment.instant(), moment.zone)
    assert (there == moment) == moment.exists()
    assert there.exists()
    assert there >= moment


def test_a_range_holds_both_its_ends() -> None:
    holidays = DateRange.parse("2026-12-21/2027-01-06")
    assert date(2026, 12, 21) in holidays
    assert date(2027, 1, 6) in holidays
    assert date(2026, 12, 20) not in holidays
    assert date(2027, 1, 7) not in holidays
    assert str(holidays) == "2026-12-21/2027-01-06"


def test_one_date_is_a_range_of_one_day() -> None:
    assert DateRange.parse("2026-12-24") == DateRange(date(2026, 12, 24), date(2026, 12, 24))


@pytest.mark.parametrize("text", ["2027-01-06/2026-12-21", "2026-13-01", "Christmas", "", "2026-12-21/"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        DateRange.parse(text)


@pytest.mark.parametrize(
    ("hours", "quiet", "loud"),
    [
        ("20:00-08:00", ["20:00", "23:59", "00:00", "07:59"], ["08:00", "10:00", "19:59"]),
        ("01:00-06:30", ["01:00", "06:29"], ["00:59", "06:30", "23:00"]),
        ("00:00-00:00", [], ["00:00", "12:00", "23:59"]),
    ],
)
def test_quiet_hours_begin_with_their_start_and_end_before_their_end(hours: str, quiet: list[str], loud: list[str]) -> None:
    stretch = QuietHours.parse(hours)
    assert all(time.fromisoformat(one) in stretch for one in quiet)
    assert not any(time.fromisoformat(one) in stretch for one in loud)
    assert str(stretch) == hours


@pytest.mark.parametrize("text", ["20:00", "20-08-09", "20:00-08:00Z", "evening-morning", ""])
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        QuietHours.parse(text)


@given(st.times(), st.times(), st.times())
def test_every_moment_is_quiet_either_in_the_hours_or_in_their_opposite(start: time, end: time, moment: time) -> None:
    if start != end:
        assert (moment in QuietHours(start, end)) != (moment in QuietHours(end, start))
