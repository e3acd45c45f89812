"""The words for days, months and hours that people type, in all three languages.

Babel gives the names; the endings that Finnish puts on them, and the short forms of everyday typing, are added here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from dateutil.parser import parserinfo

from facilitation.words import Language

CLOCK_WORDS = frozenset({"klo", "kello", "kl", "klockan", "at", "@"})
"""Before a time of day."""

FILLERS = frozenset({"den", "pa", "till", "on", "the", "of", "to", "paiva", "paivana", "oclock"})
"""Words that a date may contain and that say nothing. (`to` is Thursday in Finnish, and so only filling in English.)"""

DAYS_FROM_NOW: Mapping[str, int] = {
    "tanaan": 0, "idag": 0, "today": 0,
    "huomenna": 1, "imorgon": 1, "tomorrow": 1,
    "ylihuomenna": 2, "iovermorgon": 2, "overtomorrow": 2,
}  # fmt: skip

_HALVES: Mapping[str, int] = {"am": 0, "ap": 0, "fm": 0, "pm": 1, "ip": 1, "em": 1}
_SHORTEST = 3  # letters of a name that are enough, when only one name of the language begins with them


def plain(text: str) -> str:
    """The text in small letters without accents and invisible signs, so that `lördag`, `LÖRDAG` and `lordag` are one word."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(one for one in parts if unicodedata.category(one) not in ("Mn", "Cf"))


class DayWords(parserinfo):
    """What dateutil is to know of words. The reader's own language comes first where languages disagree (`mar`, `to`)."""

    def __init__(self, language: Language) -> None:
        super().__init__(dayfirst=True)
        self.language = language
        order = (language, *(one for one in Language if one is not language))
        self._day_names = [_names(one)[0] for one in order]
        self._month_names = [_names(one)[1] for one in order]

    def weekday(self, name: str) -> int | None:
        """Monday is 0; None for a word that is no weekday."""
        word = plain(name)
        if word == "to" and self.language is Language.EN:
            return None
        return next((names[word] for names in self._day_names if word in names), None)

    def month(self, name: str) -> int | None:
        """January is 1; None for a word that is no month."""
        word = plain(name)
        return next((names[word] for names in self._month_names if word in names), None)

    def ampm(self, name: str) -> int | None:
        """Before noon is 0, after noon 1; None for any other word."""
        return _HALVES.get(plain(name))


@cache
def day_words(language: Language) -> DayWords:
    """The words as somebody of that language means them."""
    return DayWords(language)


@cache
def _names(language: Language) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """All forms of weekdays (0–6) and of months (1–12) in one language."""
    locale = Locale.parse("en_GB" if language is Language.EN else language.value)
    days: dict[str, int] = {}
    months: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            days |= {plain(name).rstrip("."): number for number, name in locale.days[context][width].items()}
            months |= {plain(name).rstrip("."): number for number, name in locale.months[context][width].items()}
    day_names = {number: plain(name) for number, name in locale.days["stand-alone"]["wide"].items()}
    month_names = {number: plain(name) for number, name in locale.months["stand-alone"]["wide"].items()}
    for beginning, number in _beginnings([*day_names.items(), *((100 + month, name) for month, name in month_names.items())]):
        if number < 100:
            days.setdefault(beginning, number)
        else:
            months.setdefault(beginning, number - 100)
    for number, name in day_names.items():
        days |= dict.fromkeys(_inflected_day(language, name), number)
    for number, name in month_names.items():
        months |= dict.fromkeys(_inflected_month(language, name), number)
    return days, months


def _beginnings(names: Iterable[tuple[int, str]]) -> list[tuple[str, int]]:
    """Every beginning of a name, long enough, that no other name shares."""
    owners: dict[str, set[int]] = {}
    for number, name in names:
        for length in range(_SHORTEST, len(name) + 1):
            owners.setdefault(name[:length], set()).add(number)
    return [(beginning, min(numbers)) for beginning, numbers in owners.items() if len(numbers) == 1]


def _inflected_day(language: Language, name: str) -> set[str]:
    """`tiistaina`, `tiistaiksi`, `tiistaille`; `tisdagen`."""
    if language is Language.SV:
        return {name + "en"}
    if language is Language.FI:
        weak = name.removesuffix("kko") + "ko" if name.endswith("kko") else name
        return {name + "na", weak + "n", weak + "ksi", weak + "lle"}
    return set()


def _inflected_month(language: Language, name: str) -> set[str]:
    """`joulukuuta`, `joulukuun`, `joulukuussa`."""
    return {name + ending for ending in ("ta", "n", "ssa")} if language is Language.FI else set()
