"""How a moment reads: `ti 3.3. klo 18.00`, `tis 3.3 kl. 18.00`, `Tue 3 March, 18:00`; and what a time zone is called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, TypeAlias

from babel import Locale
from babel.dates import format_datetime, get_timezone, get_timezone_location

from facilitation.times import WallTime
from facilitation.words import Language

_LOCALES: Mapping[Language, Locale] = MappingProxyType(
    {Language.FI: Locale("fi"), Language.SV: Locale("sv", "FI"), Language.EN: Locale("en", "GB")}
)

Style: TypeAlias = Literal["date", "time", "day", "typed", "heading"]

_PATTERNS: Mapping[Language, Mapping[Style, str]] = MappingProxyType(
    {
        # Finnish has a point after the month, Swedish has none.
        Language.FI: {
            "date": "EEE d.M. 'klo' H.mm",
            "time": "'klo' H.mm",
            "day": "d.M.y",
            "typed": "d.M. 'klo' H.mm",
            "heading": "cccc d.M.y",
        },
        Language.SV: {
            "date": "EEE d.M 'kl.' H.mm",
            "time": "'kl.' H.mm",
            "day": "d.M.y",
            "typed": "d.M 'kl.' H.mm",
            "heading": "cccc d MMMM y",
        },
        Language.EN: {
            "date": "EEE d MMMM, HH:mm",
            "time": "HH:mm",
            "day": "d MMMM y",
            "typed": "d MMMM HH:mm",
            "heading": "cccc d MMMM y",
        },
    }
)


def moment(instant: datetime, language: Language, zone: str, style: Style = "date") -> str:
    """An aware instant as it reads in that language on a wall in `zone` (IANA). Raises `facilitation.times.UnknownZone`.

    `date` is weekday, day, month and time of day; `time` the time of day with its word; `day` the date with its year; `typed`
    what one types after a command; `heading` weekday and date in full.
    """
    clock = WallTime.of(instant, zone).clock
    return format_datetime(clock, _PATTERNS[language][style], locale=_LOCALES[language])


def zone_name(zone: str, language: Language) -> str:
    """The city by which that IANA time zone is known: `Helsinki`, `Helsingfors`."""
    return get_timezone_location(get_timezone(zone), locale=_LOCALES[language], return_city=True)
