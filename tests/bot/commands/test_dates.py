"""Dates and times as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.commands.dates import MissingHour, NoDay, NotADate, NoTimeOfDay, Past, Unsuitable, WrongWeekday, read_when
from bot.texts.moments import moment
from facilitation.times import WallTime
from facilitation.words import Language
from tests.bot.commands.book import NOW, ZONE, at

# It is Friday the 20th of November 2026, eleven o'clock in Helsinki.
FI, SV, EN = Language


def read(text: str, language: Language = FI, now: datetime = NOW, **defaults: time | date) -> str:
    """What was read, as `2026-12-08 17:00`."""
    given_time, given_day = defaults.get("at"), defaults.get("on")
    when = read_when(
        text,
        zone=ZONE,
        now=now,
        language=language,
        default_time=given_time if isinstance(given_time, time) else None,
        default_day=given_day if isinstance(given_day, date) else None,
    )
    assert when.zone == ZONE
    return f"{when.clock:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    "text",
    [
        "8.12. klo 17",
        "8.12. kello 17",
        "8.12.2026 klo 17",
        "8.12.26 klo 17.00",
        "8.12. 2026 17:00",
        "8.12 17.00",
        "8/12 17:00",
        "8/12/2026 5 pm",
        "08.12. 17",
        "8. 12. klo 17",
        "klo 17 8.12.",
        "17.00 8.12.",
        "klo17 8.12.",
        "ti 8.12. klo 17",
        "Tiistaina 8. joulukuuta klo 17.",
        "tiistaiksi 8. joulukuuta 2026 klo 17.00",
        "joulukuun 8. päivä klo 17",
        "8 joulu klo 17",
        "8.12. klo 1700",
        "tis 8.12 kl. 17.00",
        "tisdagen den 8 december kl 17",
        "på tisdag den 8:e december klockan 17",
        "8 dec. kl.17",
        "Tue 8 December, 17:00",
        "December 8th, 2026 5:00 p.m.",
        "the 8th of December at 5pm",
        "Dec 8 at 17 o'clock",
        "2026-12-08T17:00",
        "2026-12-08 17:00:00",
        "8.12.\u00a0klo\u202f17",
        "\u200b８.１２. klo 17",
        "8.12. – klo 17",
        "→ 8.12. klo 17!",
        "TI 8.12. KLO 17",
    ],
)
def test_one_moment_is_understood_in_the_many_ways_it_is_typed(text: str) -> None:
    assert read(text) == "2026-12-08 17:00"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huomenna klo 9", "2026-11-21 09:00"),
        ("ylihuomenna 9.30", "2026-11-22 09:30"),
        ("tänään klo 18", "2026-11-20 18:00"),
        ("i morgon kl. 9", "2026-11-21 09:00"),
        ("imorgon kl 9", "2026-11-21 09:00"),
        ("i övermorgon kl 9", "2026-11-22 09:00"),
        ("i dag kl 18", "2026-11-20 18:00"),
        ("tomorrow at 9", "2026-11-21 09:00"),
        ("the day after tomorrow 9 am", "2026-11-22 09:00"),
        ("keskiviikkona 17.30", "2026-11-25 17:30"),
        ("ons 17.30", "2026-11-25 17:30"),
        ("Wednesday 5:30 pm", "2026-11-25 17:30"),
        ("lordag kl 10", "2026-11-21 10:00"),
    ],
)
def test_days_near_at_hand_are_understood_in_every_language_whatever_the_readers_own(
    text: str, expected: str, language: Language
) -> None:
    assert read(text, language) == expected


def test_where_languages_disagree_the_readers_own_wins() -> None:
    assert read("8. mar klo 17", FI, now=datetime(2026, 10, 1, tzinfo=UTC)) == "2026-11-08 17:00"
    assert read("8 mar 17:00", EN, now=datetime(2026, 10, 1, tzinfo=UTC)) == "2027-03-08 17:00"
    assert read("to klo 17", FI) == "2026-11-26 17:00"
    assert read("to 8.12. at 17", EN) == "2026-12-08 17:00"


def test_a_weekday_alone_is_today_only_while_the_time_is_still_to_come() -> None:
    assert read("pe klo 17") == "2026-11-20 17:00"
    assert read("pe klo 10") == "2026-11-27 10:00"


def test_a_date_without_a_year_is_the_next_such_date() -> None:
    assert read("3.3. klo 18") == "2027-03-03 18:00"
    assert read("21.11. klo 18") == "2026-11-21 18:00"


def test_a_date_of_the_last_weeks_is_a_slip_and_not_a_plan_for_next_year() -> None:
    with pytest.raises(Past) as caught:
        read("9.11. klo 12")
    assert caught.value.when == at("2026-11-09 12:00")


def test_points_separate_a_date_where_that_is_possible_and_else_a_time() -> None:
    assert read("ti 17.10") == "2026-11-24 17:10"
    assert read("8.12 9.10") == "2026-12-08 09:10"
    assert read("8.12", at=time(17)) == "2026-12-08 17:00"
    assert read("17.30", on=date(2026, 12, 8)) == "2026-12-08 17:30"


def test_the_default_hour_and_day_stand_in_for_what_is_missing() -> None:
    assert read("15.12.", at=time(17, 30)) == "2026-12-15 17:30"
    assert read("klo 18", at=time(17), on=date(2026, 12, 8)) == "2026-12-08 18:00"
    assert read("ke", at=time(17), on=date(2026, 12, 8)) == "2026-11-25 17:00"


def test_without_defaults_half_a_time_is_none() -> None:
    with pytest.raises(NoTimeOfDay):
        read("8.12.")
    with pytest.raises(NoDay):
        read("klo 17")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "klo",
        "32.13.",
        "32.13. klo 17",
        "8.13. klo 17",
        "ti 8.13.",
        "0.12. klo 17",
        "31.11. klo 17",
        "29.2. klo 17",
        "30.2.2028 klo 17",
        "8.12. klo 25",
        "8.12. klo 17.60",
        "8.12. klo 13 pm",
        "8.12.2199 klo 17",
        "8.12.1000 klo 17",
        "8.12. 9.12. klo 17",
        "8.12. klo 17 klo 18",
        "klo 17-19 8.12.",
        "ensi tiistaina klo 17",
        "joskus joulukuussa",
        "15",
        "8.12. klo 17 8",
        "8.12. klo 17 +02:00",
        "1" * 5000,
        "ti " * 40,
    ],
)
def test_what_is_not_understood_whole_is_no_date(text: str) -> None:
    with pytest.raises(NotADate):
        read(text)
    with pytest.raises(NotADate):
        read(text, at=time(17), on=date(2026, 12, 8))


def test_a_named_year_may_lie_in_the_past_and_is_told_so() -> None:
    with pytest.raises(Past) as caught:
        read("8.12.2020 klo 17")
    assert caught.value.when.day == date(2020, 12, 8)


def test_the_hour_that_the_spring_change_leaves_out_does_not_exist() -> None:
    with pytest.raises(MissingHour):
        read("28.3.2027 klo 3.30")
    assert read("28.3.2027 klo 4.00") == "2027-03-28 04:00"


def test_the_doubled_hour_of_autumn_is_an_ordinary_one() -> None:
    assert read("31.10.2027 klo 3.30") == "2027-10-31 03:30"


def test_a_weekday_that_contradicts_the_date_is_told_with_that_date() -> None:
    with pytest.raises(WrongWeekday) as caught:
        read("ma 8.12. klo 17")
    assert caught.value.when == at("2026-12-08 17:00")


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from(Language), st.booleans())
def test_any_text_is_a_time_to_come_or_one_of_the_errors(text: str, language: Language, defaults: bool) -> None:
    _reads_or_refuses(text, language, defaults)


_BITS = (
    "8 12 8.12. 8.12 17.30 31/12 2026 8.12.2026 2026-12-08 klo kl. at 17 17:30 5 pm am ti tis Tue ma to mar may on joulukuuta "
    "december Dec huomenna i morgon tomorrow , . - : ( 29.2. 0 99 th :e 28.3.2027 3.30 24:00 00:00 31.12. 1.1."
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_BITS.split()), max_size=7).map(" ".join), st.sampled_from(Language), st.booleans())
def test_any_mixture_of_what_dates_are_made_of_is_read_or_refused(text: str, language: Language, defaults: bool) -> None:
    _reads_or_refuses(text, language, defaults)


def _reads_or_refuses(text: str, language: Language, defaults: bool) -> None:
    hour, day = (time(17), date(2026, 12, 8)) if defaults else (None, None)
    refusal: Exception | None = None
    when: WallTime | None = None
    try:
        when = read_when(text, zone=ZONE, now=NOW, language=language, default_time=hour, default_day=day)
    except (Unsuitable, NotADate) as error:
        refusal = error
    match refusal:
        case None:
            assert when is not None
            assert when.instant() > NOW
            assert when.exists()
        case Past():
            assert refusal.when.instant() <= NOW
        case MissingHour():
            assert not refusal.when.exists()


@settings(deadline=None)
@given(
    st.integers(0, 5 * 366 * 24 * 60),
    st.integers(1, 330 * 24 * 60),
    st.sampled_from(["Europe/Helsinki", "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
    st.sampled_from(Language),
    st.sampled_from(Language),
)
def test_every_date_that_vertti_prints_is_read_back_the_same(
    since: int, minutes: int, zone: str, printed_in: Language, reader: Language
) -> None:
    now = NOW + timedelta(minutes=since)
    when = WallTime.of(now + timedelta(minutes=minutes), zone)
    assume(when.instant() > now)  # the second of two doubled hours
    assert read_when(moment(when.instant(), printed_in, zone), zone=zone, now=now, language=reader) == when
