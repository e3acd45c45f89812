"""How a moment reads: `ti 3.3. klo 18.00`, `tis 3.3 kl. 18.00`, `Tue 3 March, 18:00`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from babel import Locale
from babel.dates import format_datetime

from facilitation.times import WallTime
from facilitation.words import Language

_LOCALES: Mapping[Language, Locale] = MappingProxyType(
    {Language.FI: Locale("fi"), Language.SV: Locale("sv", "FI"), Language.EN: Locale("en", "GB")}
)

_PATTERNS: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {
        # Finnish has a point after the month, Swedish has none.
        Language.FI: {"date": "EEE d.M. 'klo' H.mm", "time": "'klo' H.mm", "day": "d.M.y"},
        Language.SV: {"date": "EEE d.M 'kl.' H.mm", "time": "'kl.' H.mm", "day": "d.M.y"},
        Language.EN: {"date": "EEE d MMMM, HH:mm", "time": "HH:mm", "day": "d MMMM y"},
    }
)


def moment(instant: datetime, language: Language, zone: str, style: Literal["date", "time", "day"] = "date") -> str:
    """An aware instant as it reads in that language on a wall in `zone` (IANA). Raises `facilitation.times.UnknownZone`.

    `date` is weekday, day, month and time of day; `time` the time of day with its word; `day` the date with its year.
    """
    clock = WallTime.of(instant, zone).clock
    return format_datetime(clock, _PATTERNS[language][style], locale=_LOCALES[language])
