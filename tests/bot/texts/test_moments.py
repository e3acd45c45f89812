"""Dates and times as they read in each language, on the wall of the group's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import pytest

from bot.texts import moment
from facilitation.times import UnknownZone
from facilitation.words import Language

TUESDAY = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 10, 31, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "style", "reads"),
    [
        (Language.FI, "date", "ti 3.3. klo 18.00"),
        (Language.SV, "date", "tis 3.3 kl. 18.00"),
        (Language.EN, "date", "Tue 3 March, 18:00"),
        (Language.FI, "time", "klo 18.00"),
        (Language.SV, "time", "kl. 18.00"),
        (Language.EN, "time", "18:00"),
        (Language.FI, "day", "3.3.2026"),
        (Language.SV, "day", "3.3.2026"),
        (Language.EN, "day", "3 March 2026"),
    ],
)
def test_reads_as_people_write_it(language: Language, style: Literal["date", "time", "day"], reads: str) -> None:
    assert moment(TUESDAY, language, "Europe/Helsinki", style) == reads


@pytest.mark.parametrize(
    ("zone", "reads"),
    [
        ("Europe/Helsinki", "su 1.11. klo 1.05"),
        ("Europe/Stockholm", "su 1.11. klo 0.05"),
        ("Europe/London", "la 31.10. klo 23.05"),
        ("America/New_York", "la 31.10. klo 19.05"),
        ("Asia/Kathmandu", "su 1.11. klo 4.50"),
        ("UTC", "la 31.10. klo 23.05"),
    ],
)
def test_is_the_zones_own_date_and_hour(zone: str, reads: str) -> None:
    assert moment(SATURDAY, Language.FI, zone) == reads


@pytest.mark.parametrize(
    ("instant", "reads"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "klo 3.30"),  # the doubled hour, first round
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "klo 3.30"),  # and second
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "klo 4.00"),  # the hour after two is left out
    ],
)
def test_follows_the_changes_of_clocks(instant: datetime, reads: str) -> None:
    assert moment(instant, Language.FI, "Europe/Helsinki", "time") == reads


@pytest.mark.parametrize("language", Language)
def test_weekdays_are_short_and_without_a_point(language: Language) -> None:
    days = [moment(datetime(2026, 3, day, 10, tzinfo=UTC), language, "UTC").split(" ")[0] for day in range(2, 9)]
    assert (
        days
        == {
            Language.FI: ["ma", "ti", "ke", "to", "pe", "la", "su"],
            Language.SV: ["mån", "tis", "ons", "tors", "fre", "lör", "sön"],
            Language.EN: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        }[language]
    )


def test_an_unknown_zone_is_an_error() -> None:
    with pytest.raises(UnknownZone):
        moment(TUESDAY, Language.FI, "Europe/Atlantis")
